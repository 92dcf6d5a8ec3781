import type { PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { readSigned, signedValue } from '../secrets'

/** The header in which the gateway says from where a request comes. It overwrites what a visitor sends. */
export const addressHeader = 'x-coursewright-address'

const deviceCookie = 'coursewright-device'
const pendingCookie = 'coursewright-sign-in'
const deviceSeconds = 180 * 86_400
const pendingSeconds = 10 * 60

/** Who knocks, as far as counting wrong passwords needs to know. */
export type Visit = {
  /** The network address, or `unknown` where no gateway stands in front. */
  address: string
  /** `Firefox on Windows` */
  agent: string
  /** Of a browser in which somebody has signed in before: who, and which browser. */
  device: { person: number; device: string } | null
}

/** Somebody whose password (or provider) was right, and who still owes the second factor. */
export type Pending = {
  person: number
  via: 'password' | 'provider'
  /** Changes with the password, so that an old one opens nothing. */
  stamp: string
  next: 'second-factor' | 'enrol'
}

export function visitOf(req: PayloadRequest): Visit {
  return {
    address: req.headers.get(addressHeader) ?? 'unknown',
    agent: agentOf(req.headers.get('user-agent') ?? ''),
    device: readSigned<{ person: number; device: string }>({
      secret: req.payload.secret,
      purpose: 'device',
      text: parseCookies(req.headers).get(deviceCookie),
    }),
  }
}

export function pendingOf(req: PayloadRequest, now = new Date()): Pending | null {
  const text = parseCookies(req.headers).get(pendingCookie)
  return readSigned<Pending>({ secret: req.payload.secret, purpose: 'pending sign-in', text, now })
}

export function deviceCookieFor({
  req,
  person,
  device,
  secure,
}: {
  req: PayloadRequest
  person: number
  device: string
  secure: boolean
}): string {
  const { secret } = req.payload
  const value = signedValue({ secret, purpose: 'device', value: { person, device }, seconds: deviceSeconds })
  return cookie({ name: deviceCookie, value, seconds: deviceSeconds, secure })
}

export function pendingCookieFor({
  req,
  pending,
  secure,
}: {
  req: PayloadRequest
  pending: Pending
  secure: boolean
}): string {
  const { secret } = req.payload
  const value = signedValue({ secret, purpose: 'pending sign-in', value: pending, seconds: pendingSeconds })
  return cookie({ name: pendingCookie, value, seconds: pendingSeconds, secure })
}

export const noPendingCookie = (): string => cookie({ name: pendingCookie, value: '', seconds: 0, secure: false })

/** Only our own endpoints get these cookies: pages and other paths have no use for them. */
export function cookie({
  name,
  value,
  seconds,
  secure,
}: {
  name: string
  value: string
  seconds: number
  secure: boolean
}): string {
  return `${name}=${value}; Path=/api/users; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** A browser in words that its owner recognises; enough for a list of sessions, not for telling browsers apart. */
export function agentOf(text: string): string {
  const browser = [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ].find(([pattern]) => (pattern as RegExp).test(text))?.[1]
  const system = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ].find(([pattern]) => (pattern as RegExp).test(text))?.[1]
  if (!browser) return 'Another program'
  return system ? `${browser as string} on ${system as string}` : (browser as string)
}
