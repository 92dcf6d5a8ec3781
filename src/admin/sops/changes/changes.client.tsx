'use client'
import { SetDocumentStepNav, useConfig } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import type { ChangesView } from '@/systems/sops/public'
import { ActionButton } from '../../shared/action-button'
import { ChangeRow } from './change-row'
import { sectionsOf, sortOf, type Filter } from './sections'
import '../../tokens.css'
import './changes.css'

const filters: Record<Filter, string> = {
  meaning: 'May change what people do',
  wording: 'Wording only',
  place: 'Moved or renumbered',
  all: 'All changes',
}
const step = 60

/** What is other in a version than in the one before: by section, wording beside wording. */
export function Changes({
  changes: view,
  sop,
  filename,
  olderReader,
}: {
  changes: ChangesView
  sop: string
  filename: string
  /** It was read by an older reader: differences of reading may look like changes. */
  olderReader: boolean
}) {
  const { config } = useConfig()
  const { changes, counts, before, version, meaning } = view
  const [filter, setFilter] = useState<Filter>(meaning > 0 || changes.length === 0 ? 'meaning' : 'all')
  const [most, setMost] = useState(step)
  const sections = useMemo(() => sectionsOf(changes, filter), [changes, filter])
  const count = (one: Filter) =>
    one === 'all' ? changes.length : changes.filter((change) => sortOf(change) === one).length
  const address = `${config.routes.admin}/collections/sop-versions/${version.id}/parse`
  const shown = cut(sections, most)
  const left = count(filter) - shown.reduce((sum, section) => sum + section.changes.length, 0)
  return (
    <div className="cwa cwa-changes">
      <SetDocumentStepNav
        collectionSlug="sop-versions"
        id={version.id}
        pluralLabel="SOP versions"
        useAsTitle="filename"
        view="What changed"
      />
      <header>
        <p className="cwa-label">
          {sop} {version.label} · {filename}
        </p>
        <h2>{titleOf(view)}</h2>
        {before && (
          <p className="cwa-quiet">
            Compared with version {before.label}. {counts?.unchanged ?? 0} passages are unchanged.
          </p>
        )}
        {before && olderReader && (
          <p className="cwa-note">
            This version was read by an older reader than there is now. Where a change looks odd, have it read again.
          </p>
        )}
      </header>
      {changes.length > 0 && (
        <div className="cwa-change-filters" role="group" aria-label="Show">
          {(Object.keys(filters) as Filter[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={filter === one}
              onClick={() => {
                setFilter(one)
                setMost(step)
              }}
            >
              {filters[one]} <b>{count(one)}</b>
            </button>
          ))}
        </div>
      )}
      {changes.length > 0 && sections.length === 0 && (
        <p className="cwa-quiet cwa-changes-none">
          {filter === 'meaning' ? 'Wording only. Nothing here changes what people do.' : 'Nothing of this kind.'}
        </p>
      )}
      {shown.map(({ path, changes: inside }) => (
        <section key={path.join('\u0001')}>
          <h3>{path.length > 0 ? path.join(' › ') : 'Before the first heading'}</h3>
          <ol>
            {inside.map((change, at) => (
              <ChangeRow
                key={`${change.before[0]?.key ?? ''}-${change.after[0]?.key ?? ''}-${at}`}
                change={change}
                labels={{ before: before?.label ?? '', after: version.label }}
                address={address}
              />
            ))}
          </ol>
        </section>
      ))}
      {left > 0 && (
        <p className="cwa-row">
          <ActionButton onClick={() => setMost(most + step)}>Show {Math.min(step, left)} more</ActionButton>
          <span className="cwa-quiet">{left} not shown</span>
        </p>
      )}
    </div>
  )
}

function titleOf({ before, changes, meaning }: ChangesView): string {
  if (!before) return 'This is the first version of this SOP: there is nothing to compare it with'
  if (changes.length === 0) return `Nothing changed since version ${before.label}`
  if (meaning === 0) return 'Wording and places only'
  return `${meaning === 1 ? 'One place' : `${meaning} places`} may change what people do`
}

/** The first `most` changes, in their sections. */
function cut(sections: ReturnType<typeof sectionsOf>, most: number): ReturnType<typeof sectionsOf> {
  let left = most
  return sections.flatMap(({ path, changes }) => {
    const inside = changes.slice(0, Math.max(0, left))
    left -= inside.length
    return inside.length > 0 ? [{ path, changes: inside }] : []
  })
}
