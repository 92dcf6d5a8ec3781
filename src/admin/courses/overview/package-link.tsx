'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'

type Link = { address: string; until: string }

const spans = [
  { hours: 24, words: 'one day' },
  { hours: 7 * 24, words: 'one week' },
  { hours: 30 * 24, words: 'one month' },
]

/** A link for a learning platform that fetches packages itself: whoever has it needs no account, until it ends. */
export function PackageLink({
  packages,
  formats,
}: {
  /** Where the packages of the version are: `/api/versions/1/packages`. */
  packages: string
  formats: { format: string; title: string }[]
}) {
  const id = useId()
  const [format, setFormat] = useState(formats[0]?.format ?? '')
  const [hours, setHours] = useState(24)
  const [link, setLink] = useState<Link | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const make = () => {
    setLink(null)
    setProblem(null)
    callApi<Link>({ path: `${packages}/${format}/link`, body: { hours } }).then(setLink, (error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error))
    })
  }
  return (
    <details className="cwa-package-link">
      <summary>Link for a learning platform</summary>
      <p className="cwa-quiet">
        Whoever has it downloads the package without signing in, answers included. It ends by itself, and when the
        version is withdrawn.
      </p>
      <p className="cwa-row cwa-link-terms">
        <label>
          Format
          <select value={format} onChange={(event) => setFormat(event.target.value)}>
            {formats.map((one) => (
              <option key={one.format} value={one.format}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Holds for
          <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {spans.map((one) => (
              <option key={one.hours} value={one.hours}>
                {one.words}
              </option>
            ))}
          </select>
        </label>
        <ActionButton onClick={make}>Make the link</ActionButton>
      </p>
      <div role="status">
        {problem && <p className="cwa-note">{problem}</p>}
        {link && (
          <p className="cwa-made-link">
            <label htmlFor={`${id}-address`}>
              Until {new Date(link.until).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
            </label>
            <input
              id={`${id}-address`}
              readOnly
              value={link.address}
              onFocus={(event) => {
                event.target.select()
              }}
            />
          </p>
        )}
      </div>
    </details>
  )
}
