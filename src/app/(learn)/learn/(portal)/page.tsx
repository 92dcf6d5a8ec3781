import type { Metadata } from 'next'
import Link from 'next/link'
import { listMyEnrollments, sourceLabel, type MyCertificate, type MyEnrollment } from '@/systems/learning/public'
import { listMyObservations, listMySessions } from '@/systems/training/public'
import { greeting, homeSections, whyDue, whyWaiting } from '../../_parts/home-sections'
import { Clock, Cross } from '../../_parts/icons'
import { MyObservations } from '../../_parts/my-observations'
import { MySessions } from '../../_parts/my-sessions'
import { percent } from '../../_parts/percent'
import { PortalPage } from '../../_parts/portal-page'
import { daysUntil, dueIn, lastTime, onDay, onWeekday } from '../../_parts/when'
import { signedInAt } from '../../session'

export const metadata: Metadata = { title: 'Home' }

/** As many as fit a screen; the rest is one step away. */
const SHOWN = 5

export default async function HomePage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const session = await signedInAt('/learn')
  const all = (await searchParams).show === 'all'
  const learning = await listMyEnrollments({ req: session.req })
  const sessions = await listMySessions({ req: session.req })
  const observations = await listMyObservations({ req: session.req })
  const sections = homeSections(learning)
  const { next, due, waiting } = sections
  const shown = all ? due : due.slice(0, SHOWN)
  return (
    <PortalPage session={session}>
      <h1>{greeting(sections, session.person.name)}</h1>
      {next ? <Continue {...next} /> : null}
      <MyObservations observations={observations} />
      <section aria-labelledby="due">
        <h2 id="due">Due</h2>
        {shown.map((one) => (
          <Due key={one.enrollment} {...one} />
        ))}
        {due.length > shown.length ? (
          <p className="empty">
            <Link href="/learn?show=all">Show all {due.length} courses</Link>
          </p>
        ) : null}
        {due.length === 0 ? (
          <div className="empty">
            <p>
              {next ? 'Nothing else is due.' : 'Courses that are assigned to you, and those you choose, appear here.'}
            </p>
            <Link className="btn" href="/learn/catalogue">
              Look at the catalogue
            </Link>
          </div>
        ) : null}
      </section>
      <MySessions sessions={sessions} />
      {waiting.length ? (
        <section aria-labelledby="waiting">
          <h2 id="waiting">Waiting for someone else</h2>
          {waiting.map((one) => (
            <Waiting key={one.enrollment} {...one} />
          ))}
        </section>
      ) : null}
      <section aria-labelledby="certificates">
        <h2 id="certificates">Certificates</h2>
        {learning.certificates.length ? (
          <Certificates certificates={learning.certificates} />
        ) : (
          <p className="empty">None yet. You get one for each course whose assessment you pass.</p>
        )}
      </section>
    </PortalPage>
  )
}

function Continue({ enrollment, title, where, lastActivityAt, dueAt, attempt }: MyEnrollment) {
  const done = Math.round(where.fraction * 100)
  const stopped = lastActivityAt ? `You stopped ${lastTime(lastActivityAt)}, your answers are saved.` : ''
  return (
    <div className="panel cont">
      <div>
        <p className="label">Continue where you left off{dueAt ? ` · due ${onWeekday(dueAt)}` : ''}</p>
        <h2>
          {title}: {where.title}
        </h2>
        <p className="mid dim2">
          {where.lesson ? `Lesson ${where.lesson} of ${where.lessons}. ` : ''}
          {stopped} {lastResult(attempt)}
        </p>
        <div className="bar" role="img" aria-label={`${done} percent of the lessons done`}>
          <i style={{ width: `${done}%` }} />
        </div>
      </div>
      <Link className="btn pri" href={`/learn/play/${enrollment}`}>
        {where.minutesLeft ? `Continue, ${where.minutesLeft} min` : 'Continue'}
      </Link>
    </div>
  )
}

function Due(one: MyEnrollment) {
  const { enrollment, version, title, state, dueAt, attempt } = one
  return (
    <article className="item">
      <DueDate dueAt={dueAt} />
      <div>
        <h3>{title}</h3>
        <p className="why">
          {whyDue(one)} {lastResult(attempt)}
        </p>
      </div>
      <Link
        className="btn"
        href={state === 'assigned' ? `/learn/courses/${version.id}` : `/learn/play/${enrollment}`}
        aria-label={`${state === 'assigned' ? 'Start' : 'Continue'} ${title}`}
      >
        {state === 'assigned' ? 'Start' : 'Continue'}
      </Link>
    </article>
  )
}

function DueDate({ dueAt }: { dueAt: string | null }) {
  if (!dueAt) return <p className="d dim">No date</p>
  const days = daysUntil(dueAt)
  return (
    <p className={days < 0 ? 'd c-bad' : days <= 7 ? 'd c-warn' : 'd'}>
      {onWeekday(dueAt)}
      <small>{dueIn(days)}</small>
    </p>
  )
}

function Waiting(one: MyEnrollment) {
  const { attempt, version, title } = one
  return (
    <article className="item">
      <p className="d dim">
        <Clock /> {attempt ? `Attempt ${attempt.number}` : 'Waiting'}
      </p>
      <div>
        <h3>{title}</h3>
        <p className="why">{whyWaiting(one)}</p>
      </div>
      <Link
        className="btn"
        href={
          attempt && attempt.state !== 'in-progress' ? `/learn/results/${attempt.id}` : `/learn/courses/${version.id}`
        }
        aria-label={`Details of ${title}`}
      >
        Details
      </Link>
    </article>
  )
}

function Certificates({ certificates }: { certificates: MyCertificate[] }) {
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">Course</th>
          <th scope="col">Version</th>
          <th scope="col">Trained on</th>
          <th scope="col">Valid until</th>
          <th scope="col">
            <span className="vh">Open</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {certificates.map((one) => (
          <tr key={one.code}>
            <td>{one.title}</td>
            <td data-l="Version">v{one.version}</td>
            <td data-l="Trained on">{one.sources.map(sourceLabel).join(', ')}</td>
            <td data-l="Valid until">{validity(one)}</td>
            <td>
              <Link href={`/learn/certificates/${one.code}`} aria-label={`Certificate for ${one.title}`}>
                Certificate
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function validity({ revokedAt, next, validUntil }: MyCertificate) {
  if (revokedAt) {
    return (
      <span className="st c-bad">
        <Cross /> revoked {onDay(revokedAt)}
      </span>
    )
  }
  if (next) {
    return (
      <span className="st c-warn">
        <Clock /> v{next} is out
      </span>
    )
  }
  return validUntil ? onDay(validUntil) : 'no end date'
}

function lastResult(attempt: MyEnrollment['attempt']) {
  if (!attempt || attempt.passed !== false || attempt.score === null) return null
  return (
    <Link href={`/learn/results/${attempt.id}`}>
      Attempt {attempt.number}: {percent(attempt.score)}, not passed
    </Link>
  )
}
