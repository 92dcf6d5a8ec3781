import { knownZone } from '../words/languages'

/** `22:00` to `07:00` on the clock of `timeZone`. */
export type QuietHours = { from: string; until: string; timeZone: string }

/** When the quiet hours that `now` lies in end, or null when it lies in none. Holds over a change to or from summer time. */
export function quietUntil(now: Date, { from, until, timeZone }: QuietHours): Date | null {
  const begin = minutesOf(from)
  const end = minutesOf(until)
  if (begin === null || end === null || begin === end) return null
  const here = onClock(now, knownZone(timeZone))
  const inside = begin < end ? here.minutes >= begin && here.minutes < end : here.minutes >= begin || here.minutes < end
  if (!inside) return null
  // Past midnight the end is today's, before it tomorrow's.
  const days = here.minutes < end ? 0 : 1
  return momentOf({ ...here, day: here.day + days, minutes: end }, knownZone(timeZone))
}

export type Clock = { year: number; month: number; day: number; minutes: number; weekday: number }

/** What a clock in the zone shows; `weekday` from 0, Sunday. */
export function onClock(at: Date, timeZone: string): Clock {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return {
    year,
    month,
    day,
    minutes: hour * 60 + minute,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  }
}

/**
 * The moment at which a clock in the zone shows this time: the first of two where the hour comes twice, and the moment after
 * the leap where it does not come at all.
 */
export function momentOf({ year, month, day, minutes }: Omit<Clock, 'weekday'>, timeZone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, 0, minutes)
  const offset = (at: number) => {
    const shown = onClock(new Date(at), timeZone)
    return Date.UTC(shown.year, shown.month - 1, shown.day, 0, shown.minutes) - Math.floor(at / 60_000) * 60_000
  }
  const day24 = 86_400_000
  const candidates = [offset(wanted - day24), offset(wanted + day24)].map((shift) => wanted - shift)
  const exact = candidates.filter((at) => at + offset(at) === wanted)
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates))
}

function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}
