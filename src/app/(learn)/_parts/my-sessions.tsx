import { timeParts, type MySession } from '@/systems/training/public'
import { SeatButton } from './seat-button.client'

/** When and where the learner's cohorts meet. Nothing where they do not. */
export function MySessions({ sessions }: { sessions: MySession[] }) {
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      {sessions.map((one) => (
        <Session key={one.id} {...one} />
      ))}
    </section>
  )
}

function Session(session: MySession) {
  const { id, title, state, place, link, trainer, cancelledReason, bookable, seat, seatsLeft } = session
  const { shortDay, clock, zone } = timeParts(session)
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
          {off ? (
            <>Called off. {cancelledReason}</>
          ) : (
            <>
              {place}
              {place && link ? ', ' : ''}
              {link ? <a href={link}>join online</a> : null}. With {trainer.name}. {standing(session)}
            </>
          )}
        </p>
        <p className="small">
          <a href={`/api/sessions/${id}/calendar`} download aria-label={`Calendar file of ${title}`}>
            {off ? 'Take it out of your calendar' : 'Put it into your calendar'}
          </a>
        </p>
      </div>
      {bookable ? <SeatButton session={id} title={title} seat={seat} full={seatsLeft === 0} /> : null}
    </article>
  )
}

function standing({ attendance, claimed, capacity, seat, seatsLeft }: MySession): string {
  if (attendance !== 'expected') return `You are recorded as ${attendance}.`
  if (claimed) return 'You are on the list; your trainer confirms it.'
  if (capacity === null) return ''
  if (seat === 'seat') return 'You have a seat.'
  if (seat === 'waiting') return 'All seats are taken; you are on the waiting list.'
  return seatsLeft ? `${seatsLeft} of ${capacity} seats left.` : 'All seats are taken.'
}
