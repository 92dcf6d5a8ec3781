import type { Payload } from 'payload'

import { log } from '@/shared/log'

import { buryRun } from './bury-run'
import type { JobDefinition, RunError, RunInfo } from './define-job'
import { runError, secondsUntilRetry, StaleRun } from './failure'
import { createRunContext } from './run-context'
import { claimRun, extendLock, finishRun, releaseRun, retryRun, type ClaimedRun, type Queryable } from './runs'

export type RunOutcome =
  | { state: 'skipped' | 'succeeded' | 'stale' | 'released' }
  | { state: 'retrying'; seconds: number; error: RunError }
  | { state: 'dead'; error: RunError }

export type RunEnvironment = {
  payload: Payload
  db: Queryable
  /** Names the process in job_runs.owner. */
  owner: string
  /** Aborted when the process stops: runs that give way are handed to whoever comes next. */
  stopping: AbortSignal
}

/**
 * Runs one try of one run: claims it, keeps its lock alive, and writes down how it ended. Never throws for what the job
 * does; throws when the database is away and the outcome could not be written (the lock then runs out and the run is resumed).
 */
export async function executeRun(
  environment: RunEnvironment,
  { job, id, force = false }: { job: JobDefinition; id: number; force?: boolean },
): Promise<RunOutcome> {
  const { db, owner, payload, stopping } = environment
  const claimed = await claimRun(db, { id, owner, lockSeconds: job.lockSeconds, force })
  if (!claimed) return { state: 'skipped' }
  const line = { job: job.name, run: id, attempt: claimed.attempts }
  const run = infoOf(claimed)
  const die = async (error: RunError): Promise<RunOutcome> => {
    const buried = await buryRun({ payload, job, run, holding: claimed, input: claimed.input, error })
    return buried ? { state: 'dead', error } : { state: 'stale' }
  }
  if (claimed.attempts > job.attempts) {
    const message = `Its worker ended ${job.attempts} times at the same place without saying why (out of memory, killed).`
    return die({ code: 'job.worker-died', message, step: null, permanent: true })
  }

  const holder = new AbortController()
  const heartbeat = keepAlive({ db, claimed, job, holder })
  const failedSteps = new Map<unknown, string>()
  running.set(id, holder)
  try {
    const input = job.input.parse(claimed.input)
    const signal = AbortSignal.any([holder.signal, stopping])
    const failedIn = (error: unknown, step: string) => failedSteps.set(error, step)
    await job.run(createRunContext({ payload, db, job, claimed, run, input, signal, failedIn }))
    if (!(await finishRun(db, claimed))) throw new StaleRun(id)
    log.debug(line, 'job succeeded')
    return { state: 'succeeded' }
  } catch (error) {
    if (error instanceof StaleRun || holder.signal.aborted) {
      log.warn(line, 'job gave way: the run is no longer ours')
      return { state: 'stale' }
    }
    if (stopping.aborted) {
      await releaseRun(db, claimed)
      return { state: 'released' }
    }
    const cause = runError(error, failedSteps.get(error) ?? null)
    if (cause.permanent || claimed.attempts >= job.attempts) return await die(cause)
    const seconds = secondsUntilRetry(job, claimed.attempts, error)
    const kept = await retryRun(db, claimed, { seconds, error: cause })
    log.warn({ ...line, seconds, code: cause.code, reason: cause.message }, 'job failed, will be tried again')
    return kept ? { state: 'retrying', seconds, error: cause } : { state: 'stale' }
  } finally {
    running.delete(id)
    clearInterval(heartbeat)
  }
}

/** Runs of this process, so that a cancellation told by NOTIFY stops the work at once. */
const running = new Map<number, AbortController>()

/** Stops a run of this process, if it is one. */
export function abortRun(id: number): void {
  running.get(id)?.abort(new StaleRun(id))
}

function infoOf({ id, key, attempts, organisation, actor }: ClaimedRun): RunInfo {
  return { id, key, attempt: attempts, organisation, actor }
}

function keepAlive({
  db,
  claimed,
  job,
  holder,
}: {
  db: Queryable
  claimed: ClaimedRun
  job: JobDefinition
  holder: AbortController
}): NodeJS.Timeout {
  let beating = false
  const beat = async () => {
    // While a step commits, its transaction holds the row, and a beat waits for it. One is enough.
    if (beating) return
    beating = true
    try {
      if (!(await extendLock(db, claimed, job.lockSeconds))) holder.abort(new StaleRun(claimed.id))
    } catch (error) {
      // The next beat may get through; if none does, the lock runs out and the fencing token keeps our writes out.
      log.warn({ job: job.name, run: claimed.id, err: error }, 'job could not show a sign of life')
    } finally {
      beating = false
    }
  }
  const timer = setInterval(() => void beat(), (job.lockSeconds * 1000) / 3)
  timer.unref()
  return timer
}
