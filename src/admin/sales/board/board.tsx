import type { RequestCard, RequestState } from '@/systems/sales/public'
import { boardStates, inDays, money, onDay, stateWords } from '../words'

/** A column for each state of the work, in each the longest waiting first; states off the way follow where there are any. */
export function Board({ cards, base, only }: { cards: RequestCard[]; base: string; only?: RequestState | undefined }) {
  const seen = [...new Set(cards.map(({ state }) => state))]
  const beside = seen.filter((state) => !(boardStates as readonly string[]).includes(state))
  const columns: readonly RequestState[] = only ? [only] : [...boardStates, ...beside]
  return (
    <div className="cwa-board" tabIndex={0} role="region" aria-label="Requests by state">
      {columns.map((state) => {
        const inside = cards.filter((card) => card.state === state)
        return (
          <section key={state} aria-labelledby={`column-${state}`} data-empty={inside.length === 0 || undefined}>
            <h2 id={`column-${state}`}>
              {stateWords[state]} <span className="cwa-quiet">{inside.length}</span>
            </h2>
            <ul>
              {inside.map((card) => (
                <li key={card.id}>
                  <Card card={card} base={base} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Card({ card, base }: { card: RequestCard; base: string }) {
  const { id, reference, title, client, age, owner, dueAt, overdue, questions, value } = card
  return (
    <a className="cwa-card" href={`${base}/${id}/desk`}>
      <span className="cwa-card-line cwa-quiet">
        <span>{reference}</span>
        <Ageing age={age} />
      </span>
      <b>{title}</b>
      <span>{client}</span>
      <span className="cwa-card-line cwa-quiet">
        <span>{owner?.name ?? 'Nobody’s'}</span>
        {value && <span>{money(value.amount, value.currency)}</span>}
      </span>
      {(dueAt || questions > 0) && (
        <span className="cwa-card-line">
          {dueAt && (
            <span className={overdue ? 'cwa-tone-bad' : 'cwa-quiet'}>
              {overdue ? 'Overdue' : 'Due'} {onDay(dueAt)}
            </span>
          )}
          {questions > 0 && (
            <span className="cwa-tone-warn">{questions === 1 ? '1 question open' : `${questions} questions open`}</span>
          )}
        </span>
      )}
    </a>
  )
}

/** How long a request has been where it is; old ones say so in a word and a colour. */
export function Ageing({ age: { days, grade } }: { age: RequestCard['age'] }) {
  const tone = grade === 'very-old' ? 'cwa-tone-bad' : grade === 'old' ? 'cwa-tone-warn' : 'cwa-quiet'
  const word = grade === 'very-old' ? 'waits too long: ' : grade === 'old' ? 'waits: ' : ''
  return (
    <span className={tone}>
      {word}
      {inDays(days)}
    </span>
  )
}
