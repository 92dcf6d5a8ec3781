import { Gutter } from '@payloadcms/ui'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { listRequests, type RequestList } from '@/systems/sales/public'
import { Board } from './board'
import { Filters } from './filters'
import { RequestTable } from './request-table'
import { readSearch, type Search } from './search'
import '../../tokens.css'
import './board.css'

/** The requests of the organisation as a board by state, or as a list: the same filters, all of them in the address. */
export async function RequestsView({ payload, user, searchParams, i18n }: ListViewServerProps) {
  if (!user) return null
  const search = readSearch(searchParams ?? {})
  const list = await listRequests({ req: await createLocalReq({ user }, payload), filter: search.filter })
  const base = `${payload.config.routes.admin}/collections/requests`
  return (
    <Gutter className="cwa cwa-page cwa-requests" key={i18n.language}>
      <header>
        <h1>Requests</h1>
        <div className="cwa-row">
          <a href="/request">The public form</a>
          {list.mayCreate && (
            <a className="cwa-go" href={`${base}/create`}>
              Enter a request
            </a>
          )}
        </div>
      </header>
      <Filters search={search} base={base} owners={list.owners} />
      <Shown list={list} search={search} base={base} />
    </Gutter>
  )
}

function Shown({ list, search, base }: { list: RequestList; search: Search; base: string }) {
  if (list.cards.length === 0) {
    return (
      <p className="cwa-empty cwa-quiet">
        {search.filtered ? (
          <>
            No request fits these filters. <a href={base}>Show all</a>
          </>
        ) : (
          'No request is open. New ones come from the public form, or are entered here.'
        )}
      </p>
    )
  }
  return (
    <>
      {search.view === 'board' ? (
        <Board cards={list.cards} base={base} only={search.filter.state} />
      ) : (
        <RequestTable cards={list.cards} base={base} />
      )}
      {list.more && (
        <p className="cwa-note cwa-note-warn">These are the 300 that have waited longest. Filter to see the others.</p>
      )}
    </>
  )
}
