import type { PayloadRequest } from 'payload'
import { update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { notSignedIn } from '../errors'
import { personOf } from '../session'

export type Profile = { name: string; language: string; timeZone: string; phone: string }

/**
 * What people may say of themselves.
 *
 * @param profile language BCP 47; timeZone IANA; phone E.164 or empty.
 * @throws `profile.bad-time-zone`, `profile.bad-language`, `profile.bad-phone` (400).
 */
export async function updateProfile({ req, profile }: { req: PayloadRequest; profile: Profile }): Promise<Profile> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  const data = checkedProfile(profile)
  await update({ req, collection: 'users', id: person.id, data })
  return data
}

/** The profile in its usual form. @throws as `updateProfile`. */
export function checkedProfile({ name, language, timeZone, phone }: Profile): Profile {
  const plain = phone.replace(/[\s()./-]/g, '').replace(/^00/, '+')
  if (plain !== '' && !/^\+[1-9]\d{6,14}$/.test(plain)) {
    throw wrong(
      'phone',
      'This is not a phone number with country code. Write it like +49 30 123456, or leave it empty.',
    )
  }
  return { name: name.trim(), language: knownLanguage(language), timeZone: knownZone(timeZone), phone: plain }
}

export function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    throw wrong('time-zone', `"${timeZone}" is no time zone. Choose one like Europe/Berlin.`)
  }
}

export function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    throw wrong('language', `"${language}" is no language. Choose one like en or nl.`)
  }
}

const wrong = (what: string, message: string) => new DomainError({ code: `profile.bad-${what}`, message })
