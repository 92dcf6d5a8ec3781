import { Gutter } from '@payloadcms/ui'
import { createLocalReq, type ListViewServerProps } from 'payload'
import {
  listContradictions,
  type ContradictionsAsk,
  type ContradictionsView as View,
} from '@/systems/generation/public'
import { Contradiction } from './contradiction.client'
import { kindWords, stateWords } from './words'
import '../../tokens.css'
import './contradictions.css'

/** What the SOPs of the organisation say against each other. People judge it; the filter stands in the address. */
export async function ContradictionsView({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const ask = readAsk(searchParams ?? {})
  const view = await listContradictions({ req: await createLocalReq({ user }, payload), ask })
  const { admin } = payload.config.routes
  const base = `${admin}/collections/contradictions`
  const at = (change: Partial<ContradictionsAsk>) => `${base}?${addressOf({ ...ask, page: 1, ...change })}`
  return (
    <Gutter className="cwa cwa-page cwa-plain-page cwa-contradictions">
      <header>
        <h1>Contradictions</h1>
        <p>
          Places where two procedures seem to say different things about one subject. They are compared whenever a
          reading is confirmed. A person says which are real.
        </p>
      </header>
      <nav aria-label="Show">
        {(['open', 'real', 'resolved', 'not-real', 'past'] as const).map((state) => (
          <a key={state} href={at({ state })} aria-current={ask.state === state ? 'page' : undefined}>
            {stateWords[state]}
            {state === 'past' ? '' : ` (${view.counts[state]})`}
          </a>
        ))}
      </nav>
      <form method="get" action={base} className="cwa-narrow">
        <input type="hidden" name="state" value={ask.state} />
        <label>
          <span>Differing in</span>
          <select name="kind" defaultValue={ask.kind ?? ''}>
            <option value="">Anything</option>
            {Object.entries(kindWords).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="cwa-go">
          Filter
        </button>
      </form>
      {view.items.length === 0 ? (
        <p className="cwa-empty">
          <Nothing ask={ask} view={view} admin={admin} at={at} />
        </p>
      ) : (
        <ol>
          {view.items.map((item) => (
            <Contradiction key={`${item.id} ${item.revision}`} item={item} mayJudge={view.mayJudge} />
          ))}
        </ol>
      )}
      {view.pages > 1 && (
        <p className="cwa-row">
          {view.page > 1 && (
            <a className="cwa-go" href={at({ page: view.page - 1 })}>
              Before
            </a>
          )}
          <span className="cwa-quiet">
            Page {view.page} of {view.pages}
          </span>
          {view.page < view.pages && (
            <a className="cwa-go" href={at({ page: view.page + 1 })}>
              Next
            </a>
          )}
        </p>
      )}
    </Gutter>
  )
}

/** An empty list tells why it is, and where to go from there. */
function Nothing({
  ask: { state, kind },
  view: { counts },
  admin,
  at,
}: {
  ask: ContradictionsAsk
  view: View
  admin: string
  at: (change: Partial<ContradictionsAsk>) => string
}) {
  if (kind !== null) {
    return (
      <>
        Nothing here differs in {kindWords[kind].toLowerCase()}. <a href={at({ kind: null })}>Show whatever differs</a>
      </>
    )
  }
  if (state !== 'open') {
    if (counts.open === 0) return <>Nothing here, and nothing to judge.</>
    return (
      <>
        Nothing here. <a href={at({ state: 'open' })}>Judge the {counts.open} that were found</a>
      </>
    )
  }
  if (counts.real > 0) {
    return (
      <>
        Everything that was found is judged. <a href={at({ state: 'real' })}>See the {counts.real} that are real</a>:
        one of the two SOPs needs a new version.
      </>
    )
  }
  const judged = counts.resolved + counts['not-real']
  return (
    <>
      {judged > 0
        ? 'Everything that was found is judged.'
        : 'No two confirmed procedures were found to contradict each other.'}{' '}
      New ones come here when a reading is confirmed.{' '}
      <a href={`${admin}/collections/sop-versions`}>See which SOPs still wait for that</a>
    </>
  )
}

function readAsk(given: Record<string, string | string[] | undefined>): ContradictionsAsk {
  const one = (name: string) => [given[name]].flat()[0] ?? ''
  const page = Number(one('page'))
  const [state, kind] = [one('state'), one('kind')]
  return {
    state: state in stateWords ? (state as ContradictionsAsk['state']) : 'open',
    kind: kind in kindWords ? (kind as keyof typeof kindWords) : null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

function addressOf({ state, kind, page }: ContradictionsAsk): string {
  const query = new URLSearchParams({ state })
  if (kind !== null) query.set('kind', kind)
  if (page > 1) query.set('page', String(page))
  return query.toString()
}
