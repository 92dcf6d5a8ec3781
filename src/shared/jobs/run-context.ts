import { AsyncLocalStorage } from 'node:async_hooks'

import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'

import { inTransaction, isDatabaseUnavailable, rows, sql, systemRequest } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { jsonText } from '@/shared/json'

import type { JobContext, JobDefinition, RunInfo } from './define-job'
import { StaleRun } from './failure'
import { stepValue, writeProgress, type ClaimedRun, type Queryable } from './runs'

type Progress = { done: number; total: number; label?: string }

// What is called inside a commit must not wait for the row that the commit has locked.
const committing = new AsyncLocalStorage<true>()

const progressEvery = 200

/** What a job's body gets. `failedIn` is told in which step an error came up (steps may run side by side). */
export function createRunContext({
  payload,
  db,
  job,
  claimed,
  run,
  input,
  signal,
  failedIn,
}: {
  payload: Payload
  db: Queryable
  job: JobDefinition
  claimed: ClaimedRun
  run: RunInfo
  input: unknown
  signal: AbortSignal
  failedIn: (error: unknown, step: string) => void
}): JobContext<unknown> {
  const seen = new Set<string>()
  let shown = { at: 0, label: '' }
  let held: Progress | undefined

  const show = async (progress: Progress) => {
    shown = { at: Date.now(), label: progress.label ?? '' }
    try {
      if (!(await writeProgress(db, claimed, progress))) throw new StaleRun(claimed.id)
    } catch (error) {
      // A number on a screen is no reason to fail.
      if (!isDatabaseUnavailable(error)) throw error
    }
  }

  const compute = async (
    name: string,
    work: () => unknown,
    commit?: (req: PayloadRequest, value: unknown) => Promise<void>,
  ) => {
    if (claimed.finished.includes(name)) {
      const kept = await stepValue(db, claimed.id, name)
      if (kept) return kept.value
    }
    signal.throwIfAborted()
    const began = performance.now()
    const text = jsonText(await work())
    const value: unknown = JSON.parse(text)
    const { organisation, actor } = run
    const req = await systemRequest(payload, { reason: `job ${job.name}`, organisation, actor })
    await inTransaction(req, async () => {
      await holdRun(req, claimed, job.lockSeconds)
      if (commit) await committing.run(true, () => commit(req, value))
      await sql(req).execute(statement`
        insert into job_steps (run_id, name, value, milliseconds)
        values (${claimed.id}, ${name}, ${text}::jsonb, ${Math.round(performance.now() - began)})`)
    })
    claimed.attempts = 1
    if (held) {
      const progress = held
      held = undefined
      await show(progress)
    }
    return value
  }

  return {
    input,
    payload,
    run,
    signal,
    async progress(done, total, label) {
      const progress = { done, total, ...(label ? { label } : {}) }
      if (committing.getStore()) held = progress
      else if (Date.now() - shown.at >= progressEvery || done >= total || (label ?? '') !== shown.label)
        await show(progress)
    },
    async step<T>(name: string, work: () => T | Promise<T>, commit?: (req: PayloadRequest, value: T) => Promise<void>) {
      if (seen.has(name)) throw misuse(`The job ${job.name} has two steps called “${name}”; each needs its own name.`)
      if (committing.getStore())
        throw misuse(`The step “${name}” of ${job.name} begins inside the commit of another; let one follow the other.`)
      seen.add(name)
      try {
        return (await compute(name, work, commit as Parameters<typeof compute>[2])) as T
      } catch (error) {
        failedIn(error, name)
        throw error
      }
    },
  }
}

/** The fence: locks the run's row until the transaction ends, so that nobody takes it over between this look and the commit. */
async function holdRun(req: PayloadRequest, { id, token }: ClaimedRun, lockSeconds: number): Promise<void> {
  const held = rows(
    await sql(req).execute(statement`
      update job_runs set attempts = 1, lock_until = now() + make_interval(secs => ${lockSeconds}), updated_at = now()
      where id = ${id} and token = ${token} and state = 'running' returning id`),
  )
  if (held.length === 0) throw new StaleRun(id)
}

function misuse(message: string): DomainError {
  return new DomainError({ code: 'job.misused', message, status: 422 })
}
