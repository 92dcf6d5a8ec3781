import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { exercisesOf } from '@/shared/manifest/walk'
import { verifyClaim, type Verdict } from '@/shared/verify'
import { hasRole, personOf } from '@/systems/identity/public'
import { contentOf, forbidden, someone } from '../errors'
import '../events'
import type { CommentRecord, CourseRecord } from '../model'
import { mayComment } from '../policies'
import { commentOf, readClaims, readCourse } from '../rows'
import { readSources, verifiable } from '../sources'

type Remark = { req: PayloadRequest; course: number; text: string; claimKey?: string | null | undefined }

/** A remark on a course, a claim of it (`claimKey`) or an exercise of it (`exercise:<id>`). */
export function addComment(remark: Remark): Promise<CommentRecord> {
  return inTransaction(remark.req, (req) => write({ ...remark, req, suggestedText: null }))
}

/**
 * Proposes other words for a claim to its author, who may take them. Whoever suggests does not become the author, and can
 * still approve alone. Returns what the verifier says of the suggestion.
 */
export async function suggestWording({
  req,
  course,
  claimKey,
  suggestedText,
  text,
}: Remark & { claimKey: string; suggestedText: string }): Promise<{ comment: CommentRecord; verdict: Verdict }> {
  const record = await readCourse({ req, id: course })
  const claim = (await readClaims({ req, course })).find((one) => one.key === claimKey)
  if (!claim) throw noSuchPlace()
  const sources = verifiable(await readSources({ req, course: record }))
  const verdict = verifyClaim({ claim: { text: suggestedText, citations: claim.citations }, sources })
  const comment = await inTransaction(req, (req) => write({ req, course, claimKey, text, suggestedText }))
  return { comment, verdict }
}

async function write({
  req,
  course,
  claimKey,
  text,
  suggestedText,
}: Remark & { suggestedText: string | null }): Promise<CommentRecord> {
  const person = someone(personOf(req))
  if (!hasRole(person, ...mayComment)) {
    throw forbidden({
      code: 'may-not-comment',
      message: 'Comments are made by the people who write and review courses.',
    })
  }
  const record = await readCourse({ req, id: course })
  if (record.state === 'retired')
    throw forbidden({ code: 'retired', message: 'This course is retired. Comments are closed.' })
  if (claimKey) await refuseUnknownPlace({ req, record, claimKey })
  const row = await create({
    req: asSystem(req, 'comments are written by this command only, in the name of the person who asks'),
    collection: 'comments',
    data: {
      course,
      claimKey: claimKey ?? null,
      text,
      suggestedText,
      author: person.id,
      authorName: person.name,
      organisation: person.organisation,
    },
  })
  const comment = commentOf(row as unknown as Parameters<typeof commentOf>[0])
  await emit(req, 'comment.added', { comment: comment.id, course, suggestion: suggestedText !== null })
  return comment
}

async function refuseUnknownPlace({
  req,
  record,
  claimKey,
}: {
  req: PayloadRequest
  record: CourseRecord
  claimKey: string
}): Promise<void> {
  const exercise = /^exercise:(.+)$/.exec(claimKey)?.[1]
  const there =
    exercise === undefined
      ? (await readClaims({ req, course: record.id })).some((claim) => claim.key === claimKey)
      : exercisesOf(contentOf(record)).some((one) => one.id === exercise)
  if (!there) throw noSuchPlace()
}

function noSuchPlace(): DomainError {
  return new DomainError({
    code: 'course.no-such-place',
    status: 404,
    message: 'What you comment on is not in this course any more. Reload the page.',
  })
}
