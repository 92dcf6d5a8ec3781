import * as oidc from 'openid-client'
import { env } from '@/shared/env'
import type { OidcSettings } from './settings'

/** Where the provider sends people back to; registered there, letter by letter. */
export const callbackPath = '/api/users/oidc/callback'

/** What must be remembered between leaving for the provider and coming back. */
export type Journey = { state: string; nonce: string; verifier: string; next: string }

export type ProviderClaims = {
  issuer: string
  subject: string
  email: string | null
  emailVerified: boolean
  name: string | null
  /** How they signed in there (RFC 8176), where the provider says so. */
  amr: string[]
  all: Record<string, unknown>
  idToken: string | null
}

export async function leaveForProvider({ settings, next }: { settings: OidcSettings; next: string }) {
  const provider = await discovered(settings)
  const journey: Journey = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    next,
  }
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: `${env.PUBLIC_URL}${callbackPath}`,
    scope: 'openid email profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, journey }
}

/** Trades the code for an ID token and checks it: signature, issuer, audience, time, nonce. @throws where any of it is wrong. */
export async function comeBack({
  settings,
  journey,
  search,
}: {
  settings: OidcSettings
  journey: Journey
  search: string
}): Promise<ProviderClaims> {
  const provider = await discovered(settings)
  const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${env.PUBLIC_URL}${callbackPath}${search}`), {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('the provider sent no ID token')
  // Some providers put email and groups into the user info only.
  const more =
    claims.email === undefined && provider.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
      : {}
  const all: Record<string, unknown> = { ...more, ...claims }
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: text(all.email)?.toLowerCase() ?? null,
    // Cognito writes it as text in some of its answers.
    emailVerified: all.email_verified === true || all.email_verified === 'true',
    name: text(all.name) ?? text([all.given_name, all.family_name].filter(Boolean).join(' ')),
    amr: Array.isArray(all.amr) ? all.amr.map(String) : [],
    all,
    idToken: tokens.id_token ?? null,
  }
}

/** Where to end the session at the provider too; null when it does not offer that. */
export async function providerSignOut({
  settings,
  idToken,
}: {
  settings: OidcSettings
  idToken: string | null
}): Promise<string | null> {
  const provider = await discovered(settings)
  if (!provider.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(provider, {
    post_logout_redirect_uri: `${env.PUBLIC_URL}/account/sign-in`,
    ...(idToken ? { id_token_hint: idToken } : {}),
  }).href
}

const known = new Map<string, Promise<oidc.Configuration>>()

/** Asked once; asked again when it failed, so that a provider that was down at start is found later. */
function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const key = `${issuer} ${clientId}`
  const before = known.get(key)
  if (before) return before
  const url = new URL(issuer)
  const asking = oidc.discovery(url, clientId, clientSecret, clientSecret ? undefined : oidc.None(), {
    timeout: 10,
    // Plain http is for a provider on the same machine, in tests and try-outs.
    execute: url.protocol === 'http:' && isThisMachine(url.hostname) ? [oidc.allowInsecureRequests] : [],
  })
  known.set(key, asking)
  asking.catch(() => known.delete(key))
  return asking
}

const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)
