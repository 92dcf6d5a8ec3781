'use client'
import { useId, useState } from 'react'
import type { Quote } from '@/systems/sales/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { money } from '../words'
import type { Commands } from './use-commands'

type Line = { key: number; description: string; quantity: string; unitPrice: string }

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'CAD', 'AUD']
const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

/** Lines, tax and the last day. A quote that is out already comes filled in, and is replaced. */
export function QuoteDialog({
  quote,
  commands,
  onClose,
}: {
  quote: Quote | null
  commands: Commands
  onClose: () => void
}) {
  const id = useId()
  const [lines, setLines] = useState<Line[]>(
    (quote?.lines ?? [{ description: '', quantity: 1, unitPrice: 0 }]).map((line, key) => ({
      key,
      description: line.description,
      quantity: String(line.quantity),
      unitPrice: line.unitPrice === 0 ? '' : String(line.unitPrice),
    })),
  )
  const [currency, setCurrency] = useState(quote?.currency ?? 'EUR')
  const [tax, setTax] = useState(String(quote?.taxPercent ?? 0))
  const [validUntil, setValidUntil] = useState(quote?.validUntil ?? inTwoWeeks())
  const [note, setNote] = useState(quote?.note ?? '')
  const [missing, setMissing] = useState<string | null>(null)
  const change = (key: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const numbers = lines.map(({ quantity, unitPrice }) => Number(quantity) * Number(unitPrice))
  const net = numbers.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0)
  const total = net * (1 + (Number(tax) || 0) / 100)
  const send = async () => {
    const bad = lines.find(
      (line) => line.description.trim() === '' || !(Number(line.quantity) > 0) || line.unitPrice.trim() === '',
    )
    if (bad) {
      setMissing('Each line needs a description, a quantity and a price.')
      return
    }
    setMissing(null)
    const body = {
      lines: lines.map((line) => ({
        description: line.description.trim(),
        quantity: Number(line.quantity),
        unitPrice: Number(line.unitPrice),
      })),
      currency,
      taxPercent: Number(tax) || 0,
      validUntil,
      ...(note.trim() ? { note: note.trim() } : {}),
    }
    if (await commands.call('quote', body, 'The quote is with the client.')) onClose()
  }
  return (
    <Dialog title={quote ? 'Replace the quote' : 'Write a quote'} onClose={onClose}>
      <fieldset className="cwa-quote-lines">
        <legend className="cwa-hidden">Lines</legend>
        {lines.map((line, at) => (
          <div key={line.key} className="cwa-quote-line">
            <label>
              <span>Description</span>
              <input
                type="text"
                value={line.description}
                maxLength={300}
                onChange={(event) => change(line.key, { description: event.target.value })}
              />
            </label>
            <label>
              <span>Quantity</span>
              <input
                type="text"
                inputMode="decimal"
                value={line.quantity}
                onChange={(event) => change(line.key, { quantity: plain(event.target.value) })}
              />
            </label>
            <label>
              <span>Price each</span>
              <input
                type="text"
                inputMode="decimal"
                value={line.unitPrice}
                onChange={(event) => change(line.key, { unitPrice: plain(event.target.value) })}
              />
            </label>
            {lines.length > 1 && (
              <button
                type="button"
                className="cwa-link"
                aria-label={`Remove line ${at + 1}`}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              >
                Remove
              </button>
            )}
          </div>
        ))}
        <button
          type="button"
          className="cwa-link"
          onClick={() =>
            setLines([
              ...lines,
              { key: Math.max(...lines.map(({ key }) => key)) + 1, description: '', quantity: '1', unitPrice: '' },
            ])
          }
        >
          Add a line
        </button>
      </fieldset>
      <div className="cwa-quote-line cwa-quote-foot">
        <label>
          <span>Currency</span>
          <select value={currency} onChange={(event) => setCurrency(event.target.value)}>
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        <label>
          <span>Tax %</span>
          <input type="text" inputMode="decimal" value={tax} onChange={(event) => setTax(plain(event.target.value))} />
        </label>
        <label>
          <span>Valid until</span>
          <input type="date" value={validUntil} onChange={(event) => setValidUntil(event.target.value)} />
        </label>
      </div>
      <div className="cwa-field">
        <label htmlFor={id}>Note on the quote (optional)</label>
        <textarea id={id} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </div>
      <p aria-live="polite">
        Total <b>{money(total, currency)}</b> <span className="cwa-quiet">{money(net, currency)} before tax</span>
      </p>
      {(missing ?? commands.error) && (
        <p className="cwa-error" role="alert">
          {missing ?? commands.error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" busy={commands.busy} onClick={() => void send()}>
          Send the quote
        </ActionButton>
        <ActionButton onClick={onClose}>Back</ActionButton>
      </div>
    </Dialog>
  )
}

/** Digits and one point; a comma is a point, as half of Europe writes it. */
const plain = (text: string): string => text.replace(',', '.').replace(/[^\d.]/g, '')
