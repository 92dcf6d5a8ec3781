import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** How long one code stands on the trainer's screen. The one before it is still taken: a phone needs a moment. */
export const SLOT_SECONDS = 30

/** The code comes before the session by this much, so that early comers can be recorded. */
export const OPENS_MINUTES_BEFORE = 30

export type ReadCode = { session: number; slot: number }

export const slotAt = (now: Date): number => Math.floor(now.getTime() / 1000 / SLOT_SECONDS)

/**
 * The code of a session in one slot of 30 s: `<session>-<slot>-<mac>`, the first two in base 36. Who holds it stood before
 * the trainer's screen in that half minute; who they are, the sign-in says. Nothing is stored, so any process can check it.
 */
export function attendanceCode({ secret, session, slot }: { secret: string } & ReadCode): string {
  return `${session.toString(36)}-${slot.toString(36)}-${mac({ secret, session, slot }).toString('hex')}`
}

/** What a code says, or null where it was not made with our key. Whether it is still fresh is for `isFresh`. */
export function readCode({ secret, code }: { secret: string; code: string }): ReadCode | null {
  const parts = /^([0-9a-z]{1,7})-([0-9a-z]{1,7})-([0-9a-f]{32})$/.exec(code)
  if (!parts) return null
  const [session, slot] = [parseInt(parts[1] ?? '', 36), parseInt(parts[2] ?? '', 36)]
  const given = Buffer.from(parts[3] ?? '', 'hex')
  return timingSafeEqual(given, mac({ secret, session, slot })) ? { session, slot } : null
}

/** Of this slot or the one before. */
export function isFresh(slot: number, now: Date): boolean {
  const age = slotAt(now) - slot
  return age === 0 || age === 1
}

/** Whether codes are shown and taken: from half an hour before the session until its end. */
export function codesAreOpen({ startsAt, endsAt, now }: { startsAt: string; endsAt: string; now: Date }): boolean {
  const opens = Date.parse(startsAt) - OPENS_MINUTES_BEFORE * 60_000
  return now.getTime() >= opens && now.getTime() <= Date.parse(endsAt)
}

function mac({ secret, session, slot }: { secret: string } & ReadCode): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${session}:${slot}`).digest().subarray(0, 16)
}

/** A key of its own, so that what is shown on a wall says nothing about the secret that signs sessions. */
function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'coursewright attendance code', 32))
  keys.set(secret, key)
  return key
}

const keys = new Map<string, Buffer>()
