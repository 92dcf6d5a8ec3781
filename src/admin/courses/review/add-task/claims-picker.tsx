'use client'
import { useId, useState } from 'react'
import { clauseOf } from '@/player/clause'
import type { ReviewClaim } from '@/systems/courses/public'

const shownAtOnce = 40

/** Sentences of the course to choose from, found by their words; the chosen ones stay on top, in the order chosen. */
export function ClaimsPicker({
  claims,
  chosen,
  critical,
  onChange,
}: {
  claims: ReviewClaim[]
  chosen: string[]
  /** Given where points can be marked as ones that must be done. */
  critical?: { keys: string[]; onChange: (keys: string[]) => void }
  onChange: (chosen: string[]) => void
}) {
  const [words, setWords] = useState('')
  const id = useId()
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = claims.filter(
    ({ key, text }) => !chosen.includes(key) && wanted.every((word) => text.toLowerCase().includes(word)),
  )
  const picked = chosen.flatMap((key) => claims.find((claim) => claim.key === key) ?? [])
  const toggle = (keys: string[], key: string) =>
    keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]
  return (
    <>
      {picked.length > 0 && (
        <ol className="cwa-picked">
          {picked.map((claim) => (
            <li key={claim.key}>
              <span>{claim.text}</span>
              {critical && (
                <label>
                  <input
                    type="checkbox"
                    checked={critical.keys.includes(claim.key)}
                    onChange={() => critical.onChange(toggle(critical.keys, claim.key))}
                  />{' '}
                  must be done
                </label>
              )}
              <button type="button" className="cwa-link" onClick={() => onChange(toggle(chosen, claim.key))}>
                Remove<span className="cwa-hidden">: {claim.text}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <label className="cwa-hidden" htmlFor={id}>
        Find a sentence of the course
      </label>
      <input
        id={id}
        type="search"
        placeholder="Find a sentence of the course by its words"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="cwa-to-pick">
        {found.slice(0, shownAtOnce).map((claim) => (
          <li key={claim.key}>
            <button type="button" onClick={() => onChange(toggle(chosen, claim.key))}>
              <span>{claim.text}</span>
              <small>{claim.citations[0] ? clauseOf(claim.citations[0]).label : ''}</small>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="cwa-quiet">No other sentence has these words.</li>}
        {found.length > shownAtOnce && (
          <li className="cwa-quiet">and {found.length - shownAtOnce} more: type a word that is in it.</li>
        )}
      </ul>
    </>
  )
}
