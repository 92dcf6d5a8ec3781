import Link from 'next/link'
import { timeParts, type SessionSummary } from '@/systems/training/public'

/** One session in a list: when, what, where, and how far its attendance is. */
export function SessionRow({ session, cohort = true }: { session: SessionSummary; cohort?: boolean }) {
  const { id, title, state, place, link } = session
  const { day, shortDay, clock, zone } = timeParts(session)
  const off = state === 'cancelled'
  return (
    <article className="item">
      <p className={off ? 'd dim' : 'd'}>
        {shortDay}
        <small>
          {clock} {zone}
        </small>
      </p>
      <div>
        <h3>{title}</h3>
        <p className="why">
          {cohort ? `${session.cohort.name}. ` : ''}
          {place ?? (link ? 'Online' : '')}. {off ? 'Called off.' : standing(session)}
        </p>
      </div>
      <Link className="btn" href={`/train/sessions/${id}`} aria-label={`Open ${title}, ${day}`}>
        Open
      </Link>
    </article>
  )
}

function standing({ people, recorded, claimed, capacity }: SessionSummary): string {
  if (claimed) return `${claimed} said they are there, to confirm.`
  if (recorded) return `${recorded} of ${people} recorded.`
  const invited = `${people} ${people === 1 ? 'person' : 'people'}`
  return capacity === null ? `${invited}.` : `${invited}, ${capacity} ${capacity === 1 ? 'seat' : 'seats'}.`
}
