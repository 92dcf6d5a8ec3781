import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { getAttempt, settleAttempt } from '@/systems/learning/public'
import { awardsOf } from './awards'

/** Brings an attempt as far as what people have given allows, and notes which observations it took. */
export async function settle(req: PayloadRequest, attempt: number) {
  const { attempt: row, manifest } = await getAttempt({ req, attempt })
  const enrollment = row.enrollment.id
  return inTransaction(req, async (req) => {
    const outcome = await settleAttempt({
      req,
      attempt,
      awards: (req) => awardsOf(req, { attempt, enrollment, manifest }),
    })
    if (outcome.state === 'released') {
      await sql(req).execute(query`
        update observations set attempt_id = ${attempt}, updated_at = now()
        where enrollment_id = ${enrollment} and state = 'signed' and attempt_id is null`)
    }
    return outcome
  })
}

/** The same for the attempt of an enrollment that waits for people, if there is one. */
export async function settleEnrollment(req: PayloadRequest, enrollment: number): Promise<void> {
  const [waiting] = rows<{ id: number }>(
    await sql(req).execute(query`
      select id from attempts where enrollment_id = ${enrollment} and state = 'needs-grading'`),
  )
  if (waiting) await settle(req, waiting.id)
}
