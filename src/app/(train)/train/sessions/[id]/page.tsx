import type { Metadata } from 'next'
import Link from 'next/link'
import { getSession, timeParts, type SessionPage } from '@/systems/training/public'
import { foundOrMissing } from '../../../../(learn)/_parts/found'
import { AttendanceList } from '../../../_parts/attendance-list.client'
import { counted } from '../../../_parts/numbers'
import { TrainPage } from '../../../_parts/train-page'
import { trainerAt } from '../../../session'

export const metadata: Metadata = { title: 'Session' }

export default async function SessionDetailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const session = await trainerAt(`/train/sessions/${id}`)
  const found = await foundOrMissing(id, (id) => getSession({ req: session.req, session: id }))
  const { title, state, phase, cohort, attendees, codesOpen } = found
  const cancelled = state === 'cancelled'
  return (
    <TrainPage session={session}>
      <p className="crumb">
        <Link href={`/train/cohorts/${cohort.id}`}>{cohort.name}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{title}</h1>
          <Facts {...found} />
        </div>
        <div className="acts">
          {cancelled || phase === 'over' ? null : codesOpen ? (
            <Link className="btn pri" href={`/train/sessions/${id}/code`}>
              Show the QR code
            </Link>
          ) : null}
          <a className="btn" href={`/api/sessions/${id}/calendar`} download>
            Calendar file
          </a>
          {cancelled || phase === 'over' ? null : (
            <Link className="btn" href={`/train/sessions/${id}/edit`}>
              Change or call off
            </Link>
          )}
        </div>
      </div>
      {cancelled ? (
        <p className="note warn under">Called off. {found.cancelledReason}</p>
      ) : (
        <section aria-labelledby="attendance">
          <h2 id="attendance">Attendance</h2>
          {phase === 'ahead' && !codesOpen ? (
            <p className="mid dim2">
              {found.attendanceOpen
                ? ''
                : 'Opens two hours before the session. Until then you can note who is excused. '}
              The QR code is shown from 30 minutes before.
            </p>
          ) : null}
          {attendees.length ? (
            <AttendanceList
              session={found.id}
              timeZone={found.timeZone}
              attendees={attendees}
              seats={found.capacity !== null}
              watching={codesOpen}
              onlyExcused={!found.attendanceOpen}
            />
          ) : (
            <p className="empty">
              Nobody is in {cohort.name} yet. <a href={`/admin/collections/cohorts/${cohort.id}`}>Add its learners</a>.
            </p>
          )}
        </section>
      )}
    </TrainPage>
  )
}

function Facts(session: SessionPage) {
  const { place, link, trainer, capacity, attendees } = session
  const { day, clock, zone } = timeParts(session)
  const seated = attendees.filter(({ seat }) => seat === 'seat').length
  const waiting = attendees.filter(({ seat }) => seat === 'waiting').length
  return (
    <>
      <p className="under">
        {day}, {clock} <span className="dim">({zone})</span>
      </p>
      <p className="mid dim2">
        {place}
        {place && link ? ', ' : ''}
        {link ? (
          <a href={link} target="_blank" rel="noreferrer">
            join online
          </a>
        ) : null}
        . Trainer: {trainer.name}.
        {capacity === null
          ? ''
          : ` ${seated} of ${counted(capacity, 'seat')} taken${waiting ? `, ${waiting} waiting` : ''}.`}
      </p>
    </>
  )
}
