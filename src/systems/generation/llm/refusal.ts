import { DomainError } from '@/shared/errors'
import type { Refusal, WireFailure } from './wire'

/** Every service has its own words for these. `said` is the error's code, type and message. */
export function refusalOf({
  status,
  retryAfterSeconds,
  said,
  error,
}: Pick<WireFailure, 'status' | 'retryAfterSeconds'> & { said: string; error: unknown }): Refusal | undefined {
  if (refusedAddress(error)) return 'address'
  if (status === 402 || /insufficient_quota|billing_error|credit balance/i.test(said)) return 'quota'
  // Google says so of the limit of a minute too, but then with the time to wait.
  if (status === 429 && retryAfterSeconds === undefined && /exceeded your current quota/i.test(said)) return 'quota'
  if (status === 401 || status === 403 || /api key (?:not valid|expired)|API_KEY_(?:INVALID|EXPIRED)/i.test(said))
    return 'key'
  if (status === 404 && /model/i.test(said)) return 'model'
  if (status === 400 && /model_not_found|model .{0,80}(?:does not exist|not found)|invalid model/i.test(said))
    return 'model'
  return undefined
}

/** The sentence that refused an address, wherever a library has put it. */
export function refusedAddress(error: unknown): DomainError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof DomainError && at.code === 'generation.bad-address') return at
  return null
}
