import Link from 'next/link'
import type { CohortSummary } from '@/systems/training/public'
import { counted } from './numbers'

type Tab = 'roster' | 'sessions' | 'materials' | 'messages'

/** The name of a cohort, who trains it, and its pages. */
export function CohortHead({ cohort, tab }: { cohort: CohortSummary; tab: Tab }) {
  const { id, name, learners, trainers } = cohort
  const tabs: { tab: Tab; label: string; href: string }[] = [
    { tab: 'roster', label: 'Roster', href: `/train/cohorts/${id}` },
    { tab: 'sessions', label: 'Sessions', href: `/train/cohorts/${id}/sessions` },
    { tab: 'materials', label: 'Materials', href: `/train/cohorts/${id}/materials` },
    { tab: 'messages', label: 'Messages', href: `/train/cohorts/${id}/messages` },
  ]
  return (
    <>
      <p className="crumb">
        <Link href="/train/cohorts">Cohorts</Link>
      </p>
      <div className="head">
        <div>
          <h1>{name}</h1>
          <p className="under">
            {counted(learners, 'learner')}
            {trainers.length ? `, trained by ${trainers.join(', ')}` : ', no trainer'}
          </p>
        </div>
        <div className="acts">
          <Link className="btn" href={`/train/sessions/new?cohort=${id}`}>
            Schedule a session
          </Link>
          <a className="btn quiet" href={`/admin/collections/cohorts/${id}`}>
            Change who is in it
          </a>
        </div>
      </div>
      <nav className="tabs" aria-label="Cohort">
        {tabs.map((one) => (
          <Link key={one.tab} href={one.href} aria-current={one.tab === tab ? 'page' : undefined}>
            {one.label}
          </Link>
        ))}
      </nav>
    </>
  )
}

/** Which of the cohort's versions a page is about. Nothing to choose where there is one. */
export function VersionTabs({
  courses,
  chosen,
  href,
}: {
  courses: CohortSummary['courses']
  chosen: number
  href: (version: number) => string
}) {
  if (courses.length < 2) return null
  return (
    <nav className="chosen under" aria-label="Course">
      {courses.map(({ id, title, number }) => (
        <Link key={id} className="btn" href={href(id)} aria-current={id === chosen ? 'page' : undefined}>
          {title}, v{number}
        </Link>
      ))}
    </nav>
  )
}
