import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { toString as qrSvg } from 'qrcode'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { keyedHash, seal, unseal } from '../secrets'
import { endSessions, lockPerson } from '../sign-in/sessions'
import { tryOnce } from '../sign-in/sign-in'
import { forgetTries, type Attempt } from '../sign-in/tries'
import type { Visit } from '../sign-in/visit'
import { factorStateOf } from './state'
import { keyAddress, newKey, newRecoveryCodes, plainRecoveryCode, stepOfCode } from './totp'

const purpose = 'second factor'

/**
 * A new key for the person's authenticator app, which counts only once `confirmSecondFactor` saw a right code.
 *
 * @returns `key` base32 to type in, `address` otpauth://, `picture` of the address as SVG.
 * @throws `second-factor.enabled` (409).
 */
export async function beginSecondFactor({ req, person }: { req: PayloadRequest; person: number }) {
  const key = newKey()
  const email = await inTransaction(req, async (req) => {
    const account = await lockPerson(req, person)
    if ((await factorStateOf(req, person)).enabled) throw alreadyEnabled()
    const sealed = seal({ secret: req.payload.secret, purpose, text: key })
    await sql(req).execute(query`
      insert into second_factors (person_id, secret, organisation_id, created_at, updated_at)
      values (${person}, ${sealed}, ${account?.organisation}, now(), now())
      on conflict (person_id) do update set secret = excluded.secret, last_step = null, updated_at = now()`)
    return account?.email ?? ''
  })
  const address = keyAddress({ key, email, issuer: 'Coursewright' })
  return { key, address, picture: await qrSvg(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
}

/**
 * The first right code switches the second factor on.
 *
 * @returns the recovery codes, shown this once.
 * @throws `second-factor.wrong-code` (403), `second-factor.not-begun`, `second-factor.enabled` (409), 429.
 */
export async function confirmSecondFactor({
  req,
  person,
  code,
  visit,
  now = new Date(),
}: {
  req: PayloadRequest
  person: number
  code: string
  visit: Visit
  now?: Date
}): Promise<{ recoveryCodes: string[] }> {
  if ((await factorStateOf(req, person)).enabled) throw alreadyEnabled()
  await checkCode({ req, person, code, visit, now, appOnly: true })
  return inTransaction(req, async (req) => {
    const recoveryCodes = await writeRecoveryCodes(req, person)
    await sql(req).execute(query`
      update second_factors set confirmed_at = ${now.toISOString()} where person_id = ${person}`)
    await emit(req, 'person.second-factor-enabled', { person }, { subject: `person:${person}` })
    return { recoveryCodes }
  })
}

/** New recovery codes; the old ones are dead. @throws as `checkCode`. */
export async function renewRecoveryCodes(options: {
  req: PayloadRequest
  person: number
  code: string
  visit: Visit
  now?: Date
}): Promise<{ recoveryCodes: string[] }> {
  await checkCode({ ...options, appOnly: true })
  return inTransaction(options.req, async (req) => ({ recoveryCodes: await writeRecoveryCodes(req, options.person) }))
}

/** @throws `second-factor.required` (409) where the organisation asks for it; as `checkCode`. */
export async function disableSecondFactor(options: {
  req: PayloadRequest
  person: number
  code: string
  visit: Visit
  now?: Date
}): Promise<void> {
  const { req, person } = options
  if ((await factorStateOf(req, person)).required) {
    throw new DomainError({
      code: 'second-factor.required',
      status: 409,
      message: 'Your organisation asks for a second factor, so it stays on. For a new phone, ask an administrator.',
    })
  }
  await checkCode(options)
  await inTransaction(req, async (req) => removeFactor(req, { person, by: 'self' }))
}

/** For administrators, when somebody has lost the phone and the codes. All sessions of the person end. */
export async function resetSecondFactor({ req, person }: { req: PayloadRequest; person: number }): Promise<void> {
  await inTransaction(req, async (req) => {
    await removeFactor(req, { person, by: 'administrator' })
    await endSessions({ req, person, reason: 'the second factor was reset' })
  })
}

/**
 * A code of the app (each time step once) or, unless `appOnly`, a recovery code (each once).
 *
 * @throws `second-factor.wrong-code` (403), `second-factor.not-begun` (409), `auth.too-many-tries` (429).
 */
export async function checkCode({
  req,
  person,
  code,
  visit,
  now = new Date(),
  appOnly = false,
}: {
  req: PayloadRequest
  person: number
  code: string
  visit: Visit
  now?: Date
  appOnly?: boolean
}): Promise<void> {
  const [factor] = rows<{ secret: string }>(
    await sql(req).execute(query`select secret from second_factors where person_id = ${person}`),
  )
  if (!factor) {
    throw new DomainError({
      code: 'second-factor.not-begun',
      status: 409,
      message: 'No authenticator app is set up yet. Begin with that.',
    })
  }
  const attempt: Attempt = { kind: 'code', account: String(person), visit, person }
  await tryOnce({ req, attempt, now })
  const plain = code.replace(/\s/g, '')
  const right = /^\d{6}$/.test(plain)
    ? await takeStep(req, { person, sealed: factor.secret, code: plain, now })
    : !appOnly && (await takeRecoveryCode(req, { person, code }))
  if (!right) throw wrongCode()
  await forgetTries(req, { attempt, now, signedIn: false })
}

// One statement decides, so that of two requests with one code only one gets through.
async function takeStep(
  req: PayloadRequest,
  { person, sealed, code, now }: { person: number; sealed: string; code: string; now: Date },
): Promise<boolean> {
  const key = unseal({ secret: req.payload.secret, purpose, sealed })
  const step = stepOfCode({ key, code, now })
  if (step === null) return false
  const used = await sql(req).execute(query`
    update second_factors set last_step = ${step}
    where person_id = ${person} and (last_step is null or last_step < ${step}) returning id`)
  return rows(used).length === 1
}

async function takeRecoveryCode(
  req: PayloadRequest,
  { person, code }: { person: number; code: string },
): Promise<boolean> {
  const hash = recoveryHash(req, { person, code })
  const used = await sql(req).execute(query`
    update second_factors set recovery = recovery - ${hash}::text
    where person_id = ${person} and confirmed_at is not null and recovery @> ${JSON.stringify([hash])}::jsonb returning id`)
  return rows(used).length === 1
}

async function writeRecoveryCodes(req: PayloadRequest, person: number): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryHash(req, { person, code }))
  await sql(req).execute(query`
    update second_factors set recovery = ${JSON.stringify(hashes)}::jsonb where person_id = ${person}`)
  return codes
}

const recoveryHash = (req: PayloadRequest, { person, code }: { person: number; code: string }): string =>
  keyedHash({ secret: req.payload.secret, purpose: 'recovery code', text: `${person} ${plainRecoveryCode(code)}` })

async function removeFactor(
  req: PayloadRequest,
  { person, by }: { person: number; by: 'self' | 'administrator' },
): Promise<void> {
  const removed = await sql(req).execute(query`delete from second_factors where person_id = ${person} returning id`)
  if (rows(removed).length === 0) return
  await emit(req, 'person.second-factor-disabled', { person, by }, { subject: `person:${person}` })
}

const alreadyEnabled = () =>
  new DomainError({
    code: 'second-factor.enabled',
    status: 409,
    message: 'The second factor is on already. To change phones, switch it off first.',
  })

const wrongCode = () =>
  new DomainError({
    code: 'second-factor.wrong-code',
    status: 403,
    message: 'This code is not right, or it was used already. Wait for the next one and try again.',
  })
