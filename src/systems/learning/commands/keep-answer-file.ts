import { randomUUID } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { inspectProof } from '../answer-files/inspect-proof'
import { attemptClosed, notFound } from '../errors'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { attemptOf } from '../rows'

/** Whoever changes their mind more often than that is not handing in proof. */
const MOST_PER_EXERCISE = 20

/**
 * Stores a file that a learner hands in for an exercise of an attempt under way. The answer to the exercise is what this
 * returns; until it is saved as such, nothing is handed in.
 *
 * @throws `attempt.not-found`, `exercise.not-found` (404), `attempt.closed`, `proof.too-many` (409), `proof.empty`,
 * `proof.missing`, `proof.wrong-type` (400), `proof.too-large` (413).
 */
export async function keepAnswerFile({
  req,
  attempt,
  exercise,
  file,
}: {
  req: PayloadRequest
  attempt: number
  exercise: string
  file: { name: string; data: Buffer } | undefined
}): Promise<{ file: string; name: string }> {
  const person = signedIn(req)
  const row = await attemptOf(req, { person, attempt })
  if (row.state !== 'in-progress') throw attemptClosed(row.state)
  if (!file) throw new DomainError({ code: 'proof.missing', message: 'No file arrived. Choose it again.' })
  const manifest = await publishedCourse(req, row.version)
  const asked = manifest.assessment.exercises.find(({ id }) => id === exercise && row.drawn.includes(id))
  if (asked?.type !== 'upload') throw notFound('exercise')
  const proof = await inspectProof({ bytes: file.data, accept: asked.accept })
  const name = plainName(file.name)
  return inTransaction(req, async (req) => {
    const locked = await attemptOf(req, { person, attempt, lock: true })
    if (locked.state !== 'in-progress') throw attemptClosed(locked.state)
    await assertNotTooMany(req, { attempt, exercise })
    const kept = await create({
      req: asSystem(req, 'the learner hands in proof; the collection itself is closed'),
      collection: 'answer-files',
      data: {
        attempt,
        exercise,
        learner: person.id,
        originalName: name,
        sha256: proof.sha256,
        organisation: person.organisation,
      },
      file: {
        name: `${randomUUID()}.${proof.ending}`,
        data: file.data,
        size: file.data.byteLength,
        mimetype: proof.mediaType,
      },
    })
    return { file: String(kept.id), name }
  })
}

async function assertNotTooMany(
  req: PayloadRequest,
  { attempt, exercise }: { attempt: number; exercise: string },
): Promise<void> {
  const [kept] = rows<{ count: number }>(
    await sql(req).execute(query`
      select count(*)::int as count from answer_files where attempt_id = ${attempt} and exercise = ${exercise}`),
  )
  if ((kept?.count ?? 0) < MOST_PER_EXERCISE) return
  throw new DomainError({
    code: 'proof.too-many',
    status: 409,
    message: `You have handed in ${MOST_PER_EXERCISE} files for this question. Keep the last one, or ask your trainer.`,
  })
}

/** As a person would write it: no folders, no control characters, not endless. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}"]/gu, '').trim()
  return plain.slice(-120) || 'file'
}
