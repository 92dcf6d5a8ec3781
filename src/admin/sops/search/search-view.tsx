import type { AdminViewServerProps } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { maySearch } from '@/systems/sops/policies'
import { AdminPage } from '../../shared/admin-page'
import { Hit } from './hit'
import { loadSearch, type SearchAnswer, type SearchAsk } from './load-search'
import { SearchForm } from './search-form.client'
import './search.css'

/** Asking the SOPs a question in one's own words. All that is asked stands in the address, so that it can be passed on. */
export async function SearchView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const { admin } = req.payload.config.routes
  const ask = readAsk(props.searchParams ?? {})
  const allowed = hasRole(personOf(req), ...maySearch)
  return (
    <AdminPage
      props={props}
      title="Search procedures"
      words="Ask in your own words. You get the passages as they stand in the SOPs."
    >
      {allowed ? (
        <Results admin={admin} ask={ask} {...await answerOf(req, ask)} />
      ) : (
        <p>Authors, reviewers, trainers and managers search procedures. Ask one of them.</p>
      )}
    </AdminPage>
  )
}

type Found = { answer: SearchAnswer; problem: string | null }

/** A refusal is shown on the page, beside the question that it is about. */
async function answerOf(req: AdminViewServerProps['initPageResult']['req'], ask: SearchAsk): Promise<Found> {
  try {
    return { answer: await loadSearch({ req, ask }), problem: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { sops } = await loadSearch({ req, ask: { ...ask, question: '' } })
    return { answer: { sops, hits: null, more: false, meaning: null, shared: null }, problem: error.message }
  }
}

function Results({ admin, ask, answer, problem }: Found & { admin: string; ask: SearchAsk }) {
  const { sops, hits, more, meaning, shared } = answer
  if (sops.length === 0) {
    return (
      <p className="cwa-empty">
        No SOP has been read yet. <a href={`${admin}/collections/sop-versions/create`}>Upload one</a>, and its passages
        are found here a moment later.
      </p>
    )
  }
  return (
    <div className="cwa-find">
      <SearchForm action={`${admin}/search`} ask={ask} sops={sops} />
      {problem !== null && (
        <p className="cwa-error" role="alert">
          {problem}
        </p>
      )}
      {hits === null && problem === null && (
        <p className="cwa-quiet">For example: “How cold must the freezer be before samples go back?”</p>
      )}
      {hits?.length === 0 && (
        <p role="status">
          Nothing in {ask.sop === null ? 'the procedures' : 'this procedure'} has anything in common with this question.
          Try other words{ask.sop === null ? '' : ', or search in all procedures'}.
        </p>
      )}
      {hits && hits.length > 0 && (
        <section aria-label="Passages found">
          {shared === false && <p className="cwa-hits-far">{onlyNear(meaning)}</p>}
          <p className="cwa-quiet" role="status">
            {hits.length === 1 ? 'One passage' : `${hits.length} passages`}, best first{wordsAlone(meaning)}
          </p>
          <ol className="cwa-hits">
            {hits.map((hit) => (
              <Hit key={`${hit.version} ${hit.rank}`} hit={hit} admin={admin} />
            ))}
          </ol>
          {more && (
            <p>
              <a className="cwa-go" href={`${admin}/search?${addressOf({ ...ask, limit: ask.limit + 10 })}`}>
                Show more
              </a>
            </p>
          )}
        </section>
      )}
    </div>
  )
}

/** Said where it is so: a question in other words than the SOP’s then finds less. */
function wordsAlone(meaning: SearchAnswer['meaning']): string {
  if (meaning === 'not-spoken') return '. By words alone: meaning is not compared in this language'
  return meaning === 'unavailable' ? '. By words alone: meaning cannot be compared at the moment' : ''
}

/** Said above hits that share no word with the question: the first of them is the best there is, and may be no answer. */
const onlyNear = (meaning: SearchAnswer['meaning']): string =>
  `No passage has a word of your question; these are the closest in ${meaning === 'compared' ? 'meaning and spelling' : 'spelling'}.`

const page = 10
const most = 50

function readAsk(given: Record<string, string | string[] | undefined>): SearchAsk {
  const one = (name: string) => [given[name]].flat()[0] ?? ''
  const sop = Number(one('in'))
  const limit = Number(one('show'))
  const question = one('q').trim().slice(0, 1000)
  return {
    // One letter is no question.
    question: question.length < 2 ? '' : question,
    sop: Number.isSafeInteger(sop) && sop > 0 ? sop : null,
    older: one('older') === '1',
    limit: Number.isSafeInteger(limit) && limit > page ? Math.min(limit, most) : page,
  }
}

function addressOf({ question, sop, older, limit }: SearchAsk): string {
  const query = new URLSearchParams({ q: question })
  if (sop !== null) query.set('in', String(sop))
  if (older) query.set('older', '1')
  if (limit > page) query.set('show', String(limit))
  return query.toString()
}
