import { requestStates } from '@/systems/sales/lifecycle'
import { stateWords } from '../words'
import type { Search } from './search'

/** A plain form: what is chosen goes into the address, so that a view can be passed on. */
export function Filters({
  search: { view, filter, filtered },
  base,
  owners,
}: {
  search: Search
  base: string
  owners: { id: number; name: string }[]
}) {
  const query = new URLSearchParams(
    Object.entries({
      state: filter.state,
      owner: filter.owner?.toString(),
      overdue: filter.overdue ? '1' : undefined,
      q: filter.search,
      ended: filter.ended ? '1' : undefined,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const at = (next: string) => `${base}?${new URLSearchParams([...query, ['view', next]]).toString()}`
  return (
    <form className="cwa-filters cwa-narrow" method="get" action={base} role="search" aria-label="Filter requests">
      <input type="hidden" name="view" value={view} />
      <label>
        <span>Search</span>
        <input type="text" name="q" defaultValue={filter.search} placeholder="Number, title, client" maxLength={100} />
      </label>
      <label>
        <span>State</span>
        <select name="state" defaultValue={filter.state ?? ''}>
          <option value="">All open</option>
          {requestStates.map((state) => (
            <option key={state} value={state}>
              {stateWords[state]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Owner</span>
        <select name="owner" defaultValue={filter.owner ?? ''}>
          <option value="">Everybody’s</option>
          <option value="none">Nobody’s</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="cwa-tick">
        <input type="checkbox" name="overdue" value="1" defaultChecked={filter.overdue ?? false} />
        <span>Overdue</span>
      </label>
      <label className="cwa-tick">
        <input type="checkbox" name="ended" value="1" defaultChecked={filter.ended ?? false} />
        <span>Closed ones too</span>
      </label>
      <div className="cwa-row">
        <button type="submit" className="cwa-go">
          Filter
        </button>
        {filtered && <a href={`${base}?view=${view}`}>Clear</a>}
      </div>
      <nav aria-label="View">
        <a href={at('board')} aria-current={view === 'board' ? 'page' : undefined}>
          Board
        </a>
        <a href={at('list')} aria-current={view === 'list' ? 'page' : undefined}>
          List
        </a>
      </nav>
    </form>
  )
}
