'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'

type Key = {
  id: number
  name: string
  start: string
  scopes: string[]
  lastUsedAt: string | null
  expiresAt: string | null
  ended: boolean
  revokedAt: string | null
}

/** One's keys, and a form for another. */
export function Keys({
  keys,
  scopes,
  timeZone,
}: {
  keys: Key[]
  scopes: { name: string; label: string }[]
  timeZone: string
}) {
  const router = useRouter()
  const [made, setMade] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const open = keys.filter(({ revokedAt }) => !revokedAt)
  const day = (iso: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(new Date(iso))

  const make = async (fields: Record<string, string>, form: HTMLFormElement) => {
    const body = {
      name: fields.name,
      scopes: new FormData(form).getAll('scopes'),
      expiresAt: fields.days === 'never' ? null : new Date(Date.now() + Number(fields.days) * 86_400_000).toISOString(),
    }
    setMade((await request<{ key: string }>('POST', '/api/api-keys/issue', body)).key)
    form.reset()
    router.refresh()
    return undefined
  }
  const revoke = (id: number) => {
    setProblem(null)
    request('POST', `/api/api-keys/${id}/revoke`).then(
      () => router.refresh(),
      (error: Error) => setProblem(error.message),
    )
  }

  return (
    <>
      {made ? (
        <section aria-labelledby="made" role="status">
          <h2 id="made">Your new key</h2>
          <p className="mid" style={{ marginBottom: 12 }}>
            Copy it now: it is shown only this once.
          </p>
          <p className="key">{made}</p>
          <p className="small dim" style={{ marginTop: 8 }}>
            Send it as <code className="mono">Authorization: Bearer {made.slice(0, 9)}…</code>
          </p>
          <p style={{ marginTop: 16 }}>
            <button type="button" className="btn" onClick={() => setMade(null)}>
              I have kept it
            </button>
          </p>
        </section>
      ) : null}
      <section aria-labelledby="open">
        <h2 id="open">Your keys</h2>
        {open.length === 0 ? <p className="mid dim2">You have no key.</p> : null}
        <ul className="lines">
          {open.map(({ id, name, start, scopes: held, lastUsedAt, expiresAt, ended }) => (
            <li key={id}>
              <div>
                <p>
                  <b>{name}</b> <span className="mono dim">{start}…</span>
                </p>
                <p className="small dim2">{held.join(', ')}</p>
                <p className="small dim">
                  {lastUsedAt ? `Last used ${day(lastUsedAt)}` : 'Never used'} ·{' '}
                  {expiresAt ? `${ended ? 'ended' : 'ends'} ${day(expiresAt)}` : 'does not end by itself'}
                </p>
              </div>
              <button type="button" className="btn" aria-label={`Withdraw ${name}`} onClick={() => revoke(id)}>
                Withdraw
              </button>
            </li>
          ))}
        </ul>
        {problem ? (
          <p className="note bad mid" role="alert">
            {problem}
          </p>
        ) : null}
      </section>
      <section aria-labelledby="new">
        <h2 id="new">A new key</h2>
        <AccountForm submit="Make the key" send={make} quiet={made !== null}>
          <label className="field">
            <span>Name</span>
            <span className="hint">What it is for, so that you know it again.</span>
            <input name="name" type="text" required maxLength={100} autoComplete="off" />
          </label>
          <fieldset>
            <legend>It may</legend>
            {scopes.map(({ name, label }) => (
              <label key={name} className="tick">
                <input type="checkbox" name="scopes" value={name} />
                <span>
                  {label} <code>{name}</code>
                </span>
              </label>
            ))}
          </fieldset>
          <label className="field" style={{ marginTop: 16 }}>
            <span>It ends</span>
            <select name="days" defaultValue="90">
              <option value="30">in 30 days</option>
              <option value="90">in 90 days</option>
              <option value="365">in a year</option>
              <option value="never">not by itself</option>
            </select>
          </label>
        </AccountForm>
      </section>
    </>
  )
}
