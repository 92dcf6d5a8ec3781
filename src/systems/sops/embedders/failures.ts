import { DomainError } from '@/shared/errors'

/** Nothing is wrong with what was asked; it may work in a moment. `retryAfterSeconds` is what the service asked for. */
export function embedderFailed({
  message,
  reason,
  retryAfterSeconds,
}: {
  message: string
  reason: string
  retryAfterSeconds?: number | undefined
}): DomainError {
  const error = new DomainError({ code: 'sop.embedder-failed', status: 503, message, detail: { reason } })
  return retryAfterSeconds === undefined ? error : Object.assign(error, { retryAfterSeconds })
}

/** It will be refused again until somebody changes the settings. Not the fault of who asked: a 5xx. */
export const embedderRefused = (message: string, reason: string): DomainError =>
  new DomainError({ code: 'sop.embedder-refused', status: 500, message, detail: { reason } })

export const wrongAnswer = (message: string): DomainError =>
  new DomainError({ code: 'sop.embedder-wrong-answer', status: 502, message })

export const embedderMissing = (message: string): DomainError =>
  new DomainError({ code: 'sop.embedder-missing', status: 500, message })

/** The organisation uses no AI, since a moment ago perhaps: its texts stay on this server. */
export const embedderSwitchedOff = (): DomainError =>
  new DomainError({
    code: 'sop.embedder-switched-off',
    status: 409,
    message: 'Texts of this organisation are sent to no service: it uses no AI.',
  })

/** Whether the search can do without meaning for now, because vectors cannot be had or kept at the moment. */
export const isVectorTrouble = (error: unknown): error is DomainError =>
  error instanceof DomainError && /^sop\.(?:embedder|store)-/.test(error.code)
