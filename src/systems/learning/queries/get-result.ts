import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { attemptResult } from '../attempt-result'
import type { AttemptResult } from '../model'
import { seenLearners, signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { attemptOf } from '../rows'

/**
 * What an attempt came to: the score, what to repeat with its clauses, and each objective. For the learner; managers and
 * administrators see everybody's of their organisation, trainers those of their cohorts.
 *
 * @throws `attempt.not-found` (404), `attempt.in-progress` (409).
 */
export async function getResult({
  req,
  attempt,
}: {
  req: PayloadRequest
  attempt: number
}): Promise<AttemptResult & { enrollment: number }> {
  const person = signedIn(req)
  const row = await attemptOf(req, { person, attempt, of: await seenLearners(req, person) })
  const { submittedAt, enrollment } = row
  if (row.state === 'in-progress' || !submittedAt) {
    throw new DomainError({
      code: 'attempt.in-progress',
      status: 409,
      message: 'This attempt is not handed in yet, so it has no result. Go on with it.',
    })
  }
  const manifest = await publishedCourse(req, row.version)
  const [besides] = rows<{ certificate: string | null; used: number }>(
    await sql(req).execute(query`
      select (select code from certificates where enrollment_id = ${enrollment.id}) as certificate,
        (select count(*)::int from attempts where enrollment_id = ${enrollment.id} and state <> 'voided') as used`),
  )
  const { certificate = null, used = row.number } = besides ?? {}
  return {
    ...attemptResult({ manifest, attempt: { ...row, submittedAt }, used, certificate }),
    enrollment: enrollment.id,
  }
}
