import { useState } from 'react'
import type { ConnectionTest, ServiceView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { Problem } from './problem'
import type { AiState } from './use-ai-settings'

/** One service: its key, its address, its model, and whether it answers. */
export function ServiceCard({ state, service: view }: { state: AiState; service: ServiceView }) {
  const { service, title, key: kept, ready, fromServer, usual } = view
  const [key, setKey] = useState('')
  const [baseURL, setBaseURL] = useState(view.baseURL ?? '')
  const [model, setModel] = useState(view.model ?? '')
  const [tested, setTested] = useState<ConnectionTest | null>(null)
  const part = `service ${service}`
  const id = `ai-${service}`
  const unsaved = key !== '' || baseURL !== (view.baseURL ?? '') || model !== (view.model ?? '')
  const save = async () => {
    setTested(null)
    const saved = await state.save(
      part,
      {
        services: {
          [service]: {
            ...(key.trim() === '' ? {} : { key: key.trim() }),
            baseURL: baseURL.trim() || null,
            model: model.trim() || null,
          },
        },
      },
      `${title} is saved.`,
    )
    if (saved) setKey('')
  }
  const remove = async () => {
    setTested(null)
    await state.save(part, { services: { [service]: { key: null } } }, `The key of ${title} is removed.`)
  }
  return (
    <form
      className="cwa-ai-card"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
        <span className={ready ? 'cwa-tone-ok' : 'cwa-quiet'}>{ready ? 'Set up' : 'No key yet'}</span>
      </header>
      <div className="cwa-field">
        <label htmlFor={`${id}-key`}>{kept ? 'New key' : 'Key'}</label>
        <p className="cwa-hint" id={`${id}-key-hint`}>
          {kept
            ? `A key is set, on ${kept.setAt.slice(0, 10)}; it ends with …${kept.ending}.`
            : view.baseURL !== null
              ? 'None is set. Servers of your own often need none.'
              : fromServer
                ? 'None of yours is set. The key of this server is used.'
                : 'None is set.'}
        </p>
        <input
          id={`${id}-key`}
          type="password"
          autoComplete="off"
          data-1p-ignore=""
          maxLength={500}
          aria-describedby={`${id}-key-hint`}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </div>
      <div className="cwa-field">
        <label htmlFor={`${id}-model`}>Model</label>
        <input
          id={`${id}-model`}
          type="text"
          maxLength={120}
          placeholder={usual}
          value={model}
          onChange={(event) => setModel(event.target.value)}
        />
      </div>
      <details open={view.baseURL !== null}>
        <summary>Another address</summary>
        <div className="cwa-field">
          <label htmlFor={`${id}-address`}>Address</label>
          <p className="cwa-hint" id={`${id}-address-hint`}>
            {service === 'openai'
              ? 'For a server that speaks OpenAI’s protocol (Ollama, vLLM, LM Studio …), with its /v1. '
              : 'For a gateway of your own. '}
            It begins with https:// and is public, unless whoever runs this server allows others. With another address,
            enter the key again.
          </p>
          <input
            id={`${id}-address`}
            type="url"
            maxLength={500}
            placeholder="https://models.example.com/v1"
            aria-describedby={`${id}-address-hint`}
            value={baseURL}
            onChange={(event) => setBaseURL(event.target.value)}
          />
        </div>
      </details>
      <Problem state={state} part={part} />
      <Problem state={state} part={`test ${service}`} />
      {tested && (
        <p className={tested.ok ? 'cwa-tone-ok' : 'cwa-tone-bad'} role="status">
          {tested.message}
          {tested.ok && ` ${detailsOf(tested)}`}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton
          type="submit"
          look="primary"
          busy={state.busy === part}
          why={unsaved ? undefined : 'Nothing is changed.'}
        >
          Save
        </ActionButton>
        <ActionButton
          busy={state.busy === `test ${service}`}
          why={unsaved ? 'Save first; what is stored is tested.' : ready ? undefined : 'Enter a key first.'}
          onClick={() => void state.test(service).then(setTested)}
        >
          Test the connection
        </ActionButton>
        {kept && (
          <ActionButton look="transparent" busy={state.busy === part} onClick={() => void remove()}>
            Remove the key
          </ActionButton>
        )}
      </div>
    </form>
  )
}

function detailsOf({ milliseconds, cost }: ConnectionTest): string {
  const time = milliseconds === null ? '' : `It took ${(milliseconds / 1000).toFixed(1)} seconds`
  if (time === '') return ''
  return cost ? `${time} and cost ${cost.amount.toFixed(6)} US dollars.` : `${time}. What it cost is not known here.`
}
