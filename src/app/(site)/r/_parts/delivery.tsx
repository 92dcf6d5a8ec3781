import type { ClientStatus } from '@/systems/sales/public'
import { Tick } from '../../../(learn)/_parts/icons'
import { atTime, onDay } from '../../../(learn)/_parts/when'
import { SignOffForm } from './sign-off.client'

/** The version handed over: its preview, what is missing before the sign-off, and the signature once it is given. */
export function Delivery({ token, status }: { token: string; status: ClientStatus }) {
  const { delivery, signOff, contact, state } = status
  if (!delivery) return null
  if (signOff && state !== 'client-review') {
    return (
      <section className="panel" id="sign-off" aria-labelledby="delivered">
        <h2 id="delivered">Version {signOff.number} is signed off</h2>
        <p>
          <b>{signOff.name}</b>: {signOff.words}.
        </p>
        <p className="small dim">
          {atTime(signOff.at)} · <span className="mono">sha256 {signOff.hash.slice(0, 24)}…</span>
        </p>
        {!delivery.withdrawn && (
          <p className="go">
            <a className="btn" href={`/r/${token}/preview`}>
              Read the course again
            </a>
          </p>
        )}
      </section>
    )
  }
  if (delivery.withdrawn) {
    return (
      <section className="panel" id="sign-off">
        <p className="note warn">{delivery.missing[0]}</p>
      </section>
    )
  }
  return (
    <section className="panel act" id="sign-off" aria-labelledby="sign">
      <h2 id="sign">Sign off the delivery</h2>
      <ul className="checks">
        <li className={delivery.previewedAt ? 'c-ok' : undefined}>
          <Standing done={delivery.previewedAt !== null} />
          <span>
            {delivery.previewedAt ? `Preview opened on ${onDay(delivery.previewedAt)}. ` : 'Preview not opened yet. '}
            <a href={`/r/${token}/preview`}>{delivery.previewedAt ? 'Open it again' : 'Open the preview'}</a>
          </span>
        </li>
        <li className={status.questions.length === 0 ? 'c-ok' : undefined}>
          <Standing done={status.questions.length === 0} />
          <span>
            {status.questions.length === 0
              ? 'No question is open'
              : status.questions.length === 1
                ? 'One question is open, above'
                : `${status.questions.length} questions are open, above`}
          </span>
        </li>
      </ul>
      <SignOffForm
        token={token}
        number={delivery.number}
        hash={delivery.hash}
        missing={delivery.missing}
        name={contact.name}
      />
    </section>
  )
}

function Standing({ done }: { done: boolean }) {
  if (done) return <Tick />
  return (
    <svg className="mk" viewBox="0 0 16 16" aria-hidden>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}
