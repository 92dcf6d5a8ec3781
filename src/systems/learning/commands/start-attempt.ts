import { randomBytes } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { CourseManifest } from '@/shared/manifest/schema'
import { drawAssessment } from '@/systems/courses/public'
import type { Person } from '@/systems/identity/public'
import { attemptView } from '../attempt-view'
import { contentOf } from '../course-summary'
import { enrollmentClosed, versionWithdrawn } from '../errors'
import type { AttemptState } from '../lifecycle'
import type { AttemptView } from '../model'
import { signedIn } from '../policies'
import { keptProgress } from '../progress'
import { publishedCourse } from '../published-course'
import { iso, json, ownEnrollment, type AttemptRow, type EnrollmentRow } from '../rows'
import { startEnrollment } from './save-progress'

type Sitting = Pick<AttemptRow, 'id' | 'number' | 'seed' | 'drawn' | 'answers' | 'startedAt'>

/**
 * Begins the final assessment, or goes on with the one under way. The enrollment's row is locked, so two windows get one
 * attempt.
 *
 * @throws `enrollment.not-found` (404), `enrollment.closed` (409), `version.withdrawn` (410), `assessment.passed`,
 * `assessment.being-graded`, `attempts.used-up`, `lessons.unread` (409).
 */
export async function startAttempt({
  req,
  enrollment,
}: {
  req: PayloadRequest
  enrollment: number
}): Promise<AttemptView> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    const row = await ownEnrollment(req, { person, enrollment, lock: true })
    const manifest = await publishedCourse(req, row.version)
    const attempts = await attemptsOf(req, enrollment)
    const running = attempts.find(({ state }) => state === 'in-progress')
    if (running) return attemptView(manifest, running)

    assertMayStart(row, attempts, manifest.assessment.attempts)
    assertLessonsRead(row, manifest)
    if (row.state === 'assigned') await startEnrollment(req, { person, enrollment, version: row.version.id })
    const begun = await begin(req, { person, row, manifest, number: attempts.length + 1 })
    return attemptView(manifest, begun)
  })
}

function assertMayStart(row: EnrollmentRow, attempts: { state: AttemptState }[], allowed: number | null): void {
  if (row.state === 'completed' || row.state === 'expiring') {
    throw refuse('assessment.passed', 'You have passed this assessment already. Your certificate is on your home page.')
  }
  if (attempts.some(({ state }) => state === 'submitted' || state === 'needs-grading' || state === 'graded')) {
    throw refuse(
      'assessment.being-graded',
      'Your last attempt is still being graded. You get a message when it is done.',
    )
  }
  if (row.state !== 'assigned' && row.state !== 'in-progress') throw enrollmentClosed(row.state)
  if (row.version.state === 'withdrawn') throw versionWithdrawn()
  const used = attempts.filter(({ state }) => state !== 'voided').length
  if (allowed !== null && used >= allowed) {
    throw refuse('attempts.used-up', `You have used all ${allowed} attempts. Ask your training manager how to go on.`)
  }
}

/** A certificate says "trained and assessed": the lessons come first. */
function assertLessonsRead(row: EnrollmentRow, manifest: CourseManifest): void {
  const done = new Set(keptProgress(row.progress)?.done)
  const unread = contentOf(manifest).lessons.filter(({ id }) => !done.has(id)).length
  if (unread === 0) return
  throw refuse(
    'lessons.unread',
    `Read the lessons first: ${unread === 1 ? 'one is' : `${unread} are`} left. Then the assessment opens.`,
  )
}

async function attemptsOf(req: PayloadRequest, enrollment: number): Promise<(Sitting & { state: AttemptState })[]> {
  return rows(
    await sql(req).execute(query`
      select id, number::int as number, state, seed, drawn, coalesce(answers, '{}'::jsonb) as answers,
        ${iso(query`started_at`)} as "startedAt"
      from attempts where enrollment_id = ${enrollment} order by number`),
  )
}

async function begin(
  req: PayloadRequest,
  { person, row, manifest, number }: { person: Person; row: EnrollmentRow; manifest: CourseManifest; number: number },
): Promise<Sitting> {
  // Never told to anybody: who knows the seed could foresee the next order.
  const seed = randomBytes(16).toString('hex')
  const drawn = drawAssessment({ assessment: manifest.assessment, seed })
  const [begun] = rows<Sitting>(
    await sql(req).execute(query`
      insert into attempts (enrollment_id, version_id, learner_id, number, state, seed, drawn, answers, started_at,
        organisation_id, created_at, updated_at)
      values (${row.id}, ${row.version.id}, ${person.id}, ${number}, 'in-progress', ${seed}, ${json(drawn)}, '{}'::jsonb,
        now(), ${person.organisation}, now(), now())
      returning id, number::int as number, seed, drawn, answers, ${iso(query`started_at`)} as "startedAt"`),
  )
  if (!begun) throw new Error('an attempt was inserted and not returned')
  await emit(req, 'attempt.started', {
    attempt: begun.id,
    enrollment: row.id,
    version: row.version.id,
    learner: person.id,
    number,
  })
  return begun
}

function refuse(code: string, message: string): DomainError {
  return new DomainError({ code, status: 409, message })
}
