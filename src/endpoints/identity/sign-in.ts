import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { DomainError } from '@/shared/errors'
import {
  beginWhileSigningIn,
  confirmWhileSigningIn,
  endSession,
  finishSignIn,
  idTokenCookie,
  oidcSettings,
  personOf,
  prolongSession,
  providerSignOut,
  readIdToken,
  readSignedIn,
  revokeSessions,
  secondFactorNeeded,
  sessionOf,
  signIn,
  visitOf,
  type OpenedSession,
} from '@/systems/identity/public'
import { cookiesOf, noSessionCookie, sessionCookies, withCookies, withRetryAfter } from './session-replies'

const code = z.object({ code: z.string().min(1).max(40) })

/** In place of Payload's own endpoints of the same paths: the first that fits answers. */
export const signInEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/login',
    open: true,
    run: ({ req }) => withRetryAfter(() => logIn(req)),
  }),
  defineEndpoint({
    method: 'post',
    path: '/second-factor',
    open: true,
    body: code,
    run: ({ req, body }) =>
      withRetryAfter(async () => {
        const opened = await finishSignIn({ req, code: body.code, visit: visitOf(req) })
        return withCookies(await signedIn(req, opened), sessionCookies(req, opened))
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/second-factor/begin-sign-in',
    open: true,
    run: ({ req }) => beginWhileSigningIn({ req }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/second-factor/confirm-sign-in',
    open: true,
    body: code,
    run: ({ req, body }) =>
      withRetryAfter(async () => {
        const visit = visitOf(req)
        const { opened, recoveryCodes } = await confirmWhileSigningIn({ req, code: body.code, visit })
        return withCookies({ ...(await signedIn(req, opened)), recoveryCodes }, sessionCookies(req, opened))
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/logout',
    open: true,
    run: async ({ req }) => {
      const person = personOf(req)
      const session = sessionOf(req)
      if (!person || session === null) {
        throw new DomainError({ code: 'auth.not-signed-in', message: 'Nobody was signed in.' })
      }
      if (req.searchParams?.get('allSessions') === 'true') await revokeSessions({ req, person: person.id })
      await endSession({ req, person: person.id, session })
      return withCookies({ message: 'You are signed out.', signOutUrl: await signOutThere(req) }, [
        noSessionCookie(req),
        idTokenCookie({ idToken: null }),
      ])
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/refresh-token',
    run: async ({ req }) => {
      const person = personOf(req)
      const session = sessionOf(req)
      const opened = person && session !== null ? await prolongSession({ req, person: person.id, session }) : null
      if (!opened) {
        throw new DomainError({
          code: 'auth.session-ended',
          status: 401,
          message: 'Your session has ended. Sign in again.',
        })
      }
      const { token, exp, user } = await signedIn(req, opened)
      return withCookies(
        { message: 'The session goes on.', refreshedToken: token, exp, user, strategy: 'local-jwt' },
        sessionCookies(req, opened).slice(0, 1),
      )
    },
  }),
  ...['/first-register', '/unlock', '/verify/:id'].map((path) => closed(path)),
]

async function logIn(req: PayloadRequest): Promise<Response> {
  // Payload's own form sends a multipart body, programs send JSON.
  await addDataAndFileToRequest(req)
  const { email, password, steps } = (req.data ?? {}) as { email?: unknown; password?: unknown; steps?: unknown }
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 400) : '')
  const result = await signIn({ req, email: text(email), password: text(password), visit: visitOf(req) })
  const cookies = cookiesOf(req, result)
  if ('opened' in result) return withCookies(await signedIn(req, result.opened), cookies)
  // Who knows nothing of steps must not take this for success.
  if (steps === true) return withCookies({ next: result.pending.next }, cookies)
  const { message, data, status } = secondFactorNeeded()
  return withCookies({ errors: [{ message, data }] }, cookies, status)
}

/** Where the session at the company's provider ends, for who came from there; null for everybody else. */
async function signOutThere(req: PayloadRequest): Promise<string | null> {
  const settings = oidcSettings()
  const idToken = readIdToken(req)
  return settings && idToken ? providerSignOut({ settings, idToken }) : null
}

/** As Payload answers a login, which its admin and other programs expect. */
async function signedIn(req: PayloadRequest, opened: OpenedSession) {
  const user = await readSignedIn({ req, opened })
  return { message: 'You are signed in.', token: opened.token, exp: opened.exp, user }
}

/** Nobody needs these here: organisations, resets and links have endpoints of their own. */
function closed(path: string): Endpoint {
  return defineEndpoint({
    method: 'post',
    path,
    open: true,
    run: () => Promise.reject(new DomainError({ code: 'auth.closed', status: 403, message: 'This way in is closed.' })),
  })
}
