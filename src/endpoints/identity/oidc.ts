import type { Endpoint, PayloadRequest } from 'payload'
import { defineEndpoint } from '@/shared/define-endpoint'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { log } from '@/shared/log'
import {
  comeBack,
  leaveForProvider,
  oidcSettings,
  readJourney,
  journeyCookie,
  idTokenCookie,
  safeNext,
  signInWithProvider,
  visitOf,
} from '@/systems/identity/public'
import { cookiesOf } from './session-replies'

/** Addresses a browser goes to, so every answer is a redirect. */
export const oidcEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/oidc/start',
    open: true,
    run: ({ req }) =>
      orBackToSignIn(async () => {
        const next = safeNext(req.searchParams?.get('next'))
        const { url, journey } = await leaveForProvider({ settings: configured(), next })
        return redirect(url, [journeyCookie({ req, journey })])
      }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/oidc/callback',
    open: true,
    run: ({ req }) => orBackToSignIn(() => back(req)),
  }),
]

async function back(req: PayloadRequest): Promise<Response> {
  const settings = configured()
  const journey = readJourney(req)
  if (!journey) {
    throw new DomainError({ code: 'oidc.lost', status: 401, message: 'The way back took too long. Try once more.' })
  }
  const claims = await comeBack({ settings, journey, search: req.search ?? '' })
  const result = await signInWithProvider({ req, settings, claims, visit: visitOf(req) })
  const cookies = [
    ...cookiesOf(req, result),
    journeyCookie({ req, journey: null }),
    idTokenCookie({ idToken: claims.idToken }),
  ]
  const next = encodeURIComponent(journey.next)
  // A page of ours in between: the browser still counts what follows a redirect as coming from the provider.
  if ('opened' in result) return redirect(`/account/signed-in?next=${next}`, cookies)
  return redirect(`/account/sign-in?step=${result.pending.next}&next=${next}`, cookies)
}

function configured() {
  const settings = oidcSettings()
  if (settings) return settings
  throw new DomainError({ code: 'oidc.off', status: 404, message: 'There is no sign-in provider here.' })
}

/** What went wrong is said at the sign-in page; why, in the log. */
async function orBackToSignIn(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    const code = error instanceof DomainError ? error.code : 'oidc.failed'
    if (!(error instanceof DomainError)) log.warn({ err: error }, 'signing in at the provider failed')
    return redirect(`/account/sign-in?problem=${encodeURIComponent(code)}`, [])
  }
}

function redirect(to: string, cookies: string[]): Response {
  const headers = new Headers({ location: new URL(to, env.PUBLIC_URL).href, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}
