import type { Metadata } from 'next'
import Link from 'next/link'
import { listCohorts, timeParts } from '@/systems/training/public'
import { counted, textOf } from '../../_parts/numbers'
import { TrainPage } from '../../_parts/train-page'
import { trainerAt } from '../../session'

export const metadata: Metadata = { title: 'Cohorts' }

const MOST = 100

export default async function CohortsPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const session = await trainerAt('/train/cohorts')
  const search = textOf((await searchParams).q)
  const found = await listCohorts({ req: session.req, search, limit: MOST + 1 })
  const cohorts = found.slice(0, MOST)
  return (
    <TrainPage session={session}>
      <div className="head">
        <h1>Cohorts</h1>
        <a className="btn" href="/admin/collections/cohorts/create">
          Make a cohort
        </a>
      </div>
      {search || cohorts.length > 8 ? (
        <form className="find" role="search">
          <label className="vh" htmlFor="q">
            Search cohorts
          </label>
          <input id="q" name="q" type="search" defaultValue={search} placeholder="Name" maxLength={100} />
          <button type="submit" className="btn">
            Search
          </button>
        </form>
      ) : null}
      <section aria-label="Cohorts" className="under">
        {cohorts.map(({ id, name, learners, trainers, courses, nextSession }) => (
          <article className="item wide" key={id}>
            <div>
              <h2>
                <Link href={`/train/cohorts/${id}`}>{name}</Link>
              </h2>
              <p className="why">{courses.length ? courses.map(courseName).join(', ') : 'On no course yet'}</p>
              <p className="small dim meta">
                <span>{counted(learners, 'learner')}</span>
                <span>{trainers.length ? trainers.join(', ') : 'no trainer'}</span>
                {nextSession ? (
                  <span>
                    next session {timeParts(nextSession).shortDay}, {timeParts(nextSession).clock}
                  </span>
                ) : null}
              </p>
            </div>
          </article>
        ))}
        {cohorts.length === 0 ? (
          <p className="empty">
            {search ? (
              <>
                No cohort is called “{search}”. <Link href="/train/cohorts">Show all cohorts</Link>
              </>
            ) : (
              'You train no cohort yet. A manager can add you to one, or make your own.'
            )}
          </p>
        ) : null}
        {found.length > MOST ? (
          <p className="empty">There are more than {MOST}. Search for a name to find the rest.</p>
        ) : null}
      </section>
    </TrainPage>
  )
}

const courseName = ({ title, number }: { title: string; number: number }) => `${title}, version ${number}`
