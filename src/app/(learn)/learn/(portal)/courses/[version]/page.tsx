import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { getCourse, sourceLabel, type CoursePage } from '@/systems/learning/public'
import { foundOrMissing } from '../../../../_parts/found'
import { Tick } from '../../../../_parts/icons'
import { percent } from '../../../../_parts/percent'
import { PortalPage } from '../../../../_parts/portal-page'
import { daysUntil, dueIn, onLongDay, onWeekday } from '../../../../_parts/when'
import { signedInAt } from '../../../../session'
import { EnrolButton } from './enrol-button.client'

type Args = { params: Promise<{ version: string }> }

/** Once per page, for its title and its body. */
const load = cache(async (version: string) => {
  const session = await signedInAt(`/learn/courses/${version}`)
  return { session, course: await foundOrMissing(version, (id) => getCourse({ req: session.req, version: id })) }
})

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { course } = await load((await params).version)
  return { title: course.title }
}

export default async function CourseDetailsPage({ params }: Args) {
  const { session, course } = await load((await params).version)
  const { assessment, approvals, enrollment } = course
  const approval = approvals.at(-1)
  return (
    <PortalPage session={session} narrow>
      <p className="label">Version {course.version.number}</p>
      <h1>{course.title}</h1>
      <p className={course.summary.length > 160 ? 'lede long' : 'lede'}>{course.summary}</p>
      <NextStep {...course} />
      <dl className="facts">
        <div>
          <dt>Time</dt>
          <dd>
            {course.minutes} min
            <small>
              {course.lessons.length} {course.lessons.length === 1 ? 'lesson' : 'lessons'}
            </small>
          </dd>
        </div>
        <div>
          <dt>Assessment</dt>
          <dd>
            {assessment.questions} {assessment.questions === 1 ? 'question' : 'questions'}
            <small>
              pass at {percent(assessment.passScore)}
              {assessment.attempts
                ? `, ${assessment.attempts} ${assessment.attempts === 1 ? 'attempt' : 'attempts'}`
                : ''}
            </small>
          </dd>
        </div>
        {course.sources.map((source) => (
          <div key={source.id}>
            <dt>Made from</dt>
            <dd>
              {sourceLabel(source)}
              <small>{source.title}</small>
            </dd>
          </div>
        ))}
        {approval ? (
          <div>
            <dt>Approved by</dt>
            <dd>
              {approval.by}
              <small>{onLongDay(approval.at)}</small>
            </dd>
          </div>
        ) : null}
      </dl>
      <Objectives objectives={course.objectives} />
      <section aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <ol className="lessons">
          {course.lessons.map(({ id, title, minutes, done }, at) => (
            <li key={id}>
              <span className="n">{at + 1}</span>
              <span>{title}</span>
              {done ? (
                <span className="st c-ok small">
                  <Tick /> Read
                </span>
              ) : (
                <span className="small dim">{Math.max(1, Math.round(minutes))} min</span>
              )}
            </li>
          ))}
          <li>
            <span className="n">{course.lessons.length + 1}</span>
            <span>{assessment.title}</span>
            <span className="small dim">
              {enrollment?.certificate ? 'passed' : `${assessment.questions} questions`}
            </span>
          </li>
        </ol>
      </section>
      <Attempts enrollment={enrollment} />
    </PortalPage>
  )
}

/** More than can be taken in at a glance; the rest is one step away. */
const SHOWN = 8

function Objectives({ objectives }: Pick<CoursePage, 'objectives'>) {
  if (!objectives.length) return null
  const [shown, rest] = [objectives.slice(0, SHOWN), objectives.slice(SHOWN)]
  const list = (some: typeof objectives) => (
    <ul className="aims">
      {some.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="aims">
      <h2 id="aims">Afterwards you can</h2>
      {list(shown)}
      {rest.length ? (
        <details>
          <summary>{rest.length} more</summary>
          {list(rest)}
        </details>
      ) : null}
    </section>
  )
}

function NextStep({ version, enrollment, selfEnrolment }: CoursePage) {
  const mayEnrol = !enrollment || enrollment.state === 'withdrawn' || enrollment.state === 'waived'
  if (mayEnrol && !selfEnrolment) {
    return <p className="note go">This course is by assignment only. Ask your training manager to assign it to you.</p>
  }
  if (mayEnrol) {
    return (
      <div className="go">
        <EnrolButton version={version.id} />
        <span className="mid dim">You can stop at any time; your place is kept.</span>
      </div>
    )
  }
  if (version.state === 'withdrawn') {
    return (
      <p className="note warn go">This version was withdrawn. Your training manager tells you what takes its place.</p>
    )
  }
  const passed = enrollment.certificate !== null
  const begun = enrollment.state !== 'assigned'
  return (
    <div className="go">
      <Link className={passed ? 'btn' : 'btn pri'} href={`/learn/play/${enrollment.id}`}>
        {passed ? 'Read it again' : begun ? 'Continue' : 'Start'}
      </Link>
      {passed ? (
        <Link className="btn" href={`/learn/certificates/${enrollment.certificate}`}>
          Certificate
        </Link>
      ) : (
        <span className="mid dim">
          {enrollment.reason ? `${enrollment.reason} ` : ''}
          {enrollment.dueAt ? `Due ${onWeekday(enrollment.dueAt)}, ${dueIn(daysUntil(enrollment.dueAt))}.` : ''}
        </span>
      )}
    </div>
  )
}

function Attempts({ enrollment }: Pick<CoursePage, 'enrollment'>) {
  const attempts = (enrollment?.attempts ?? []).filter(({ state }) => state !== 'in-progress')
  if (!attempts.length) return null
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">Your attempts</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">Score</th>
            <th scope="col">
              <span className="vh">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ id, number, score, passed, state }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>
                {state === 'voided'
                  ? 'void'
                  : score === null
                    ? 'being graded'
                    : `${percent(score)}, ${passed ? 'passed' : 'not passed'}`}
              </td>
              <td>
                <Link href={`/learn/results/${id}`} aria-label={`Result of attempt ${number}`}>
                  Result
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
