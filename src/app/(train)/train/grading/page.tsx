import type { Metadata } from 'next'
import Link from 'next/link'
import { listGradingQueue } from '@/systems/training/public'
import { atTime } from '../../../(learn)/_parts/when'
import { TrainPage } from '../../_parts/train-page'
import { trainerAt } from '../../session'
import { waitingSince } from './waiting-since'
import './grading.css'

export const metadata: Metadata = { title: 'Grading' }

type Search = { course?: string; cohort?: string; after?: string }

export default async function GradingPage({ searchParams }: { searchParams: Promise<Search> }) {
  const session = await trainerAt('/train/grading')
  const { course, cohort, after } = await searchParams
  const [courseId, cohortId] = [idOf(course), idOf(cohort)]
  const filter = { ...(courseId ? { course: courseId } : {}), ...(cohortId ? { cohort: cohortId } : {}) }
  const queue = await listGradingQueue({ req: session.req, filter: { ...filter, ...(after ? { after } : {}) } })
  const filtered = Object.keys(filter).length > 0
  const more = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  if (queue.next) more.set('after', queue.next)
  return (
    <TrainPage session={session}>
      <h1>{queue.total === 0 && !filtered ? 'All graded' : `To grade: ${queue.total}`}</h1>
      {queue.total > 0 || filtered ? (
        <form className="filters" method="get">
          <label>
            Course
            <select name="course" defaultValue={course ?? ''}>
              <option value="">All courses</option>
              {queue.courses.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            Cohort
            <select name="cohort" defaultValue={cohort ?? ''}>
              <option value="">All cohorts</option>
              {queue.cohorts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button className="btn">Show</button>
        </form>
      ) : null}
      {queue.entries.map((one) => (
        <article className="item" key={one.attempt}>
          <p className="d">
            {waitingSince(one.submittedAt)}
            <small>attempt {one.number}</small>
          </p>
          <div>
            <h2>{one.learner}</h2>
            <p className="why">
              {one.course}, version {one.version}. {one.prompts[0]}
              {one.prompts.length > 1 ? ` and ${one.prompts.length - 1} more` : ''}
            </p>
            <p className="mid dim">
              {one.second === 'second'
                ? 'A second grader is asked for'
                : one.second === 'first'
                  ? 'You asked for a second grader'
                  : one.confirmed > 0
                    ? `${one.confirmed} of ${one.criteria} criteria confirmed`
                    : `${one.criteria} ${one.criteria === 1 ? 'criterion' : 'criteria'}`}
            </p>
          </div>
          <Link
            className="btn"
            href={`/train/grading/${one.attempt}`}
            aria-label={`Grade ${one.learner}, ${one.course}`}
          >
            Grade
          </Link>
        </article>
      ))}
      {queue.entries.length === 0 ? (
        <div className="empty">
          <p>
            {filtered
              ? 'Nothing waits here for this course and cohort.'
              : 'Nothing waits for a grade. Answers of the learners in your cohorts appear here, oldest first.'}
          </p>
          {queue.lastReleased ? (
            <p className="mid dim">
              Last released: {queue.lastReleased.learner}, {queue.lastReleased.course}, {atTime(queue.lastReleased.at)}
            </p>
          ) : null}
        </div>
      ) : null}
      <p className="row pages">
        {after ? (
          <Link className="btn" href="/train/grading">
            Back to the oldest
          </Link>
        ) : null}
        {queue.next ? (
          <Link className="btn" href={`/train/grading?${more}`}>
            Next 20
          </Link>
        ) : null}
      </p>
    </TrainPage>
  )
}

function idOf(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
