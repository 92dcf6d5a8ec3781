'use client'

import { useId, useState } from 'react'
import { clauseOf } from '@/player/clause'
import type { Citation, Passage } from '@/player'
import { request } from '../../../(learn)/_parts/request.client'

/** Verbatim words of the SOP with their mark; the mark opens the passage among its neighbours, right below. */
export function PassageBelow({ citation, path }: { citation: Citation; path: string }) {
  const [open, setOpen] = useState(false)
  const [passage, setPassage] = useState<Passage | 'failed' | null>(null)
  const id = useId()
  const clause = clauseOf(citation)
  const toggle = () => {
    setOpen(!open)
    if (passage && passage !== 'failed') return
    setPassage(null)
    const { source, segment, start, end } = citation
    const cited = new URLSearchParams({ source, segment, start: String(start), end: String(end) })
    request<Passage>('GET', `${path}?${cited}`).then(setPassage, () => setPassage('failed'))
  }
  return (
    <div className="ev">
      <q>{citation.quote}</q>{' '}
      <button
        type="button"
        className={open ? 'ref open' : 'ref'}
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        <span>
          <span className="vh">Clause </span>
          {clause.label}
          <span className="vh">, show in the SOP</span>
        </span>
      </button>
      <div id={id}>{open && <Lines citation={citation} passage={passage} />}</div>
    </div>
  )
}

function Lines({ citation, passage }: { citation: Citation; passage: Passage | 'failed' | null }) {
  if (passage === null) return <p className="small dim">Looking it up …</p>
  if (passage === 'failed') {
    return <p className="small dim">The SOP cannot be shown just now. These are its words: “{citation.quote}”.</p>
  }
  return (
    <div className="sop">
      {passage.heading && <p className="sop-head">{passage.heading}</p>}
      {passage.lines.map(({ text, marker, here, level = 0 }, at) => (
        <p key={at} data-level={Math.min(level, 3)}>
          {marker && <b>{marker === '-' ? '•' : marker} </b>}
          {here ? (
            <>
              {text.slice(0, here.start)}
              <mark>{text.slice(here.start, here.end)}</mark>
              {text.slice(here.end)}
            </>
          ) : (
            text
          )}
        </p>
      ))}
    </div>
  )
}
