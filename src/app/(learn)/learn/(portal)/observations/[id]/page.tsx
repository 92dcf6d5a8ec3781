import type { Metadata } from 'next'
import Link from 'next/link'
import { getMyObservation } from '@/systems/training/public'
import { Seen } from '../../../../../(train)/train/observe/seen'
import '../../../../../(train)/train/observe/observe.css'
import { foundOrMissing } from '../../../../_parts/found'
import { PortalPage } from '../../../../_parts/portal-page'
import { SignObservation } from '../../../../_parts/sign-observation.client'
import { atTime } from '../../../../_parts/when'
import { signedInAt } from '../../../../session'

type Args = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Observation' }

/** What a trainer saw, for the learner to confirm or to disagree with. */
export default async function ObservationPage({ params }: Args) {
  const { id } = await params
  const session = await signedInAt(`/learn/observations/${id}`)
  const one = await foundOrMissing(id, (found) => getMyObservation({ req: session.req, id: found }))
  const waiting = one.state === 'awaiting-signature'
  return (
    <PortalPage session={session} narrow>
      <p className="label">
        {one.version.title}, version {one.version.number}
      </p>
      <h1>{waiting ? 'Confirm the observation' : 'Observation'}</h1>
      <p className="lede long">
        {one.observer.name} watched you on {atTime(one.observedAt)}: {one.title}.
      </p>
      <Seen observation={one} />
      {waiting ? <SignObservation id={one.id} observer={one.observer.name} learner={session.person.name} /> : null}
      {one.state === 'signed' ? (
        <p className="note">
          Signed by {one.observer.name} and by you, {one.answeredAt ? atTime(one.answeredAt) : ''}.
        </p>
      ) : null}
      {one.state === 'disputed' ? (
        <p className="note warn">You did not agree: “{one.disputeReason}” It has to be observed again.</p>
      ) : null}
      <p className="small dim">
        Version <span className="mono">{one.versionHash.slice(0, 16)}</span>
      </p>
      <p className="go">
        <Link className="btn" href="/learn">
          Go to your courses
        </Link>
      </p>
    </PortalPage>
  )
}
