import icalGenerator, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import type { SessionRow } from './rows'

export type CalendarFile = { name: string; type: string; text: string }

/**
 * One session for a calendar (RFC 5545, 5546): the same UID for ever and a SEQUENCE that grows with each change, so that a
 * calendar moves the entry it has; METHOD CANCEL takes it out again. Times are in UTC, which every calendar shows in its
 * owner's zone. Of the people, it names the trainer and the one it is for, and nobody else.
 */
export function sessionCalendar(session: SessionRow, reader: { name: string; email: string }): CalendarFile {
  const { id, uid, sequence, state, title, cohort, trainer, place, link, startsAt, endsAt, updatedAt } = session
  const cancelled = state === 'cancelled'
  const calendar = icalGenerator({
    prodId: { company: 'Coursewright', product: 'Training', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  })
  calendar.createEvent({
    id: uid,
    sequence,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: new Date(startsAt),
    end: new Date(endsAt),
    stamp: new Date(updatedAt),
    lastModified: new Date(updatedAt),
    summary: title,
    description: [cohort.name, link ? `Join: ${link}` : null, cancelled ? session.cancelledReason : null]
      .filter(Boolean)
      .join('\n'),
    location: place ?? link,
    ...(link ? { url: link } : {}),
    organizer: { name: trainer.name, email: trainer.email },
    attendees: [
      {
        name: reader.name,
        email: reader.email,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
  })
  const method = cancelled ? 'CANCEL' : 'REQUEST'
  return {
    name: `session-${id}.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
    text: calendar.toString(),
  }
}
