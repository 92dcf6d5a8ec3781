import type { Metadata } from 'next'
import Link from 'next/link'
import { listObservable, type Observable } from '@/systems/training/public'
import { onDay } from '../../../(learn)/_parts/when'
import { TrainPage } from '../../_parts/train-page'
import { trainerAt } from '../../session'
import './observe.css'

export const metadata: Metadata = { title: 'Observations' }

export default async function ObservePage({ searchParams }: { searchParams: Promise<{ q?: string; page?: string }> }) {
  const session = await trainerAt('/train/observe')
  const { q = '', page } = await searchParams
  const list = await listObservable({ req: session.req, search: q, page: Number(page) || 1 })
  const to = (at: number) => `/train/observe?${new URLSearchParams({ ...(q ? { q } : {}), page: String(at) })}`
  return (
    <TrainPage session={session} narrow>
      <h1>{list.waiting > 0 ? `${list.waiting} waiting to be observed` : 'Observations'}</h1>
      <p className="lede long">
        Watch somebody do the work, tick what you see, and sign. Then they sign on their own account.
      </p>
      {list.total > 0 || q ? (
        <form className="find" method="get" role="search">
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Learner or course"
            placeholder="Learner or course"
          />
          <button className="btn">Search</button>
        </form>
      ) : null}
      {list.entries.map((one) => (
        <article className="item wide" key={one.enrollment}>
          <div>
            <h2>{one.learner}</h2>
            <p className="why">
              {one.course}, version {one.version}
            </p>
            <p className="mid dim">{stateOf(one)}</p>
          </div>
          <Link
            className={one.state === 'awaiting-observation' ? 'btn pri' : 'btn'}
            href={`/train/observe/${one.enrollment}`}
            aria-label={`Observe ${one.learner}, ${one.course}`}
          >
            Observe
          </Link>
        </article>
      ))}
      {list.entries.length === 0 ? (
        <p className="empty">
          {q
            ? `Nobody is found for “${q}”. Look for a part of the name or of the course.`
            : 'Nobody in your cohorts is on a course with a checklist just now.'}
        </p>
      ) : null}
      {list.pages > 1 ? (
        <p className="row pages">
          {list.page > 1 ? (
            <Link className="btn" href={to(list.page - 1)}>
              Back
            </Link>
          ) : null}
          <span className="mid dim">
            Page {list.page} of {list.pages}
          </span>
          {list.page < list.pages ? (
            <Link className="btn" href={to(list.page + 1)}>
              Next
            </Link>
          ) : null}
        </p>
      ) : null}
    </TrainPage>
  )
}

function stateOf({ state, last }: Observable): string {
  if (last?.state === 'awaiting-signature') return `Observed on ${onDay(last.at)}, not signed by the learner yet`
  if (last?.state === 'disputed') return `The learner does not agree: “${last.reason ?? ''}”`
  if (state === 'awaiting-observation') return 'Everything else is done'
  if (last) return `Last observed on ${onDay(last.at)}`
  return state === 'assigned' ? 'Has not started' : 'In training'
}
