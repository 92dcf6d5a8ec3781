import type { ClientStatus } from '@/systems/sales/public'
import { onDay } from '../../../(learn)/_parts/when'
import { QuoteDecision } from './quote-decision.client'

/** The quote with its lines; while nobody has decided, with the two buttons. */
export function QuotePanel({ token, status: { quote, state, contact } }: { token: string; status: ClientStatus }) {
  if (!quote) return null
  const money = (value: number) =>
    new Intl.NumberFormat('en-IE', { style: 'currency', currency: quote.currency }).format(value)
  const open = state === 'quoted' && !quote.decision
  const paper = <a href={`/api/requests/by-link/${token}/quote`}>Quote as PDF</a>
  if (!open) {
    return (
      <section className="panel" aria-labelledby="quote">
        <h2 id="quote">
          Quote {quote.number}, {money(quote.amount)}
        </h2>
        <p className="dim2">
          {quote.decision
            ? `${quote.decision.accepted ? 'Accepted' : 'Declined'} by ${quote.decision.name} on ${onDay(quote.decision.at)}. `
            : `Sent on ${onDay(quote.at)}. `}
          {paper}
        </p>
      </section>
    )
  }
  return (
    <section className="panel act" aria-labelledby="quote">
      <p className="label">
        Quote {quote.number} from {quote.byName}, {onDay(quote.at)}
      </p>
      <h2 id="quote">{money(quote.amount)}</h2>
      <p className={quote.expired ? 'c-bad' : 'dim2'}>
        {quote.expired
          ? `This quote was valid until ${onDay(quote.validUntil)}.`
          : `Valid until ${onDay(quote.validUntil)}.`}{' '}
        {paper}
      </p>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">Description</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          {quote.lines.map((line, at) => (
            <tr key={at}>
              <td>{line.description}</td>
              <td data-l="Quantity">{line.quantity}</td>
              <td data-l="Price">{money(line.unitPrice)}</td>
            </tr>
          ))}
          {quote.taxPercent > 0 && (
            <tr>
              <td>Tax {quote.taxPercent} %</td>
              <td />
              <td data-l="Tax">{money(quote.tax)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {quote.note && <p className="words">{quote.note}</p>}
      <QuoteDecision token={token} revision={quote.revision} expired={quote.expired} name={contact.name} />
    </section>
  )
}
