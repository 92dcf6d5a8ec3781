/** Dates as people read them. All in UTC: the server does not know where a reader sits. */
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })

const weekday = format({ weekday: 'short', day: 'numeric', month: 'short' })
const short = format({ day: 'numeric', month: 'short', year: 'numeric' })
const long = format({ day: 'numeric', month: 'long', year: 'numeric' })
const clock = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
const dayName = format({ weekday: 'long' })

/** `Fri 27 Nov`, with the year where it is another one. */
export function onWeekday(iso: string, now = new Date()): string {
  const date = new Date(iso)
  const day = weekday.format(date).replace(',', '')
  return date.getUTCFullYear() === now.getUTCFullYear() ? day : `${day} ${date.getUTCFullYear()}`
}

/** `3 Jun 2027` */
export const onDay = (iso: string): string => short.format(new Date(iso))

/** `26 November 2026` */
export const onLongDay = (iso: string): string => long.format(new Date(iso))

/** `27 Nov 2026, 09:14 UTC` */
export const atTime = (iso: string): string => `${clock.format(new Date(iso))} UTC`

/** Whole days from now; negative when past. */
export function daysUntil(iso: string, now = new Date()): number {
  return Math.round((startOfDay(new Date(iso)) - startOfDay(now)) / DAY)
}

/** `in 4 days`, `today`, `2 days overdue` */
export function dueIn(days: number): string {
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} overdue`
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

/** `today`, `yesterday`, `on Friday`, `on 3 Jun 2027` */
export function lastTime(iso: string, now = new Date()): string {
  const days = -daysUntil(iso, now)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  return days < 7 ? `on ${dayName.format(new Date(iso))}` : `on ${onDay(iso)}`
}

const DAY = 24 * 60 * 60 * 1000

function startOfDay(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
}
