'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { ContradictionView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { kindWords, stateWords } from './words'

type Judgement = ContradictionView['state']

const choices: { judgement: Exclude<Judgement, 'open'>; label: string; hint: string }[] = [
  { judgement: 'real', label: 'Real', hint: 'The procedures disagree, and one of them has to change.' },
  { judgement: 'resolved', label: 'Resolved', hint: 'It was real, and it is settled which one holds.' },
  { judgement: 'not-real', label: 'Not a contradiction', hint: 'They speak of different things, or both may hold.' },
]

/** Two passages side by side, what differs in them, and what a person says of it. */
export function Contradiction({ item, mayJudge }: { item: ContradictionView; mayJudge: boolean }) {
  const { config } = useConfig()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [judgement, setJudgement] = useState<Judgement>(item.state === 'open' ? 'real' : item.state)
  const [reason, setReason] = useState(item.reason ?? '')
  const [error, setError] = useState<string | null>(null)
  const judge = async (as: Judgement, why: string) => {
    setBusy(true)
    setError(null)
    try {
      await callApi({
        path: `${config.routes.api}/contradictions/${item.id}/judge`,
        body: { revision: item.revision, judgement: as, reason: why },
      })
      toast.success(as === 'open' ? 'It is open again.' : `Judged: ${stateWords[as].toLowerCase()}.`)
      router.refresh()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Load the page again.')
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void judge(judgement, reason)
  }
  return (
    <li className="cwa-contradiction">
      <p className="cwa-label">{kindWords[item.kind]}</p>
      <h2>{item.explanation}</h2>
      <div className="cwa-contradiction-sides">
        {item.sides.map((side) => (
          <div key={`${side.sop} ${side.segment}`}>
            <p className="cwa-contradiction-place">
              <a
                href={`${config.routes.admin}/collections/sop-versions/${side.version}/parse?passage=${encodeURIComponent(side.segment)}`}
              >
                {side.title} <span>version {side.label}</span>
              </a>
            </p>
            <p className="cwa-quiet cwa-small">
              {[...side.path, ...(side.page === undefined ? [] : [`page ${side.page}`])].join(' › ')}
            </p>
            <blockquote>{marked(side.text, side.says)}</blockquote>
          </div>
        ))}
      </div>
      {item.state !== 'open' && (
        <p className="cwa-contradiction-judged">
          <b>{stateWords[item.state]}</b>
          {item.decidedBy ? `, says ${item.decidedBy}` : ''}: {item.reason}
        </p>
      )}
      {error !== null && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      {mayJudge && !open && (
        <p className="cwa-row">
          <ActionButton onClick={() => setOpen(true)}>
            {item.state === 'open' ? 'Judge' : 'Judge again'}
            <span className="cwa-hidden">: {item.explanation}</span>
          </ActionButton>
          {item.state !== 'open' && (
            <ActionButton look="transparent" busy={busy} onClick={() => void judge('open', '')}>
              Open it again<span className="cwa-hidden">: {item.explanation}</span>
            </ActionButton>
          )}
        </p>
      )}
      {mayJudge && open && (
        <form onSubmit={submit}>
          <fieldset>
            <legend className="cwa-hidden">What it is</legend>
            {choices.map(({ judgement: value, label, hint }) => (
              <label key={value} className="cwa-option">
                <input
                  type="radio"
                  name={`judgement-${item.id}`}
                  value={value}
                  checked={judgement === value}
                  onChange={() => setJudgement(value)}
                />
                <span>
                  <b>{label}</b>
                  <br />
                  <span className="cwa-quiet">{hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="cwa-field">
            <label htmlFor={`reason-${item.id}`}>Why</label>
            <textarea
              id={`reason-${item.id}`}
              value={reason}
              maxLength={1000}
              required
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="cwa-row">
            <ActionButton type="submit" look="primary" busy={busy}>
              Save
            </ActionButton>
            <ActionButton onClick={() => setOpen(false)}>Cancel</ActionButton>
          </div>
        </form>
      )}
    </li>
  )
}

/** The words that differ, where they stand in the passage as they are. */
function marked(text: string, says: string) {
  const at = text.indexOf(says)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{says}</mark>
      {text.slice(at + says.length)}
    </>
  )
}
