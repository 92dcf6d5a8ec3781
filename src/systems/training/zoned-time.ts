/** Times on a wall clock somewhere, and the moments they are. The rules of the zones come from the runtime (IANA). */

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/**
 * The moment at which a wall clock in `timeZone` shows `local` (`2026-11-26T10:00`). Where clocks are put back and show it
 * twice, the first of the two; null where they are put forward and never show it, and for what is no time at all.
 */
export function momentOf(local: string, timeZone: string): Date | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(local)
  if (!parts) return null
  const shown = Date.UTC(
    ...(parts.slice(1, 6).map(Number).map(fromMonthOne) as [number, number, number, number, number]),
  )
  if (Number.isNaN(shown)) return null
  // The offsets in force a day before and after are the only ones it can have.
  const moments = [-DAY, DAY].map((shift) => shown - offsetAt(shown + shift, timeZone))
  const fitting = moments.filter((moment) => localTime(new Date(moment), timeZone) === local.slice(0, 16))
  return fitting.length ? new Date(Math.min(...fitting)) : null
}

/** What a wall clock in `timeZone` shows at a moment: `2026-11-26T10:00`, as `datetime-local` fields take it. */
export function localTime(moment: Date, timeZone: string): string {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

type Span = { startsAt: string; endsAt: string; timeZone: string }

/**
 * `Thu 26 Nov 2026`, the same without the year where it is this one, `10:00–11:30` and `Europe/Berlin`; the day of the end too
 * where it is another one.
 */
export function timeParts(
  { startsAt, endsAt, timeZone }: Span,
  now = new Date(),
): { day: string; shortDay: string; clock: string; zone: string } {
  const day = (iso: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
      .format(new Date(iso))
      .replace(',', '')
  const clock = (iso: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
  const end = day(startsAt) === day(endsAt) ? clock(endsAt) : `${clock(endsAt)} on ${day(endsAt)}`
  const shortDay = day(startsAt).replace(` ${localTime(now, timeZone).slice(0, 4)}`, '')
  return { day: day(startsAt), shortDay, clock: `${clock(startsAt)}–${end}`, zone: timeZone.replaceAll('_', ' ') }
}

const DAY = 24 * 60 * 60 * 1000

/** Milliseconds that clocks in `timeZone` are ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const minutes = Date.parse(`${localTime(new Date(moment), timeZone)}:00Z`)
  return minutes - Math.floor(moment / 60_000) * 60_000
}

function fromMonthOne(value: number, at: number): number {
  return at === 1 ? value - 1 : value
}
