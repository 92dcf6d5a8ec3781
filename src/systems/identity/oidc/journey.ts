import type { PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { env } from '@/shared/env'
import { readSigned, signedValue } from '../secrets'
import { cookie } from '../sign-in/visit'
import type { Journey } from './provider'

const journeyName = 'coursewright-oidc'
const idTokenName = 'coursewright-id-token'
const purpose = 'oidc journey'
const tenMinutes = 600
const secure = env.PUBLIC_URL.startsWith('https:')

/** Null: forget it. It comes along from the provider, because following a link there and back is what `Lax` allows. */
export function journeyCookie({ req, journey }: { req: PayloadRequest; journey: Journey | null }): string {
  const { secret } = req.payload
  const value = journey ? signedValue({ secret, purpose, value: journey, seconds: tenMinutes }) : ''
  return cookie({ name: journeyName, value, seconds: journey ? tenMinutes : 0, secure })
}

export function readJourney(req: PayloadRequest): Journey | null {
  const text = parseCookies(req.headers).get(journeyName)
  return readSigned<Journey>({ secret: req.payload.secret, purpose, text })
}

/** By it the provider knows whose session to end. Too long for a cookie: then it asks the person. */
export function idTokenCookie({ idToken }: { idToken: string | null }): string {
  const keep = idToken !== null && idToken.length < 3500
  return cookie({ name: idTokenName, value: keep ? idToken : '', seconds: keep ? 8 * 3600 : 0, secure })
}

export const readIdToken = (req: PayloadRequest): string | null => parseCookies(req.headers).get(idTokenName) ?? null

/** Only a path of our own: a foreign address would send people who just signed in somewhere else. */
export function safeNext(next: string | null | undefined): string {
  const own = /^\/(?:learn|train|admin|account|request)(?:[/?#][\w\-./?=&%#:,[\]]*)?$/
  return next && own.test(next) && !next.includes('//') ? next : '/learn'
}
