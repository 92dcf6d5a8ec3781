import type { PayloadRequest } from 'payload'
import { asSystem, create, find, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import type { CourseManifest } from '@/shared/manifest/schema'
import { personOf } from '@/systems/identity/public'
import { conflict, contentOf, someone } from '../errors'
import '../events'
import { versionMoves, type VersionState } from '../lifecycle'
import type { CourseRecord, SignatureRecord } from '../model'
import { lockCourse, readClaims, readCurrentSignatures } from '../rows'
import { assembleManifest } from '../rules/assemble-manifest'
import { contentToSign, hashOfSigned } from '../rules/signed-content'
import { whatBlocksApproval } from '../rules/what-blocks-approval'
import { isApprovedBy } from '../rules/who-may-approve'
import { moveCourse } from './move-course'

export type Published = { version: number; number: number; hash: string }

/**
 * Freezes the approved course as its next version. The content is hashed again and must be what was signed. The version
 * released before is superseded; whoever is enrolled on it stays on it.
 *
 * @throws 403 by role, 409 for a course that is not approved, `course.not-signed` when the signatures do not fit,
 * `course.incomplete` when the manifest is not valid.
 */
export async function publishCourse({ req, id }: { req: PayloadRequest; id: number }): Promise<Published> {
  return inTransaction(req, async (req) => {
    const before = await lockCourse({ req, id })
    const number = (before.version ?? 0) + 1
    let published: Published | null = null
    await moveCourse({
      req,
      id,
      to: 'published',
      data: { version: number },
      work: async ({ req, course }) => {
        published = await freeze({ req, course, number })
      },
    })
    if (!published) throw new Error('a course was moved to "published" without its version')
    return published
  })
}

async function freeze({
  req,
  course,
  number,
}: {
  req: PayloadRequest
  course: CourseRecord
  number: number
}): Promise<Published> {
  const person = someone(personOf(req))
  const manifest = await signedManifest({ req, course, number })
  const system = asSystem(req, 'versions are written by publishing only')
  const at = new Date().toISOString()
  await supersede({ req, course: course.id, by: number })
  const version = await create({
    req: system,
    collection: 'versions',
    data: {
      course: course.id,
      number,
      title: manifest.title,
      language: manifest.language,
      hash: manifest.hash,
      manifest,
      state: 'released',
      releasedAt: at,
      releasedBy: person.id,
      organisation: person.organisation,
    },
  })
  const published = { version: version.id, number, hash: manifest.hash }
  await emit(req, 'course.published', { course: course.id, ...published })
  return published
}

async function signedManifest({
  req,
  course,
  number,
}: {
  req: PayloadRequest
  course: CourseRecord
  number: number
}): Promise<CourseManifest> {
  const claims = await readClaims({ req, course: course.id })
  const content = contentOf(course)
  const blockers = whatBlocksApproval({ content, claims })
  const kept = contentToSign({ content, claims })
  const contentHash = hashOfSigned(kept.content)
  const signatures = await readCurrentSignatures({ req, course: course.id })
  if (blockers.length > 0 || !isApprovedBy({ signatures, contentHash, course, claims })) {
    throw conflict({
      code: 'not-signed',
      message: 'What was signed is not what the course says now. It must be reviewed and signed again.',
      detail: blockers,
    })
  }
  return assembleManifest({
    course,
    number,
    content: kept.content,
    authors: await namesOf({ req, people: course.authors }),
    approvals: signatures
      .filter((signature) => signature.voidedAt === null && signature.contentHash === contentHash)
      .map(approvalOf),
  })
}

function approvalOf({ byName, at, meaning, contentHash }: SignatureRecord) {
  return { by: byName, at, meaning, contentHash }
}

async function supersede({ req, course, by }: { req: PayloadRequest; course: number; by: number }): Promise<void> {
  const { docs } = await find({
    req,
    collection: 'versions',
    where: { course: { equals: course }, state: { equals: 'released' } },
    select: { state: true },
  })
  for (const { id, state } of docs as unknown as { id: number; state: VersionState }[]) {
    assertMove({ moves: versionMoves, from: state, to: 'superseded', what: 'The version' })
    await update({
      req: asSystem(req, 'a version is superseded by the next one, never by hand'),
      collection: 'versions',
      id,
      data: { state: 'superseded' },
    })
    await emit(req, 'version.superseded', { version: id, course, by })
  }
}

async function namesOf({ req, people }: { req: PayloadRequest; people: number[] }): Promise<string[]> {
  const { docs } = await find({
    req: asSystem(req, 'a manifest names its authors, whoever publishes it'),
    collection: 'users',
    where: { id: { in: people } },
    select: { name: true },
    sort: 'id',
  })
  return (docs as unknown as { name: string }[]).map(({ name }) => name)
}
