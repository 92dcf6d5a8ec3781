import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { replayDeadLetter } from '@/shared/jobs'
import { assertMove } from '@/shared/lifecycle'
import { hasRole, personOf } from '@/systems/identity/public'
import { jsonText } from '@/shared/json'
import { draftingJobNames, draftingKey } from '../job-name'
import { generationRunMoves } from '../lifecycle'
import { mayGenerate } from '../policies'
import { providerFor } from '../settings/provider-for'
import { moveRun } from './move-run'
import { idOf } from './run-stage'

/**
 * Goes on with a run that a model could not finish, from where it stood: what was paid for is not asked again.
 *
 * @throws 403 by role, 404, 409 where the run does not wait for a person
 */
export async function resumeGeneration({
  req,
  run: id,
  budget,
}: {
  req: PayloadRequest
  run: number
  /** A new limit in US dollars; null: none. The old one where it is left out. */
  budget?: number | null | undefined
}): Promise<{ run: number; state: 'queued' }> {
  if (!hasRole(personOf(req), ...mayGenerate)) {
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can go on with a draft.' })
  }
  await inTransaction(req, async (req) => {
    const { state, provider, organisation } = await findByID({ req, collection: 'generation-runs', id })
    // A failed run has lost its course.
    if (state !== 'needs-human')
      throw new DomainError({
        code: 'generation.not-waiting',
        status: 409,
        message: 'This draft does not wait for anybody. Start a new one instead.',
      })
    assertMove({ moves: generationRunMoves, from: state, to: 'queued', what: 'The generation run' })
    // What it waits for may still be missing: a key, or AI at all.
    await providerFor(req, { organisation: idOf(organisation), name: provider })
    await moveRun(req, id, 'queued', { error: null })
    if (budget !== undefined)
      await sql(req).execute(statement`update generation_runs set budget = ${budget} where id = ${id}`)
    const names = jsonText(Object.values(draftingJobNames))
    const jobs = rows<{ id: number }>(
      await sql(req).execute(statement`
        select id::int as id from job_runs where key = ${draftingKey(id)} and state = 'dead'
          and job in (select jsonb_array_elements_text(${names}::jsonb))`),
    )
    for (const job of jobs) await replayDeadLetter(req, job.id)
  })
  return { run: id, state: 'queued' }
}
