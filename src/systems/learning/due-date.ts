import { DomainError } from '@/shared/errors'

/** Days for people whom a rule reaches after its fixed date has passed: late is not their fault. */
export const LATE_JOINER_DAYS = 14

const DAY = 24 * 60 * 60 * 1000

/** Until when: a fixed moment, or so many days after a person is enrolled, or no end. */
export type Due = { dueAt: string | null; dueInDays: number | null }

/** The due date of somebody who is enrolled at `now`. ISO 8601. `late`: they came after the others. */
export function dueDateFor({ due, now, late }: { due: Due; now: Date; late: boolean }): string | null {
  if (due.dueInDays !== null) return new Date(now.getTime() + due.dueInDays * DAY).toISOString()
  if (due.dueAt === null) return null
  const fixed = new Date(due.dueAt)
  if (late && fixed <= now) return new Date(now.getTime() + LATE_JOINER_DAYS * DAY).toISOString()
  return fixed.toISOString()
}

/** The last second of a day (`2027-01-15`) where the person who names it lives. Null: there is no such day. */
export function endOfDay({ day, timeZone }: { day: string; timeZone: string }): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const utc = new Date(Date.UTC(year, month - 1, date, 23, 59, 59))
  if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== day) return null
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const first = new Date(utc.getTime() - offsetAt(utc, timeZone))
  return new Date(utc.getTime() - offsetAt(first, timeZone)).toISOString()
}

/** Milliseconds by which the clocks of a time zone are ahead of UTC. An unknown zone is taken for UTC. */
function offsetAt(at: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const shown = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    (parts.hour ?? 0) % 24,
    parts.minute ?? 0,
    parts.second ?? 0,
  )
  return shown - Math.floor(at.getTime() / 1000) * 1000
}

function clock(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, hourCycle: 'h23', timeZone })
  } catch (error) {
    if (error instanceof RangeError)
      return new Intl.DateTimeFormat('en-US', { ...fields, hourCycle: 'h23', timeZone: 'UTC' })
    throw error
  }
}

/** @throws `assignment.due-in-the-past` (400). */
export function assertNotPast({ dueAt, now }: { dueAt: string | null; now: Date }): void {
  if (dueAt === null || new Date(dueAt) > now) return
  throw new DomainError({
    code: 'assignment.due-in-the-past',
    message: 'The due date has passed. Choose a day that is still to come.',
  })
}
