import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql, systemRequest } from '@/shared/db'
import type { DomainError } from '@/shared/errors'
import type { JobContext } from '@/shared/jobs'
import { jsonText } from '@/shared/json'
import { sopAdapters } from '../adapters'
import { spaceOf, type Embedder } from '../embedders/define-embedder'
import { embedderSwitchedOff, isVectorTrouble } from '../embedders/failures'
import { embeddersInUse, within, type Scope } from '../embedders/who-embeds'
import { readableStates } from '../policies'
import { readSegments } from '../rows'
import { passagesOf } from '../search/passages'
import { embedVersionWith } from './embed-version'

/** Versions in one run; the next one goes on. What a run keeps of its steps stays small. */
const AT_ONCE = 300
/** Vectors of texts that no version brought for so long are forgotten. */
const FORGET_AFTER = '180 days'

type Use = { embedder: Embedder; scope: Scope }
type Behind = { id: number; organisation: number; language: string | null }

/**
 * Brings the index behind search up to date with what is there: versions that the chosen model has not indexed yet (it was
 * switched, or could not be had when they were read) are indexed; an organisation all of whose versions are done is searched
 * with it from then on, and what other models made of it is removed; so is what deleted versions left. Until then search goes
 * on with the model before. Organisations that use no AI are indexed on this server where the chosen model is a service's.
 */
export async function keepIndex(context: JobContext<unknown>): Promise<void> {
  const req = await systemRequest(context.payload, {
    reason: 'the index behind search is kept without a person behind it',
  })
  const troubles: unknown[] = []
  for (const use of await embeddersInUse(req)) {
    const trouble = await indexBehind(req, use, context)
    if (trouble) troubles.push(trouble)
    await switchModels(req, use, context)
    await forget(req, use, context)
  }
  await context.step(
    'forget-texts',
    () => null,
    async (work) => {
      await sql(work).execute(statement`
        delete from sop_embeddings where used_at < now() - ${FORGET_AFTER}::interval`)
    },
  )
  if (troubles.length > 0) throw troubles[0] as Error
}

/** @returns the first trouble with the embedder or the store, after everything that could be indexed was */
async function indexBehind(
  req: PayloadRequest,
  { embedder, scope }: Use,
  context: JobContext<unknown>,
): Promise<DomainError | undefined> {
  const { progress, step } = context
  const behind = await step(`behind ${embedder.model}`, () => versionsBehind(req, embedder.model, scope))
  let trouble: DomainError | undefined
  for (const [number, { id, organisation, language }] of behind.entries()) {
    await progress(number, behind.length, 'Indexing for search')
    const passages = passagesOf({ segments: await readSegments(req, id), language: language ?? 'en' })
    try {
      await embedVersionWith(
        embedder,
        { organisation, version: id, language: language ?? 'en', passages },
        { ...context, prefix: `version-${id}`, progress: () => Promise.resolve() },
      )
    } catch (error) {
      // One document that a model chokes on does not keep the others out of the index.
      if (!isVectorTrouble(error)) throw error
      // Switched off meanwhile: another embedder does it in the next run.
      if (error.code !== embedderSwitchedOff().code) trouble ??= error
    }
  }
  return trouble
}

/** Readable versions that were never indexed with a model in the store, or changed since. */
async function versionsBehind(req: PayloadRequest, model: string, scope: Scope): Promise<Behind[]> {
  const found = rows<{ id: number; organisation_id: number; language: string | null }>(
    await sql(req).execute(statement`
      select version.id, version.organisation_id, version.language
      from sop_versions as version
      left join sop_indexed as indexed on indexed.version_id = version.id and indexed.model = ${model} and indexed.store = ${sopAdapters().store.name}
      where ${within(statement`version.organisation_id`, scope)} and version.state::text in (select jsonb_array_elements_text(${jsonText(readableStates)}::jsonb))
        and (indexed.version_id is null or indexed.indexed_at < version.updated_at)
      order by version.id desc limit ${AT_ONCE}`),
  )
  return found.map((row) => ({ id: Number(row.id), organisation: Number(row.organisation_id), language: row.language }))
}

/** Organisations that search with another model, and have nothing left to index with the chosen one, go over to it. */
async function switchModels(
  req: PayloadRequest,
  { embedder, scope }: Use,
  { step }: Pick<JobContext<unknown>, 'step'>,
): Promise<void> {
  const { store } = sopAdapters()
  const space = spaceOf(embedder)
  const ready = await step(`ready ${space.model}`, async () => {
    const found = rows<{ id: number }>(
      await sql(req).execute(statement`
        select organisation_id as id from sop_search_models as searching
        where model <> ${space.model} and ${within(statement`organisation_id`, scope)} and not exists (
          select from sop_versions as version
          where version.organisation_id = searching.organisation_id
            and version.state::text in (select jsonb_array_elements_text(${jsonText(readableStates)}::jsonb))
            and not exists (
              select from sop_indexed as indexed
              where indexed.version_id = version.id and indexed.model = ${space.model} and indexed.store = ${store.name}
            )
        )`),
    )
    return found.map(({ id }) => Number(id))
  })
  for (const organisation of ready) {
    await step(
      `switch-${organisation} ${space.model}`,
      () => null,
      async (work) => {
        await sql(work).execute(statement`
          update sop_search_models set model = ${space.model}, dimensions = ${space.dimensions}, since = now()
          where organisation_id = ${organisation}`)
      },
    )
  }
}

type Left = { organisation: number; version: number; model: string; dimensions: number; store: string }

/** What models that are searched with no more, and versions that are no more, have left in the index. */
async function forget(
  req: PayloadRequest,
  { embedder, scope }: Use,
  { step }: Pick<JobContext<unknown>, 'step'>,
): Promise<void> {
  const { store } = sopAdapters()
  const left = await step(`left ${embedder.model}`, async () => {
    const found = rows<{
      organisation_id: number
      version_id: number
      model: string
      dimensions: number
      store: string
    }>(
      await sql(req).execute(statement`
        select organisation_id, version_id, model, dimensions, store from sop_indexed as indexed
        where not exists (select from sop_versions where id = indexed.version_id)
          or indexed.model <> ${embedder.model} and ${within(statement`organisation_id`, scope)} and not exists (
            select from sop_search_models as searching
            where searching.organisation_id = indexed.organisation_id and searching.model = indexed.model
          )
        order by version_id limit ${AT_ONCE}`),
    )
    return found.map((row): Left => ({
      organisation: Number(row.organisation_id),
      version: Number(row.version_id),
      model: row.model,
      dimensions: Number(row.dimensions),
      store: row.store,
    }))
  })
  for (const { organisation, version, model, dimensions, store: keptIn } of left) {
    // What another store holds is out of reach; whoever changed the store removes it there.
    const isHere = keptIn === store.name
    const place = { organisation, version, space: { model, dimensions } }
    await step(
      `forget-${version}-${model}`,
      async () => {
        if (isHere && !store.transactional) await store.clear({ req, ...place })
        return null
      },
      async (work) => {
        if (isHere && store.transactional) await store.clear({ req: work, ...place })
        await sql(work).execute(statement`delete from sop_indexed where version_id = ${version} and model = ${model}`)
      },
    )
  }
}
