'use client'
import { useState, type FormEvent } from 'react'
import type { SignOffMeaning } from '@/systems/sales/public'
import { Check } from '../../request/fields.client'
import { useAct } from './use-act.client'

const meanings: Record<SignOffMeaning, string> = {
  approved: 'I have reviewed this version and approve it for use',
  received: 'I confirm the delivery of this version; our own review follows',
}

export function SignOffForm({
  token,
  number,
  hash,
  missing,
  name,
}: {
  token: string
  number: number
  hash: string
  missing: string[]
  name: string
}) {
  const { busy, problem, setProblem, act } = useAct(token)
  const [mode, setMode] = useState<'sign' | 'changes' | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (field: string) => {
      const value = form.get(field)
      return typeof value === 'string' ? value.trim() : ''
    }
    if (mode === 'changes') {
      if (text('text') === '') setProblem('Say what has to be changed.')
      else await act('changes', { text: text('text') })
      return
    }
    if (text('name').length < 2) setProblem('Enter your name.')
    else if (!text('meaning')) setProblem('Choose what you mean by signing.')
    else await act('sign-off', { name: text('name'), meaning: text('meaning'), hash })
  }
  if (mode === null) {
    return (
      <>
        <p className="go">
          <button
            type="button"
            className="btn pri"
            aria-disabled={missing.length > 0}
            aria-describedby="sign-why"
            onClick={() => missing.length === 0 && setMode('sign')}
          >
            Sign off version {number}
          </button>
          <button type="button" className="btn" onClick={() => setMode('changes')}>
            Ask for changes
          </button>
        </p>
        <p className="small dim" id="sign-why">
          {missing.length > 0
            ? missing.join(' ')
            : 'Your signature covers exactly the version you saw. Afterwards you can download it.'}
        </p>
      </>
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      {mode === 'sign' ? (
        <>
          <fieldset>
            <legend>What you mean by signing</legend>
            {Object.entries(meanings).map(([value, label]) => (
              <Check key={value} kind="radio" name="meaning" value={value} label={label} />
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor="signer">Your name</label>
            <input id="signer" name="name" type="text" defaultValue={name} autoComplete="name" />
          </div>
          <p className="small dim fingerprint">
            Version {number}, <span className="mono">sha256 {hash}</span>
          </p>
        </>
      ) : (
        <div className="field">
          <label htmlFor="changes">What has to be changed</label>
          <textarea id="changes" name="text" rows={4} maxLength={4000} autoFocus />
        </div>
      )}
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <p className="go">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {mode === 'sign' ? `Sign version ${number}` : 'Send it back'}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            setMode(null)
            setProblem(null)
          }}
        >
          Back
        </button>
      </p>
    </form>
  )
}
