import type { Metadata } from 'next'
import Link from 'next/link'
import { listCatalogue } from '@/systems/learning/public'
import {
  getCohort,
  getRoster,
  rosterSorts,
  type CohortSummary,
  type Roster,
  type RosterSort,
} from '@/systems/training/public'
import { foundOrMissing } from '../../../../(learn)/_parts/found'
import { CohortHead, VersionTabs } from '../../../_parts/cohort-head'
import { RosterFigures, RosterTable } from '../../../_parts/roster'
import { EnrolCohort, EnrolTheRest } from '../../../_parts/enrol-cohort.client'
import { counted, idOf, pageOf, textOf } from '../../../_parts/numbers'
import { TrainPage } from '../../../_parts/train-page'
import { trainerAt } from '../../../session'

export const metadata: Metadata = { title: 'Roster' }

type Search = Partial<Record<'version' | 'q' | 'sort' | 'page', string | string[]>>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> }

const sortWords: Record<RosterSort, string> = {
  name: 'Name',
  progress: 'Least progress first',
  activity: 'Longest away first',
  due: 'Due soonest first',
}

export default async function RosterPage({ params, searchParams }: Props) {
  const { id } = await params
  const session = await trainerAt(`/train/cohorts/${id}`)
  const { req } = session
  const asked = await searchParams
  const cohort = await foundOrMissing(id, (id) => getCohort({ req, cohort: id }))
  const wanted = idOf(asked.version)
  const version = cohort.courses.find((course) => course.id === wanted) ?? cohort.courses.at(-1)
  const search = textOf(asked.q)
  const sort = rosterSorts.find((one) => one === asked.sort) ?? 'name'
  const roster = await getRoster({
    req,
    cohort: cohort.id,
    version: version?.id,
    search,
    sort,
    page: pageOf(asked.page),
  })
  const { courses } = await listCatalogue({ req })
  const others = courses
    .filter((course) => !cohort.courses.some((one) => one.id === course.version))
    .map(({ version, title, number }) => ({ version, title: `${title}, version ${number}` }))
  const missing = roster.figures.learners - roster.figures.enrolled
  return (
    <TrainPage session={session}>
      <CohortHead cohort={cohort} tab="roster" />
      {version ? (
        <>
          <VersionTabs
            courses={cohort.courses}
            chosen={version.id}
            href={(one) => `/train/cohorts/${cohort.id}?version=${one}`}
          />
          <RosterFigures {...roster.figures} />
          {missing > 0 ? <EnrolTheRest cohort={cohort.id} version={version.id} missing={missing} /> : null}
        </>
      ) : null}
      {roster.figures.learners === 0 ? (
        <p className="empty">
          Nobody is in this cohort yet.{' '}
          <a href={`/admin/collections/cohorts/${cohort.id}`}>Add its learners in the admin</a>.
        </p>
      ) : (
        <section aria-label="Learners">
          <form className="tools" role="search">
            {version ? <input type="hidden" name="version" value={version.id} /> : null}
            <label className="field grow">
              <span>Find a learner</span>
              <input name="q" type="search" defaultValue={search} placeholder="Name or email" maxLength={100} />
            </label>
            <label className="field">
              <span>Order</span>
              <select name="sort" defaultValue={sort}>
                {rosterSorts.map((one) => (
                  <option key={one} value={one}>
                    {sortWords[one]}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="btn">
              Show
            </button>
          </form>
          {roster.entries.length ? (
            <RosterTable entries={roster.entries} onCourse={version !== undefined} />
          ) : (
            <p className="empty">
              Nobody here is called “{search}”. <Link href={`/train/cohorts/${cohort.id}`}>Show everybody</Link>
            </p>
          )}
          <Pages roster={roster} cohort={cohort} query={{ version: version?.id, q: search, sort }} />
        </section>
      )}
      {roster.figures.learners ? (
        <section aria-labelledby="enrol">
          <h2 id="enrol">Put the cohort on {cohort.courses.length ? 'another' : 'a'} course</h2>
          {others.length ? (
            <EnrolCohort cohort={cohort.id} courses={others} />
          ) : (
            <p className="empty">There is no other released course. Reviewed courses appear here.</p>
          )}
        </section>
      ) : null}
    </TrainPage>
  )
}

function Pages({
  roster: { page, pages, matching },
  cohort,
  query,
}: {
  roster: Roster
  cohort: CohortSummary
  query: { version: number | undefined; q: string; sort: string }
}) {
  if (pages === 1) return null
  const at = (to: number) => {
    const params = new URLSearchParams({ q: query.q, sort: query.sort, page: String(to) })
    if (query.version) params.set('version', String(query.version))
    return `/train/cohorts/${cohort.id}?${params}`
  }
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 ? (
        <Link className="btn" href={at(page - 1)}>
          Back
        </Link>
      ) : null}
      <span className="mid dim2">
        Page {page} of {pages}, {counted(matching, 'learner')}
      </span>
      {page < pages ? (
        <Link className="btn" href={at(page + 1)}>
          Next
        </Link>
      ) : null}
    </nav>
  )
}
