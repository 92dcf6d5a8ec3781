import type { Metadata } from 'next'
import Link from 'next/link'
import { getSession, localTime } from '@/systems/training/public'
import { foundOrMissing } from '../../../../../(learn)/_parts/found'
import { CallOff } from '../../../../_parts/call-off.client'
import { SessionForm } from '../../../../_parts/session-form.client'
import { timeZones } from '../../../../_parts/time-zones'
import { TrainPage } from '../../../../_parts/train-page'
import { trainerAt } from '../../../../session'

export const metadata: Metadata = { title: 'Change a session' }

export default async function EditSessionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const session = await trainerAt(`/train/sessions/${id}/edit`)
  const found = await foundOrMissing(id, (id) => getSession({ req: session.req, session: id }))
  const { title, state, phase, startsAt, endsAt, timeZone, place, link, capacity, sequence } = found
  const [from, until] = [startsAt, endsAt].map((time) => localTime(new Date(time), timeZone))
  return (
    <TrainPage session={session} narrow>
      <p className="crumb">
        <Link href={`/train/sessions/${id}`}>{title}</Link>
      </p>
      <h1>Change the session</h1>
      {state === 'cancelled' || phase === 'over' ? (
        <p className="note warn under">
          {state === 'cancelled'
            ? 'This session was called off. Schedule a new one.'
            : 'This session is over, so it stays as it was. Attendance can still be corrected.'}
        </p>
      ) : (
        <>
          <SessionForm
            cohorts={[]}
            zones={timeZones()}
            change={{ session: found.id, sequence }}
            given={{
              title,
              day: from?.slice(0, 10) ?? '',
              from: from?.slice(11) ?? '',
              until: until?.slice(11) ?? '',
              timeZone,
              place,
              link,
              capacity,
            }}
          />
          <section aria-labelledby="off">
            <h2 id="off">Call it off</h2>
            <CallOff session={found.id} />
          </section>
        </>
      )}
    </TrainPage>
  )
}
