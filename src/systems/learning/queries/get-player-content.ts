import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { CourseManifest } from '@/shared/manifest/schema'
import { attemptResult, type SubmittedAttempt } from '../attempt-result'
import { contentOf } from '../course-summary'
import { enrollmentClosed, versionWithdrawn } from '../errors'
import { isOpen } from '../lifecycle'
import type { AttemptResult, PlayerContent } from '../model'
import { signedIn } from '../policies'
import { keptProgress } from '../progress'
import { publishedCourse } from '../published-course'
import { iso, ownEnrollmentWithCounts } from '../rows'

/**
 * The course as the learner's browser gets it, and where they stopped. One statement; one more where an attempt was handed
 * in, one more the first time a version is asked for. No key leaves the server.
 *
 * @throws `enrollment.not-found` (404), `enrollment.closed` (409), `version.withdrawn` (410).
 */
export async function getPlayerContent({
  req,
  enrollment,
}: {
  req: PayloadRequest
  enrollment: number
}): Promise<PlayerContent> {
  const person = signedIn(req)
  const row = await ownEnrollmentWithCounts(req, { person, enrollment })
  if (!isOpen(row.state)) throw enrollmentClosed(row.state)
  if (row.version.state === 'withdrawn') throw versionWithdrawn()
  const manifest = await publishedCourse(req, row.version)
  const { attempts } = manifest.assessment
  return {
    enrollment,
    state: row.state,
    content: contentOf(manifest),
    initialState: keptProgress(row.progress),
    initialResult:
      row.submitted > 0 && !row.running ? await lastResult(req, { enrollment, used: row.used, manifest }) : null,
    attemptsLeft: attempts === null ? null : Math.max(0, attempts - row.used + (row.running ? 1 : 0)),
  }
}

async function lastResult(
  req: PayloadRequest,
  { enrollment, used, manifest }: { enrollment: number; used: number; manifest: CourseManifest },
): Promise<AttemptResult | null> {
  const [last] = rows<SubmittedAttempt & { certificate: string | null }>(
    await sql(req).execute(query`
      select id, number::int as number, state, drawn, coalesce(answers, '{}'::jsonb) as answers, result,
        score::float8 as score, passed, ${iso(query`submitted_at`)} as "submittedAt",
        (select code from certificates where enrollment_id = ${enrollment}) as certificate
      from attempts
      where enrollment_id = ${enrollment} and submitted_at is not null and state <> 'voided'
      order by number desc limit 1`),
  )
  return last ? attemptResult({ manifest, attempt: last, used, certificate: last.certificate }) : null
}
