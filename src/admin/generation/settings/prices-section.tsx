import { useState } from 'react'
import type { AiSettingsView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { Problem } from './problem'
import type { AiState } from './use-ai-settings'
import { priceWords } from './words'

type Amounts = { input: string; cached: string; output: string }
const columns = [
  ['input', 'Input'],
  ['cached', 'Input from the cache'],
  ['output', 'Output'],
] as const

/** What the models in use cost: by the list, or as the organisation pays. */
export function PricesSection({ state }: { state: AiState }) {
  const { prices } = state.view
  return (
    <section aria-labelledby="ai-prices">
      <h2 id="ai-prices">Prices</h2>
      <p className="cwa-quiet">
        US dollars a million tokens: input, input from the cache, output. For estimates, budgets and the record of a
        run; your bill may say something else.
      </p>
      {prices.length === 0 ? (
        <p className="cwa-ai-card">No model is in use, so nothing costs anything.</p>
      ) : (
        <ul className="cwa-ai-prices">
          {prices.map((price) => (
            <PriceRow key={price.model} state={state} price={price} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PriceRow({ state, price }: { state: AiState; price: AiSettingsView['prices'][number] }) {
  const { model, own, listed } = price
  const [open, setOpen] = useState(false)
  const from = own ?? listed
  const [amounts, setAmounts] = useState<Amounts>({
    input: String(from?.input ?? ''),
    cached: String(from?.cached ?? ''),
    output: String(from?.output ?? ''),
  })
  const part = `price ${model}`
  const save = async () => {
    const [input, cached, output] = columns.map(([name]) => Number(amounts[name])) as [number, number, number]
    const of = new Date().toISOString().slice(0, 10)
    const saved = await state.save(part, { prices: { [model]: { input, cached, output, of } } }, 'The price is saved.')
    if (saved) setOpen(false)
  }
  return (
    <li className="cwa-ai-card">
      <div className="cwa-ai-price">
        <div>
          <h3>{model}</h3>
          <p className={from ? 'cwa-quiet' : 'cwa-tone-warn'}>
            {own
              ? `${priceWords(own)} (yours)`
              : listed
                ? `${priceWords(listed)} (list)`
                : 'Not on the list: costs are not known, and no budget can be kept.'}
          </p>
        </div>
        {!open && (
          <ActionButton onClick={() => setOpen(true)}>
            {own ? 'Change' : 'Enter your own'}
            <span className="cwa-hidden"> ({model})</span>
          </ActionButton>
        )}
      </div>
      {open && (
        <form
          className="cwa-ai-amounts"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {columns.map(([name, label]) => (
            <div className="cwa-field" key={name}>
              <label htmlFor={`${part}-${name}`}>{label}</label>
              <input
                id={`${part}-${name}`}
                type="number"
                min={0}
                max={10000}
                step="any"
                required
                value={amounts[name]}
                onChange={(event) => setAmounts((before) => ({ ...before, [name]: event.target.value }))}
              />
            </div>
          ))}
          <div className="cwa-row">
            <ActionButton type="submit" look="primary" busy={state.busy === part}>
              Save
            </ActionButton>
            {own && (
              <ActionButton
                busy={state.busy === part}
                onClick={() =>
                  void state
                    .save(part, { prices: { [model]: null } }, 'The list counts again.')
                    .then(() => setOpen(false))
                }
              >
                Use the list
              </ActionButton>
            )}
            <ActionButton look="transparent" onClick={() => setOpen(false)}>
              Cancel
            </ActionButton>
          </div>
        </form>
      )}
      <Problem state={state} part={part} />
    </li>
  )
}
