import { useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { Problem } from './problem'
import type { AiState } from './use-ai-settings'
import { providerWords, stepWords, type ProviderName, type StepName } from './words'

const names = Object.keys(providerWords) as ProviderName[]
const steps = Object.keys(stepWords) as StepName[]
type Row = { provider: ProviderName | ''; model: string }

/** The default, and another model for a step where somebody wants one. */
export function ChoicesSection({ state }: { state: AiState }) {
  const { view } = state
  const [standard, setStandard] = useState<ProviderName | ''>(view.defaultProvider ?? '')
  const [rows, setRows] = useState<Record<StepName, Row>>(
    () =>
      Object.fromEntries(
        steps.map((step) => [
          step,
          { provider: view.steps[step]?.provider ?? '', model: view.steps[step]?.model ?? '' },
        ]),
      ) as Record<StepName, Row>,
  )
  const isReady = (name: ProviderName) =>
    name === 'builtin' || view.services.some(({ service, ready }) => service === name && ready)
  const label = (name: ProviderName) => `${providerWords[name]}${isReady(name) ? '' : ' (no key yet)'}`
  const usual = (name: ProviderName | '') => {
    const service = view.services.find((one) => one.service === name)
    return service ? (service.model ?? service.usual) : ''
  }
  const set = (step: StepName, row: Partial<Row>) =>
    setRows((before) => ({ ...before, [step]: { ...before[step], ...row } }))
  const save = () =>
    state.save(
      'choices',
      {
        defaultProvider: standard || null,
        steps: Object.fromEntries(
          steps.map((step) => {
            const { provider, model } = rows[step]
            return [step, provider === '' ? null : { provider, model: model.trim() || null }]
          }),
        ),
      },
      'Saved. Drafts that are started from now on use it.',
    )
  const plain = (standard || view.inUse) === 'builtin'
  return (
    <section aria-labelledby="ai-choices">
      <h2 id="ai-choices">Who drafts</h2>
      <form
        className="cwa-ai-card"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="cwa-field">
          <label htmlFor="ai-default">By default</label>
          <select
            id="ai-default"
            value={standard}
            onChange={(event) => setStandard(event.target.value as ProviderName | '')}
          >
            <option value="">
              As this server is set up
              {view.defaultProvider === null ? ` (${providerWords[view.inUse as ProviderName] ?? view.inUse})` : ''}
            </option>
            {names.map((name) => (
              <option key={name} value={name}>
                {label(name)}
              </option>
            ))}
          </select>
        </div>
        {plain ? (
          <p className="cwa-quiet">The built-in generator asks no model, so there is none to choose for its steps.</p>
        ) : (
          <ul className="cwa-ai-steps">
            {steps.map((step) => {
              const { provider, model } = rows[step]
              return (
                <li key={step}>
                  <div>
                    <h3>{stepWords[step].title}</h3>
                    <p className="cwa-quiet">{stepWords[step].hint}</p>
                  </div>
                  <div className="cwa-field">
                    <label htmlFor={`ai-${step}-provider`}>
                      By<span className="cwa-hidden"> ({stepWords[step].title})</span>
                    </label>
                    <select
                      id={`ai-${step}-provider`}
                      value={provider}
                      onChange={(event) => set(step, { provider: event.target.value as Row['provider'], model: '' })}
                    >
                      <option value="">{step === 'judge' ? 'Nobody' : 'The default'}</option>
                      {names
                        .filter((name) => step !== 'judge' || name !== 'builtin')
                        .map((name) => (
                          <option key={name} value={name}>
                            {label(name)}
                          </option>
                        ))}
                    </select>
                  </div>
                  {provider !== '' && provider !== 'builtin' && (
                    <div className="cwa-field">
                      <label htmlFor={`ai-${step}-model`}>
                        Model<span className="cwa-hidden"> ({stepWords[step].title})</span>
                      </label>
                      <input
                        id={`ai-${step}-model`}
                        type="text"
                        maxLength={120}
                        placeholder={usual(provider)}
                        value={model}
                        onChange={(event) => set(step, { model: event.target.value })}
                      />
                    </div>
                  )}
                  {provider !== '' && !isReady(provider) && (
                    <p className="cwa-tone-warn cwa-ai-note">
                      {step === 'judge'
                        ? 'It has no key yet, so there will be no second opinion. Enter one below.'
                        : 'It has no key yet, so no draft can start. Enter one below.'}
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        <Problem state={state} part="choices" />
        <div className="cwa-row">
          <ActionButton type="submit" look="primary" busy={state.busy === 'choices'}>
            Save
          </ActionButton>
        </div>
      </form>
    </section>
  )
}
