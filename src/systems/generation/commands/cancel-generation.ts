import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { cancelRun } from '@/shared/jobs'
import { jsonText } from '@/shared/json'
import { assertMove } from '@/shared/lifecycle'
import { abandonCourse } from '@/systems/courses/public'
import { hasRole, personOf } from '@/systems/identity/public'
import '../events'
import { generationRunMoves } from '../lifecycle'
import { mayGenerate } from '../policies'
import { draftingJobNames, draftingKey } from '../job-name'
import { moveRun } from './move-run'

/** Stops a run that is waiting or at work. @throws 403 by role, 404, 409 when it has ended already */
export async function cancelGeneration({
  req,
  run: id,
}: {
  req: PayloadRequest
  run: number
}): Promise<{ run: number; state: 'cancelled' }> {
  if (!hasRole(personOf(req), ...mayGenerate)) {
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can stop a draft.' })
  }
  await inTransaction(req, async (req) => {
    const run = await findByID({ req, collection: 'generation-runs', id })
    const course = typeof run.course === 'object' ? run.course.id : run.course
    const organisation = typeof run.organisation === 'object' ? run.organisation.id : run.organisation
    assertMove({ moves: generationRunMoves, from: run.state, to: 'cancelled', what: 'The generation run' })
    await moveRun(req, id, 'cancelled')
    const names = jsonText(Object.values(draftingJobNames))
    const jobs = rows<{ id: number }>(
      await sql(req).execute(statement`
        select id::int as id from job_runs where key = ${draftingKey(id)}
          and job in (select jsonb_array_elements_text(${names}::jsonb))
          and state in ('queued', 'running', 'retrying')`),
    )
    for (const job of jobs) await cancelRun(req, job.id)
    await abandonCourse({ req, course })
    await emit(req, 'generation.cancelled', { organisation, run: id, course }, { subject: `generation-run:${id}` })
  })
  return { run: id, state: 'cancelled' }
}
