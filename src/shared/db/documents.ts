import type {
  BulkOperationResult,
  CollectionSlug,
  DataFromCollectionSlug,
  File,
  PaginatedDocs,
  PayloadRequest,
  RequiredDataFromCollectionSlug,
  SelectType,
  Sort,
  Where,
} from 'payload'

import { DomainError } from '@/shared/errors'

import { systemReasonOf } from './request'
import { ownTransaction } from './transaction'

type Id = number | string
type Doc<Slug extends CollectionSlug> = DataFromCollectionSlug<Slug>
// Hooks fill in required fields (organisation, owner), so a caller gives what it knows.
type Data<Slug extends CollectionSlug> = Partial<RequiredDataFromCollectionSlug<Slug>>
type In<Slug extends CollectionSlug> = { req: PayloadRequest; collection: Slug }

/**
 * Documents the request may see. All of them unless `limit` is given: `pagination` is off by default, so nothing is counted.
 *
 * @throws Payload's Forbidden (403) when the collection is closed to the request.
 */
export async function find<Slug extends CollectionSlug>({
  req,
  collection,
  where,
  sort,
  limit,
  page,
  depth = 0,
  select,
  pagination = false,
}: In<Slug> & {
  where?: Where
  sort?: Sort
  limit?: number
  page?: number
  depth?: number
  select?: SelectType
  pagination?: boolean
}): Promise<PaginatedDocs<Doc<Slug>>> {
  const found = await operations(req).find({
    ...(await scope(req)),
    collection,
    depth,
    pagination,
    ...given({ where, sort, limit, page, select }),
  })
  return found as PaginatedDocs<Doc<Slug>>
}

/** @throws `<collection>.not-found` (404) when it is not there or the request may not see it. */
export async function findByID<Slug extends CollectionSlug>({
  req,
  collection,
  id,
  depth = 0,
  select,
}: In<Slug> & { id: Id; depth?: number; select?: SelectType }): Promise<Doc<Slug>> {
  // Without disableErrors Payload answers a missing document by rolling back the request's transaction.
  const doc = await operations(req).findByID({
    ...(await scope(req)),
    collection,
    id,
    depth,
    disableErrors: true,
    ...given({ select }),
  })
  if (!doc) throw notFound(collection, id)
  return doc as Doc<Slug>
}

/** @throws Payload's ValidationError (400) and Forbidden (403); both roll back the request's transaction. */
export async function create<Slug extends CollectionSlug>({
  req,
  collection,
  data,
  file,
}: In<Slug> & { data: Data<Slug>; file?: File }): Promise<Doc<Slug>> {
  const doc = await operations(req).create({
    ...(await scope(req)),
    collection,
    data,
    depth: 0,
    ...given({ file }),
  })
  return doc as Doc<Slug>
}

/** @throws Payload's NotFound (404), ValidationError (400), Forbidden (403); each rolls back the request's transaction. */
export async function update<Slug extends CollectionSlug>({
  req,
  collection,
  id,
  data,
}: In<Slug> & { id: Id; data: Data<Slug> }): Promise<Doc<Slug>> {
  const doc = await operations(req).update({
    ...(await scope(req)),
    collection,
    id,
    data,
    depth: 0,
  })
  return doc as Doc<Slug>
}

/** Changes every document that matches and may be changed. @throws `<collection>.update-refused` naming the first that failed. */
export async function updateMany<Slug extends CollectionSlug>({
  req,
  collection,
  where,
  data,
}: In<Slug> & { where: Where; data: Data<Slug> }): Promise<Doc<Slug>[]> {
  const changed = await operations(req).update({ ...(await scope(req)), collection, where, data, depth: 0 })
  const result = changed as BulkOperationResult<Slug, SelectType>
  // Payload collects failures instead of throwing them; half a change is no change.
  const [failure] = result.errors
  if (failure) {
    throw new DomainError({
      code: `${collection}.update-refused`,
      message: `${collection} ${failure.id} could not be changed: ${failure.message}`,
      status: 400,
      detail: result.errors,
    })
  }
  return result.docs
}

/** Deletes one document and returns what it was. @throws Payload's NotFound (404), Forbidden (403). */
export async function remove<Slug extends CollectionSlug>({
  req,
  collection,
  id,
}: In<Slug> & { id: Id }): Promise<Doc<Slug>> {
  const doc = await operations(req).delete({ ...(await scope(req)), collection, id, depth: 0 })
  return doc as Doc<Slug>
}

/** How many documents the request may see. */
export async function count<Slug extends CollectionSlug>({
  req,
  collection,
  where,
}: In<Slug> & { where?: Where }): Promise<number> {
  const counted = await operations(req).count({ ...(await scope(req)), collection, ...given({ where }) })
  return (counted as { totalDocs: number }).totalDocs
}

async function scope(req: PayloadRequest): Promise<{ req: PayloadRequest; overrideAccess: boolean }> {
  // Payload falls back to the pool when the request's transaction is gone; a write there would escape the rollback.
  await ownTransaction(req)
  return { req, overrideAccess: systemReasonOf(req) !== undefined }
}

/** Payload's operations without their types, which over all collections at once are too much for the compiler; ours stand above. */
function operations(req: PayloadRequest) {
  type Operation = (options: Record<string, unknown>) => Promise<unknown>
  return req.payload as unknown as Record<'find' | 'findByID' | 'create' | 'update' | 'delete' | 'count', Operation>
}

function given(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function notFound(collection: string, id: Id): DomainError {
  return new DomainError({
    code: `${collection}.not-found`,
    message: `There is no ${collection} ${id} that you may see.`,
    status: 404,
  })
}
