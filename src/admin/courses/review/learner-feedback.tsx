'use client'
import { moment } from './comments'
import type { Item } from './items'
import { useReviewContext } from './review-context'
import { keyOf } from './use-review'

const words = { good: 'Good', unclear: 'Unclear', wrong: 'Wrong' } as const
const tones = { good: 'ok', unclear: 'warn', wrong: 'bad' } as const

/** Beside a statement that is not opened: that learners find it wrong or unclear, and nobody has answered. Opens it. */
export function FeedbackHint({ claim, onOpen }: { claim: string; onOpen: () => void }) {
  const { feedback } = useReviewContext()
  const open = feedback.filter(
    ({ claims, state, kind }) => claims.includes(claim) && state === 'open' && kind !== 'good',
  )
  if (open.length === 0) return null
  return (
    <>
      {' · '}
      <button type="button" className="cwa-hint cwa-tone-warn" onClick={onOpen}>
        {summaryOf(open)}
      </button>
    </>
  )
}

function summaryOf(feedback: readonly { kind: keyof typeof words }[]): string {
  const count = (kind: keyof typeof words) => feedback.filter((one) => one.kind === kind).length
  const parts = (['wrong', 'unclear', 'good'] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} ${words[kind].toLowerCase()}`)
  return `Learners: ${parts.join(', ')}`
}

/** What learners said at this very statement: how many, and each with its version. Whoever said it is not named. */
export function LearnerFeedback({ item }: { item: Item }) {
  const { feedback } = useReviewContext()
  const here = feedback.filter(({ claims }) => claims.includes(keyOf(item)))
  if (here.length === 0) return null
  return (
    <details className="cwa-learners" open={here.some(({ state, kind }) => state === 'open' && kind !== 'good')}>
      <summary>{summaryOf(here)}</summary>
      <ul className="cwa-comments" aria-label="What learners say">
        {here.slice(0, 20).map((one) => (
          <li key={one.id} className={one.state === 'open' ? undefined : 'cwa-resolved'}>
            <p>
              <b className={`cwa-tone-${tones[one.kind]}`}>{words[one.kind]}</b>
              <span className="cwa-quiet">
                {' '}
                in version {one.version}, <time dateTime={one.givenAt}>{moment(one.givenAt)}</time>
                {one.state === 'open' ? '' : ` · ${one.state}`}
              </span>
            </p>
            {one.text && <p className="cwa-comment-text">{one.text}</p>}
            {one.answer && <p className="cwa-suggestion">Answered: {one.answer}</p>}
          </li>
        ))}
      </ul>
      {here.length > 20 && <p className="cwa-quiet">And {here.length - 20} older ones.</p>}
    </details>
  )
}
