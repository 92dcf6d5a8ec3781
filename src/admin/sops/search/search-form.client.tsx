'use client'
import { useState } from 'react'
import type { SearchAsk } from './load-search'

/** A plain form that works without a script; with one it says that it is searching. */
export function SearchForm({
  action,
  ask,
  sops,
}: {
  action: string
  ask: SearchAsk
  sops: { id: number; title: string }[]
}) {
  const [busy, setBusy] = useState(false)
  return (
    <form className="cwa-ask cwa-narrow" method="get" action={action} role="search" onSubmit={() => setBusy(true)}>
      <label className="cwa-ask-question">
        <span>Question</span>
        <input
          type="text"
          name="q"
          defaultValue={ask.question}
          minLength={2}
          maxLength={1000}
          required
          autoComplete="off"
          autoFocus={ask.question === ''}
        />
      </label>
      <label>
        <span>In</span>
        <select name="in" defaultValue={ask.sop ?? ''}>
          <option value="">All procedures</option>
          {sops.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="cwa-tick">
        <input type="checkbox" name="older" value="1" defaultChecked={ask.older} />
        <span>Older versions too</span>
      </label>
      <button type="submit" className="cwa-go cwa-go-primary" aria-disabled={busy || undefined}>
        {busy ? 'Searching …' : 'Search'}
      </button>
    </form>
  )
}
