import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { generateExpiredPayloadCookie, generatePayloadCookie } from 'payload/shared'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import {
  deviceCookieFor,
  noPendingCookie,
  pendingCookieFor,
  visitOf,
  type OpenedSession,
  type SignIn,
} from '@/systems/identity/public'

const secure = env.PUBLIC_URL.startsWith('https:')

/** Signed in: the cookie of the session, and one by which the browser is known the next time. */
export function sessionCookies(req: PayloadRequest, { token, person }: OpenedSession): string[] {
  const { auth } = req.payload.collections.users.config
  const known = visitOf(req).device
  const device = known?.person === person ? known.device : randomUUID()
  return [
    generatePayloadCookie({
      collectionAuthConfig: auth,
      cookiePrefix: req.payload.config.cookiePrefix,
      returnCookieAsObject: false,
      token,
    }),
    deviceCookieFor({ req, person, device, secure }),
    noPendingCookie(),
  ]
}

export function noSessionCookie(req: PayloadRequest): string {
  return generateExpiredPayloadCookie({
    collectionAuthConfig: req.payload.collections.users.config.auth,
    cookiePrefix: req.payload.config.cookiePrefix,
    returnCookieAsObject: false,
  })
}

/** The cookies after a sign-in, finished or not. */
export const cookiesOf = (req: PayloadRequest, result: SignIn): string[] =>
  'opened' in result ? sessionCookies(req, result.opened) : [pendingCookieFor({ req, pending: result.pending, secure })]

export function withCookies(body: unknown, cookies: string[], status = 200): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers })
}

/** `Retry-After` is a header, which an error cannot carry. */
export async function withRetryAfter(answer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await answer()
  } catch (error) {
    const seconds = error instanceof DomainError && error.status === 429 ? retryAfterOf(error) : undefined
    if (seconds === undefined) throw error
    const { message, data } = error as DomainError
    return Response.json({ errors: [{ message, data }] }, { status: 429, headers: { 'retry-after': String(seconds) } })
  }
}

/** Answers no sooner than this, so that the time does not tell whether there is such an account. */
export async function inEvenTime<T>(work: () => Promise<T>, milliseconds = 400): Promise<T> {
  const [value] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, milliseconds))])
  return value
}

function retryAfterOf(error: DomainError): number | undefined {
  const detail = error.data?.detail as { retryAfter?: number } | undefined
  return detail?.retryAfter
}
