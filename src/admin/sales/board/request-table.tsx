import type { RequestCard } from '@/systems/sales/public'
import { money, onDay, stateWords } from '../words'
import { Ageing } from './board'

/** The same requests, a line each; on a phone each cell carries its heading. */
export function RequestTable({ cards, base }: { cards: RequestCard[]; base: string }) {
  return (
    <table className="cwa-table">
      <thead>
        <tr>
          {['Request', 'Client', 'State', 'In this state', 'Owner', 'Due', 'Quote'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.id}>
            <td>
              <a href={`${base}/${card.id}/desk`}>{card.title}</a>
              <span className="cwa-quiet cwa-small">{card.reference}</span>
            </td>
            <td data-label="Client">{card.client}</td>
            <td data-label="State">
              {stateWords[card.state]}
              {card.questions > 0 && (
                <span className="cwa-tone-warn cwa-small">
                  {card.questions === 1 ? '1 question open' : `${card.questions} questions open`}
                </span>
              )}
            </td>
            <td data-label="In this state">
              <Ageing age={card.age} />
            </td>
            <td data-label="Owner">{card.owner?.name ?? <span className="cwa-quiet">nobody</span>}</td>
            <td data-label="Due" className={card.overdue ? 'cwa-tone-bad' : undefined}>
              {card.dueAt ? (
                `${onDay(card.dueAt)}${card.overdue ? ', overdue' : ''}`
              ) : (
                <span className="cwa-quiet">–</span>
              )}
            </td>
            <td data-label="Quote">
              {card.value ? money(card.value.amount, card.value.currency) : <span className="cwa-quiet">–</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
