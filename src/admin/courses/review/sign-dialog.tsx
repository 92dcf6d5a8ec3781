'use client'
import { useId, useState } from 'react'
import { signatureMeanings } from '@/systems/courses/signature-meanings'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { useReviewContext } from './review-context'
import { counted } from './words'

/** Signs the course as it is shown, or says what still stands in the way. */
export function SignDialog({ onClose }: { onClose: () => void }) {
  const { state } = useReviewContext()
  const { blockers, course } = state.review
  if (blockers.length === 0) return <SignForm onClose={onClose} />
  return (
    <Dialog title="Not ready to sign" onClose={onClose}>
      <p>Before version {course.nextVersion} can be signed:</p>
      <ul className="cwa-blockers">
        {blockers.map((blocker) => (
          <li key={blocker.code}>{blocker.message}</li>
        ))}
      </ul>
      <div className="cwa-row">
        <ActionButton
          look="primary"
          onClick={() => {
            state.setFilter(state.counts.look > 0 ? 'look' : 'undecided')
            const [first] = blockers.flatMap((blocker) => blocker.items)
            const target = state.items.find((item) => item.id === `claim:${first}` || item.id === `exercise:${first}`)
            if (target) state.pick(target.id)
            onClose()
          }}
        >
          Go to the first
        </ActionButton>
        <ActionButton onClick={onClose}>Close</ActionButton>
      </div>
    </Dialog>
  )
}

function SignForm({ onClose }: { onClose: () => void }) {
  const { state } = useReviewContext()
  const { course, contentHash, may, person, sources } = state.review
  const [meaning, setMeaning] = useState<keyof typeof signatureMeanings>('reviewed')
  const [password, setPassword] = useState('')
  const id = useId()
  const claims = state.items.flatMap((item) => (item.kind === 'claim' ? [item.claim] : []))
  const figures = decisions(claims)
  return (
    <Dialog title={`Sign and approve version ${course.nextVersion}`} onClose={onClose}>
      <form
        className="cwa-sign"
        onSubmit={(event) => {
          event.preventDefault()
          if (password === '' || state.busy) return
          void state.sign({ password, meaning, contentHash }).then((signed) => {
            if (signed) onClose()
            else setPassword('')
          })
        }}
      >
        <p>
          All {counted(claims.length, 'claim')} and {counted(state.items.length - claims.length, 'exercise')} are
          decided.{' '}
          {may.standing === 'editor'
            ? 'You edited a claim, so somebody else has to sign as well.'
            : 'You did not write any of them.'}
        </p>
        <dl>
          <dt>Course</dt>
          <dd>
            {course.title}, version {course.nextVersion}
          </dd>
          <dt>Source</dt>
          <dd>{sources.map((source) => `${source.sop} ${source.label}`).join(', ')}</dd>
          <dt>Decisions</dt>
          <dd>{figures}</dd>
          <dt>Content hash</dt>
          <dd className="cwa-hash">sha256 {contentHash.slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ')} …</dd>
        </dl>
        <fieldset className="cwa-field">
          <legend>What your signature means</legend>
          {Object.entries(signatureMeanings).map(([key, words]) => (
            <label key={key} className="cwa-option">
              <input
                type="radio"
                name={`${id}-meaning`}
                checked={meaning === key}
                onChange={() => setMeaning(key as keyof typeof signatureMeanings)}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        <div className="cwa-field">
          <label htmlFor={id}>Your password</label>
          <p className="cwa-hint" id={`${id}-hint`}>
            Signing as {person.name}. An edit after this voids the signature.
          </p>
          <input
            id={id}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            aria-describedby={`${id}-hint`}
            aria-invalid={state.dialogError !== null || undefined}
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
        {state.dialogError && (
          <p className="cwa-error" role="alert">
            {state.dialogError}
          </p>
        )}
        <div className="cwa-row">
          <ActionButton look="primary" type="submit" busy={state.busy}>
            Sign version {course.nextVersion}
          </ActionButton>
          <ActionButton onClick={onClose}>Cancel</ActionButton>
        </div>
      </form>
    </Dialog>
  )
}

function decisions(claims: { state: string; support: string }[]): string {
  const number = (state: string) => claims.filter((claim) => claim.state === state).length
  const bare = claims.filter((claim) => claim.state === 'accepted' && claim.support !== 'supported').length
  const parts = [`${number('accepted')} accepted`, `${number('edited')} edited`, `${number('rejected')} rejected`]
  return `${parts.join(', ')}.${bare > 0 ? ` ${bare} accepted without full support, each with a reason.` : ''}`
}
