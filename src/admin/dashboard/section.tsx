import type { MyWork } from '@/systems/courses/public'

type List = NonNullable<MyWork['drafts']>
type Item = List['items'][number]

const words: Record<string, string> = {
  generating: 'being drafted',
  'needs-human': 'stands still',
  'outline-review': 'its outline is to be looked at',
  draft: 'draft',
  'changes-requested': 'sent back',
  'in-review': 'in review',
  approved: 'approved',
  'parse-review': 'read, not checked',
  failed: 'could not be read',
  quarantined: 'refused',
}

/** One kind of work. Nothing is shown to people it does not concern (`list` null). */
export function Section({
  title,
  list,
  empty,
  all,
  link,
  action,
  bad = false,
}: {
  title: string
  list: List | null
  empty: string
  all: string
  link: (item: Item) => string
  action: string
  bad?: boolean
}) {
  if (!list) return null
  return (
    <section>
      <h2>
        {title} {list.total > 0 && <span className={bad ? 'cwa-tone-bad' : 'cwa-quiet'}>{list.total}</span>}
      </h2>
      {list.total === 0 ? (
        <p className="cwa-quiet">{empty}</p>
      ) : (
        <ul>
          {list.items.map((item) => (
            <li key={item.id}>
              <span>
                <a href={link(item)}>{item.title}</a>
                <span className="cwa-quiet">
                  {words[item.state] ?? item.state}, {since(item.updatedAt)}
                </span>
              </span>
              <a className="cwa-go" href={link(item)} aria-label={`${action}: ${item.title}`}>
                {action}
              </a>
            </li>
          ))}
          {list.total > list.items.length && (
            <li>
              <a href={all}>All {list.total}</a>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

export function FailedJobs({ jobs }: { jobs: MyWork['failedJobs'] }) {
  if (!jobs) return null
  return (
    <section>
      <h2>Failed jobs {jobs.total > 0 && <span className="cwa-tone-bad">{jobs.total}</span>}</h2>
      {jobs.total === 0 ? (
        <p className="cwa-quiet">Every job went through.</p>
      ) : (
        <ul>
          {jobs.items.map((job) => (
            <li key={job.id}>
              <span>
                <b>{job.job}</b>
                <span className="cwa-quiet">
                  {job.message}
                  {job.at ? `, ${since(job.at)}` : ''}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

function since(iso: string): string {
  const minutes = Math.round((new Date(iso).getTime() - Date.now()) / 60_000)
  if (minutes > -60) return relative.format(minutes, 'minute')
  if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), 'hour')
  return relative.format(Math.round(minutes / 60 / 24), 'day')
}
