'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { FoundPerson } from '@/systems/learning/public'
import { callApi, CallError } from '../../shared/call-api'

const pause = 250

/** People by name or address, one after the other. */
export function PeoplePicker({
  chosen,
  onChange,
  label = 'Find people',
}: {
  chosen: FoundPerson[]
  onChange: (people: FoundPerson[]) => void
  label?: string
}) {
  const { config } = useConfig()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<FoundPerson[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    if (search.trim().length < 2) return
    const controller = new AbortController()
    const ask = async () => {
      try {
        const path = `${config.routes.api}/assignments/people?q=${encodeURIComponent(search)}`
        setFound(await callApi<FoundPerson[]>({ path, method: 'GET', signal: controller.signal }))
        setError(null)
      } catch (failure) {
        if (!controller.signal.aborted)
          setError(failure instanceof CallError ? failure.message : 'People cannot be found now.')
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [search, config.routes.api])
  const picked = new Set(chosen.map((person) => person.id))
  const offered = search.trim().length < 2 ? [] : (found ?? []).filter((person) => !picked.has(person.id))
  const pick = (person: FoundPerson) => {
    onChange([...chosen, person])
    setSearch('')
    // The button that was pressed is gone; the next name can be typed at once.
    field.current?.focus()
  }
  return (
    <div className="cwa-field cwa-people">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="search"
        autoComplete="off"
        placeholder="Name or email, two letters or more"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <div aria-live="polite">
        {error && <p className="cwa-error">{error}</p>}
        {search.trim().length >= 2 && found !== null && offered.length === 0 && (
          <p className="cwa-quiet">
            {found.length ? 'All of them are chosen.' : `Nobody is called "${search.trim()}".`}
          </p>
        )}
        {offered.length > 0 && (
          <ul className="cwa-people-found" aria-label="Found">
            {offered.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => pick(person)}>
                  <b>{person.name}</b>
                  <span className="cwa-quiet">
                    {[person.email, person.jobRole, person.site].filter(Boolean).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {chosen.length > 0 && (
        <ul className="cwa-people-chosen" aria-label="Chosen">
          {chosen.map((person) => (
            <li key={person.id}>
              {person.name}
              <button
                type="button"
                aria-label={`Take ${person.name} out`}
                onClick={() => onChange(chosen.filter((one) => one.id !== person.id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
