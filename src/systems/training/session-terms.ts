import { z } from 'zod'
import { DomainError } from '@/shared/errors'
import { isTimeZone, momentOf } from './zoned-time'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null)
    .nullish()

/** What a trainer says about a session. Times are those of a wall clock in `timeZone`: `2026-11-26T10:00`. */
export const sessionTermsSchema = z.object({
  title: z.string().trim().min(1, 'give it a title').max(160),
  starts: z.string().max(20),
  ends: z.string().max(20),
  timeZone: z.string().max(60),
  place: words(200),
  link: words(500),
  capacity: z.number().int().min(1, 'at least one seat').max(10_000).nullish(),
  /** By default whoever schedules it. */
  trainer: z.number().int().positive().optional(),
})

export type SessionTerms = z.output<typeof sessionTermsSchema>

export type CheckedTerms = {
  title: string
  startsAt: string
  endsAt: string
  timeZone: string
  place: string | null
  link: string | null
  capacity: number | null
}

const LONGEST_HOURS = 24

/** Terms as they are stored. @throws DomainError (400) that says which of them cannot be so, and what to do. */
export function checkedTerms({ title, starts, ends, timeZone, place, link, capacity }: SessionTerms): CheckedTerms {
  if (!isTimeZone(timeZone)) throw refused('time-zone', `There is no time zone "${timeZone}". Choose one of the list.`)
  const [start, end] = [moment(starts, 'start', timeZone), moment(ends, 'end', timeZone)]
  if (end <= start) throw refused('ends-before-start', 'The session ends before it starts. Correct one of the times.')
  if (end.getTime() - start.getTime() > LONGEST_HOURS * 60 * 60 * 1000) {
    throw refused('too-long', 'A session lasts a day at most. Schedule one for each day.')
  }
  if (!place && !link) throw refused('nowhere', 'Say where it is: a place, a link to join, or both.')
  if (link && !/^https?:\/\/[^\s]+$/i.test(link)) {
    throw refused('link', 'The link must begin with https:// or http://. Copy it from the meeting.')
  }
  return {
    title,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    timeZone,
    place: place ?? null,
    link: link ?? null,
    capacity: capacity ?? null,
  }
}

function moment(local: string, which: string, timeZone: string): Date {
  const found = momentOf(local, timeZone)
  if (found) return found
  throw refused(
    'time',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)
      ? `There is no ${local.slice(11, 16)} on that day in ${timeZone}: the clocks are put forward. Choose another ${which}.`
      : `Give the ${which} as a day and a time.`,
  )
}

export const refused = (code: string, message: string, status = 400) =>
  new DomainError({ code: `session.${code}`, message, status })
