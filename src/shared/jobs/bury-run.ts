import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload } from 'payload'

import { inTransaction, isDatabaseUnavailable, rows, sql, systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import { log } from '@/shared/log'

import type { JobDefinition, RunError, RunInfo } from './define-job'
import { StaleRun } from './failure'
import type { Holding } from './runs'

declare module '@/shared/events' {
  interface EventPayloads {
    /** A run gave up; `run` is its number in job_runs. */
    'job.died': { run: number; job: string; key: string; code: string }
  }
}

type Death = { payload: Payload; job: JobDefinition; run: RunInfo; holding: Holding; input: unknown; error: RunError }

/**
 * Declares a run dead: state, event, and the job's own `died` in one transaction. When `died` fails, the run is dead all the
 * same and the log says so. False when the run is not ours any more.
 */
export async function buryRun(death: Death): Promise<boolean> {
  const { job, run, error } = death
  try {
    try {
      await bury(death, true)
    } catch (failure) {
      if (failure instanceof StaleRun || isDatabaseUnavailable(failure)) throw failure
      log.error({ job: job.name, run: run.id, err: failure }, 'a job died, and telling its system failed')
      await bury(death, false)
    }
  } catch (failure) {
    if (failure instanceof StaleRun) return false
    throw failure
  }
  log.error({ job: job.name, run: run.id, code: error.code, reason: error.message, step: error.step }, 'job is dead')
  return true
}

async function bury({ payload, job, run, holding, input, error }: Death, tell: boolean): Promise<void> {
  const { organisation, actor } = run
  const req = await systemRequest(payload, { reason: `job ${job.name} died`, organisation, actor })
  await inTransaction(req, async () => {
    const buried = rows(
      await sql(req).execute(statement`
        update job_runs set state = 'dead', error = ${JSON.stringify(error)}::jsonb, owner = null, lock_until = null,
          finished_at = now(), updated_at = now()
        where id = ${holding.id} and token = ${holding.token} and state = 'running' returning id`),
    )
    if (buried.length === 0) throw new StaleRun(run.id)
    const facts = { run: run.id, job: job.name, key: run.key, code: error.code }
    await emit(req, 'job.died', facts, { subject: `job:${run.id}` })
    const parsed = job.input.safeParse(input)
    if (tell && parsed.success) await job.died?.(req, { input: parsed.data, run, error })
  })
}
