import type { Metadata } from 'next'
import Link from 'next/link'
import { listCatalogue, sourceLabel, type CatalogueEntry } from '@/systems/learning/public'
import { Tick } from '../../../_parts/icons'
import { PortalPage } from '../../../_parts/portal-page'
import { signedInAt } from '../../../session'

export const metadata: Metadata = { title: 'Catalogue' }

type Search = { q?: string | string[]; title?: string | string[]; version?: string | string[] }

export default async function CataloguePage({ searchParams }: { searchParams: Promise<Search> }) {
  const session = await signedInAt('/learn/catalogue')
  const { q, title, version } = await searchParams
  const search = typeof q === 'string' ? q.trim() : ''
  const last = Number(version)
  const after = typeof title === 'string' && Number.isInteger(last) && last > 0 ? { title, version: last } : undefined
  const { courses, more } = await listCatalogue({ req: session.req, search, after })
  const end = courses.at(-1)
  return (
    <PortalPage session={session}>
      <h1>Catalogue</h1>
      <form className="find" role="search">
        <label className="vh" htmlFor="q">
          Search courses and procedures
        </label>
        <input id="q" name="q" type="search" defaultValue={search} placeholder="Course or SOP" maxLength={100} />
        <button type="submit" className="btn">
          Search
        </button>
      </form>
      <section aria-label="Courses">
        {courses.map((course) => (
          <Entry key={course.version} {...course} />
        ))}
        {courses.length === 0 ? <Nothing search={search} first={!after} /> : null}
        {more && end ? (
          <p className="empty">
            <Link
              href={`/learn/catalogue?${new URLSearchParams({ q: search, title: end.title, version: String(end.version) })}`}
            >
              More courses
            </Link>
          </p>
        ) : null}
      </section>
    </PortalPage>
  )
}

function Entry({ version, title, summary, number, minutes, lessons, sources, enrollment }: CatalogueEntry) {
  return (
    <article className="item wide">
      <div>
        <h2>
          <Link href={`/learn/courses/${version}`}>{title}</Link>
        </h2>
        <p className="why">{summary}</p>
        <p className="small dim meta">
          <span>{Math.max(1, Math.round(minutes))} min</span>
          <span>
            {lessons} {lessons === 1 ? 'lesson' : 'lessons'}
          </span>
          <span>version {number}</span>
          <span>{sources.map(sourceLabel).join(', ')}</span>
        </p>
      </div>
      <Standing state={enrollment?.state} />
    </article>
  )
}

function Standing({ state }: { state: string | undefined }) {
  if (state === 'completed' || state === 'expiring') {
    return (
      <span className="st c-ok mid">
        <Tick /> Passed
      </span>
    )
  }
  if (state === undefined || state === 'withdrawn' || state === 'waived') return null
  return <span className="mid dim2">On your list</span>
}

function Nothing({ search, first }: { search: string; first: boolean }) {
  if (search) {
    return (
      <p className="empty">
        No course or procedure matches “{search}”. <Link href="/learn/catalogue">Show all courses</Link>
      </p>
    )
  }
  return (
    <p className="empty">
      {first ? 'No course is released yet. Reviewed courses appear here.' : 'That was the last one.'}
    </p>
  )
}
