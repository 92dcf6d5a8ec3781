import Link from 'next/link'
import type { ObservationRow } from '@/systems/training/public'
import { onDay } from './when'

/** What a trainer saw and the learner has not signed yet: on the home page, above everything that waits for others. */
export function MyObservations({ observations }: { observations: ObservationRow[] }) {
  const unsigned = observations.filter(({ state }) => state === 'awaiting-signature')
  if (unsigned.length === 0) return null
  return (
    <section aria-labelledby="observed">
      <h2 id="observed">For you to sign</h2>
      {unsigned.map(({ id, title, version, observer, observedAt }) => (
        <article className="item" key={id}>
          <p className="d">
            {onDay(observedAt)}
            <small>observed</small>
          </p>
          <div>
            <h3>{title}</h3>
            <p className="why">
              {observer.name} watched you do it, for {version.title}. Your signature is missing.
            </p>
          </div>
          <Link className="btn pri" href={`/learn/observations/${id}`} aria-label={`Confirm the observation: ${title}`}>
            Confirm
          </Link>
        </article>
      ))}
    </section>
  )
}
