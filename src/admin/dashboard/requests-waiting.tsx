import type { MyRequests, RequestCard } from '@/systems/sales/public'
import { inDays, onDay, stateWords } from '../sales/words'

/** New requests, and one's own that wait for us. Nothing is shown to people it does not concern (`requests` null). */
export function RequestsWaiting({ requests, admin }: { requests: MyRequests | null; admin: string }) {
  if (!requests) return null
  const { total, items } = requests
  return (
    <section>
      <h2>Requests {total > 0 && <span className="cwa-quiet">{total}</span>}</h2>
      {total === 0 ? (
        <p className="cwa-quiet">No request waits for you.</p>
      ) : (
        <ul>
          {items.map(({ id, title, client, state, age, overdue, dueAt }) => (
            <li key={id}>
              <span>
                <a href={`${admin}/requests/${id}/desk`}>{title}</a>
                <span className={overdue ? 'cwa-tone-bad' : 'cwa-quiet'}>
                  {client}, {stateWords[state].toLowerCase()}, {standing({ age, overdue, dueAt })}
                </span>
              </span>
              <a className="cwa-go" href={`${admin}/requests/${id}/desk`} aria-label={`Open: ${title}`}>
                Open
              </a>
            </li>
          ))}
          {total > items.length && (
            <li>
              <a href={`${admin}/requests`}>All {total}</a>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function standing({ age, overdue, dueAt }: Pick<RequestCard, 'age' | 'overdue' | 'dueAt'>): string {
  if (overdue && dueAt) return `overdue since ${onDay(dueAt)}`
  return age.days === 0 ? 'since today' : `for ${inDays(age.days)}`
}
