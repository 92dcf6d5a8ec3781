import { APIError } from 'payload'

/**
 * The one error base: what was refused, and what to do. Payload's REST API, our endpoints and the CLI all print
 * `message`; `code` is stable and meant for programs (`sop.encrypted`).
 */
export class DomainError extends APIError<{ code: string; detail?: unknown } | null> {
  readonly code: string

  constructor({
    code,
    message,
    status = 400,
    detail,
  }: {
    code: string
    message: string
    status?: number
    detail?: unknown
  }) {
    super(message, status, detail === undefined ? { code } : { code, detail }, true)
    this.code = code
  }
}
