'use client'
import type { CorrectionView } from '@/systems/sops/public'
import { ActionButton } from '../../shared/action-button'
import { nameOfType } from './kinds'
import type { ReadingState } from './use-reading'

/** What was put right, by whom, and what of it did not fit this reading; newest first. */
export function CorrectionsList({ state }: { state: ReadingState }) {
  const { parse } = state
  const shown = parse.corrections.filter((one) => one.state !== 'withdrawn').reverse()
  if (shown.length === 0) return null
  const lost = shown.filter((one) => one.state === 'lost').length
  return (
    <details className="cwa-corrections" open={lost > 0}>
      <summary>
        {shown.length === 1 ? '1 correction' : `${shown.length} corrections`}
        {lost > 0 && <b className="cwa-tone-warn"> · {lost === 1 ? '1 does' : `${lost} do`} not fit this reading</b>}
      </summary>
      <ol>
        {shown.map((one) => (
          <li key={one.id} className={`cwa-correction-${one.state}`}>
            <div>
              <p>
                {one.state === 'lost' && <b className="cwa-tone-warn">Does not fit: </b>}
                {one.state === 'needless' && <b className="cwa-quiet">Read like that already: </b>}
                {whatOf(one)}
              </p>
              {one.message && one.state === 'lost' && <p className="cwa-small">{one.message}</p>}
              <p className="cwa-quiet cwa-small">
                {one.by}, {when(one.at)}
                {one.carriedFrom !== null && ` · from version ${one.carriedFrom}`}
              </p>
            </div>
            {parse.mayConfirm && (
              <ActionButton look="transparent" busy={state.busy} onClick={() => void state.takeBack(one.id)}>
                {one.state === 'lost' ? 'Set aside' : 'Take back'}
                <span className="cwa-hidden">: {whatOf(one)}</span>
              </ActionButton>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

export const when = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

const clip = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text)

/** One correction in a sentence. */
export function whatOf({ correction, seen }: CorrectionView): string {
  const first = `“${clip(seen[0]?.text ?? '')}”`
  switch (correction.do) {
    case 'type':
      return `${first} is ${nameOfType(correction).toLowerCase()}`
    case 'merge':
      return `${first} and the ${seen.length > 2 ? `${seen.length - 1} passages` : 'passage'} behind it are one`
    case 'split': {
      const text = seen[0]?.text ?? ''
      return `“${clip(text.slice(correction.at).trim())}” is a passage of its own`
    }
    case 'order':
      return `${first} stands ${seen[1] ? `behind “${clip(seen[1].text)}”` : 'first'}`
    case 'nest':
      return `${first} belongs to ${seen[1] ? `“${clip(seen[1].text)}”` : 'no other passage'}`
    case 'text':
      return `${first} reads “${clip(correction.text)}”`
    case 'add':
      return `“${clip(correction.text)}” is printed on page ${correction.page}`
    case 'drop':
      return `${first} is not part of the text`
  }
}
