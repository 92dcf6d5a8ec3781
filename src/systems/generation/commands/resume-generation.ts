import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { replayDeadLetter } from '@/shared/jobs'
import { assertMove } from '@/shared/lifecycle'
import { hasRole, personOf } from '@/systems/identity/public'
import { draftCourseJobName } from '../job-name'
import { generationRunMoves } from '../lifecycle'
import { mayGenerate } from '../policies'
import { moveRun } from './draft-course'

/**
 * Goes on with a run that a model could not finish, from where it stood: what was paid for is not asked again.
 *
 * @throws 403 by role, 404, 409 where the run does not wait for a person
 */
export async function resumeGeneration({
  req,
  run: id,
}: {
  req: PayloadRequest
  run: number
}): Promise<{ run: number; state: 'queued' }> {
  if (!hasRole(personOf(req), ...mayGenerate)) {
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can go on with a draft.' })
  }
  await inTransaction(req, async (req) => {
    const { state } = await findByID({ req, collection: 'generation-runs', id, select: { state: true } })
    // A failed run has lost its course.
    if (state !== 'needs-human')
      throw new DomainError({
        code: 'generation.not-waiting',
        status: 409,
        message: 'This draft does not wait for anybody. Start a new one instead.',
      })
    assertMove({ moves: generationRunMoves, from: state, to: 'queued', what: 'The generation run' })
    await moveRun(req, id, 'queued', { error: null })
    const [job] = rows<{ id: number }>(
      await sql(req).execute(
        statement`select id::int as id from job_runs where job = ${draftCourseJobName} and key = ${`run:${id}`}`,
      ),
    )
    if (job) await replayDeadLetter(req, job.id)
  })
  return { run: id, state: 'queued' }
}
