'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import { callApi } from '../../shared/call-api'

export type OtherSop = { version: number; title: string; label: string }
type Row = { id: number; label?: string | null; sop: { id: number; title: string; number?: string | null } | number }

/** From here on there is a field to look for one by its name. */
const many = 8
const most = 200

/** The procedures that can go into the same course: of each the version that is in use. */
export function useOtherSops(except: readonly number[]): { sops: OtherSop[] | null; problem: string | null } {
  const { config } = useConfig()
  const [sops, setSops] = useState<OtherSop[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const own = except.join()
  useEffect(() => {
    const controller = new AbortController()
    const query = `where[state][in]=approved,effective&sort=-createdAt&depth=1&limit=${most}&select[sop]=true&select[label]=true`
    callApi<{ docs: Row[] }>({
      path: `${config.routes.api}/sop-versions?${query}`,
      method: 'GET',
      signal: controller.signal,
    }).then(
      ({ docs }) => setSops(latestOfEach(docs, own.split(',').map(Number))),
      (failure: unknown) => {
        if (!controller.signal.aborted)
          setProblem(failure instanceof Error ? failure.message : 'Other procedures cannot be listed now.')
      },
    )
    return () => controller.abort()
  }, [config.routes.api, own])
  return { sops, problem }
}

function latestOfEach(rows: readonly Row[], except: readonly number[]): OtherSop[] {
  const sopOf = ({ sop }: Row) => (typeof sop === 'number' ? sop : sop.id)
  const seen = new Set(rows.filter(({ id }) => except.includes(id)).map(sopOf))
  return rows
    .flatMap((row) => {
      if (seen.has(sopOf(row)) || typeof row.sop === 'number') return []
      seen.add(row.sop.id)
      const { number, title } = row.sop
      return [{ version: row.id, title: number ? `${number}: ${title}` : title, label: row.label ?? '' }]
    })
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** Tick boxes for further procedures of one course. Nothing is shown where there are none. */
export function OtherSops({
  sops,
  chosen,
  onChange,
}: {
  sops: readonly OtherSop[]
  chosen: readonly number[]
  onChange: (chosen: number[]) => void
}) {
  const id = useId()
  const [words, setWords] = useState('')
  if (sops.length === 0) return null
  const wanted = words.trim().toLowerCase()
  const shown = sops.filter(({ version, title }) => chosen.includes(version) || title.toLowerCase().includes(wanted))
  return (
    <details className="cwa-start-others" open={chosen.length > 0}>
      <summary>
        Other procedures in the same course <span className="cwa-quiet">{chosen.length || 'none'} chosen</span>
      </summary>
      {sops.length > many && (
        <p className="cwa-run-field">
          <label htmlFor={`${id}-find`}>Find a procedure</label>
          <input id={`${id}-find`} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </p>
      )}
      <ul>
        {shown.map(({ version, title, label }) => (
          <li key={version}>
            <label className="cwa-start-tick">
              <input
                type="checkbox"
                checked={chosen.includes(version)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, version] : chosen.filter((one) => one !== version))
                }
              />
              <span>
                {title} {label && <span className="cwa-quiet">version {label}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="cwa-quiet">No procedure has this in its name.</p>}
    </details>
  )
}
