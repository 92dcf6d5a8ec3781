import type { Metadata } from 'next'
import Link from 'next/link'
import {
  countWaiting,
  getTrainingHome,
  timeParts,
  type CohortSummary,
  type TrainingHome,
  type Waiting as Counts,
} from '@/systems/training/public'
import { counted } from '../_parts/numbers'
import { SessionRow } from '../_parts/session-row'
import { TrainPage } from '../_parts/train-page'
import { trainerAt } from '../session'

export const metadata: Metadata = { title: 'Training' }

/** As many as fit a screen; the rest is one step away. */
const SHOWN = 5

export default async function TrainHome() {
  const session = await trainerAt('/train')
  const home = await getTrainingHome({ req: session.req })
  const counts = await countWaiting({ req: session.req })
  const first = session.person.name.split(/\s+/)[0]
  const { today, next, cohorts } = home
  return (
    <TrainPage session={session}>
      <div className="head">
        <h1>
          {today.length ? `${counted(today.length, 'session')} by this time tomorrow` : 'No session by tomorrow'},{' '}
          {first}
        </h1>
        <Link className="btn pri" href="/train/sessions/new">
          Schedule a session
        </Link>
      </div>
      <section aria-labelledby="today">
        <h2 id="today">Sessions</h2>
        {today.map((one) => (
          <SessionRow key={one.id} session={one} />
        ))}
        {today.length === 0 ? (
          <p className="empty">
            {next ? (
              <>
                The next one is <Link href={`/train/sessions/${next.id}`}>{next.title}</Link> with {next.cohort.name},{' '}
                {timeParts(next).shortDay}, {timeParts(next).clock}.
              </>
            ) : (
              'Nothing is in the diary of your cohorts.'
            )}
          </p>
        ) : null}
      </section>
      <Waiting {...home.waiting} {...counts} />
      <section aria-labelledby="cohorts">
        <h2 id="cohorts">Cohorts</h2>
        {cohorts.slice(0, SHOWN).map((one) => (
          <CohortRow key={one.id} {...one} />
        ))}
        {cohorts.length > SHOWN ? (
          <p className="empty">
            <Link href="/train/cohorts">All {cohorts.length} cohorts</Link>
          </p>
        ) : null}
        {cohorts.length === 0 ? (
          <div className="empty">
            <p>You train no cohort yet. A manager can add you to one, or make your own.</p>
            <a className="btn" href="/admin/collections/cohorts/create">
              Make a cohort
            </a>
          </div>
        ) : null}
      </section>
    </TrainPage>
  )
}

function Waiting({ claims, incomplete, overdue, grading, observation, feedback }: TrainingHome['waiting'] & Counts) {
  const nothing = claims.length + incomplete.length + overdue + grading + observation + feedback === 0
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Waiting for you</h2>
      {claims.map(({ session, title, count }) => (
        <Item
          key={`c${session}`}
          what="Confirm"
          text={`${counted(count, 'person', 'people')} scanned the code of ${title}.`}
          href={`/train/sessions/${session}`}
          action="Confirm"
          about={title}
        />
      ))}
      {incomplete.slice(0, SHOWN).map(({ session, title, missing }) => (
        <Item
          key={`i${session}`}
          what="Attendance"
          text={`${counted(missing, 'person', 'people')} of ${title} ${missing === 1 ? 'is' : 'are'} not recorded.`}
          href={`/train/sessions/${session}`}
          action="Record"
          about={title}
        />
      ))}
      {grading ? (
        <Item
          what="Grading"
          text={`${counted(grading, 'assessment')} ${grading === 1 ? 'waits' : 'wait'} for your grade.`}
          href="/train/grading"
          action="Grade"
          about="assessments"
        />
      ) : null}
      {observation ? (
        <Item
          what="Observations"
          text={`${counted(observation, 'learner')} ${observation === 1 ? 'waits' : 'wait'} to be watched.`}
          href="/train/observe"
          action="Watch"
          about="observations"
        />
      ) : null}
      {feedback ? (
        <Item
          what="Feedback"
          text={`${counted(feedback, 'note')} from learners ${feedback === 1 ? 'has' : 'have'} no answer yet.`}
          href="/train/feedback"
          action="Answer"
          about="feedback"
        />
      ) : null}
      {overdue ? (
        <Item
          what="Overdue"
          text={`${counted(overdue, 'course')} of your learners should be done by now.`}
          href="/train/cohorts"
          action="Look"
          about="overdue courses"
        />
      ) : null}
      {nothing ? <p className="empty">Nothing. Attendance, grades and due dates are as they should be.</p> : null}
    </section>
  )
}

function Item(props: { what: string; text: string; href: string; action: string; about: string }) {
  return (
    <article className="item">
      <p className="d">{props.what}</p>
      <p className="dim2">{props.text}</p>
      <Link className="btn" href={props.href} aria-label={`${props.action}: ${props.about}`}>
        {props.action}
      </Link>
    </article>
  )
}

function CohortRow({ id, name, learners, courses, nextSession }: CohortSummary) {
  return (
    <article className="item wide">
      <div>
        <h3>{name}</h3>
        <p className="why">
          {counted(learners, 'learner')}.{' '}
          {courses.length ? courses.map(({ title }) => title).join(', ') : 'On no course yet'}.
          {nextSession ? ` Meets ${timeParts(nextSession).shortDay}, ${timeParts(nextSession).clock}.` : ''}
        </p>
      </div>
      <Link className="btn" href={`/train/cohorts/${id}`} aria-label={`Open ${name}`}>
        Open
      </Link>
    </article>
  )
}
