import { APIError } from 'payload'
import { ZodError } from 'zod'

import { withoutSecrets } from '@/shared/log'

import type { JobDefinition, RunError } from './define-job'

/** Thrown in a run that is no longer ours: cancelled, taken over, or released at shutdown. Nothing of it may be recorded. */
export class StaleRun extends Error {
  constructor(run: number) {
    super(`Run ${run} belongs to somebody else now; its writes are refused.`)
    this.name = 'StaleRun'
  }
}

// 408, 425, 429: the other side asks for another try.
const worthAnotherTry = new Set([408, 425, 429])

/** An error as it is kept with the run. Refusals (4xx) are permanent: the same input will be refused again. */
export function runError(thrown: unknown, step: string | null): RunError {
  const error = withoutQuery(thrown)
  if (!(error instanceof Error))
    return { code: 'job.failed', message: withoutSecrets(String(error)), step, permanent: false }
  const status = error instanceof APIError ? error.status : error instanceof ZodError ? 400 : 500
  return {
    code: codeOf(error),
    message: withoutSecrets(error.message).slice(0, 2000),
    step,
    permanent: status >= 400 && status < 500 && !worthAnotherTry.has(status),
    ...(status >= 500 && error.stack ? { stack: withoutSecrets(error.stack).slice(0, 4000) } : {}),
  }
}

/** Seconds until the next try. An error may ask for longer by `retryAfterSeconds` (a provider's Retry-After). */
export function secondsUntilRetry(job: Pick<JobDefinition, 'backoffSeconds'>, attempt: number, error: unknown): number {
  const planned = job.backoffSeconds?.(attempt) ?? Math.min(300, 3 ** (attempt - 1)) * (0.8 + Math.random() * 0.4)
  const asked = error instanceof Error ? Number((error as { retryAfterSeconds?: unknown }).retryAfterSeconds ?? 0) : 0
  return Math.max(planned, Number.isFinite(asked) ? Math.min(asked, 3600) : 0)
}

/** Drizzle puts the statement and its parameters, which are the customer's data, into the message; the cause is the server's own. */
function withoutQuery(error: unknown): unknown {
  return error instanceof Error && 'params' in error && error.cause instanceof Error ? error.cause : error
}

function codeOf(error: Error): string {
  const code: unknown = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : 'job.failed'
}
