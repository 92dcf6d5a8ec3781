'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Box, Segment } from '@/systems/sops/model'
import { ActionButton } from '../../shared/action-button'
import { unsure } from './kinds'
import type { ParseToCheck } from './load-parse'

type Mark = { key: string; box: Box; look: string; doubt: number | null }

/** A page as it is printed, with the selected passage and the places in doubt marked. A click selects what is printed there. */
export function PagePicture({
  parse,
  segment,
  page,
  onTurn,
  onSelect,
  onLost,
}: {
  parse: ParseToCheck
  segment: Segment | null
  page: number
  onTurn: (page: number) => void
  onSelect: (key: string) => void
  /** The page could not be drawn. */
  onLost: () => void
}) {
  const pages = parse.version.pages ?? 1
  const [large, setLarge] = useState(false)
  const [shown, setShown] = useState<number | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const marks = useMemo(() => marksOn(parse, page), [parse, page])
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => {
    // It may have come before this code did.
    if (picture.current?.complete && picture.current.naturalWidth > 0) setShown(page)
  }, [page])
  useEffect(() => {
    const place = frame.current?.querySelector<HTMLElement>('.cwa-box-here:not(.cwa-box-doubt)')
    const view = frame.current
    if (!place || !view || shown !== page) return
    const sheet = place.parentElement as HTMLElement
    view.scrollTop = sheet.offsetTop + place.offsetTop - view.clientHeight / 3
    view.scrollLeft = place.offsetLeft - 24
  }, [segment, page, shown, large])

  return (
    <>
      <div className="cwa-row cwa-leaf">
        <ActionButton onClick={() => onTurn(page - 1)} why={page <= 1 ? 'This is the first page' : undefined}>
          Previous
        </ActionButton>
        <span>
          Page {page} of {pages}
        </span>
        <ActionButton onClick={() => onTurn(page + 1)} why={page >= pages ? 'This is the last page' : undefined}>
          Next
        </ActionButton>
        <ActionButton look="transparent" onClick={() => setLarge(!large)}>
          {large ? 'Smaller' : 'Larger'}
        </ActionButton>
      </div>
      <div className="cwa-page-frame" ref={frame} tabIndex={0} aria-label={`Page ${page} of the original`} role="group">
        <div className={`cwa-page-sheet${large ? ' cwa-page-large' : ''}`} aria-busy={shown !== page}>
          <img
            key={page}
            ref={picture}
            src={`/api/sop-versions/${parse.version.id}/pages/${page}?width=1600`}
            alt={`Page ${page} of the original, as it is printed`}
            onLoad={() => setShown(page)}
            onError={onLost}
          />
          {shown !== page && <p className="cwa-page-coming cwa-quiet">Page {page} is being drawn …</p>}
          {shown === page &&
            marks.map(({ key, box, look, doubt }, at) => (
              <div
                key={`${key}-${at}`}
                className={`cwa-box ${look}${segment && key === segment.key ? ' cwa-box-here' : ''}`}
                style={{
                  left: `${box.x * 100}%`,
                  top: `${box.y * 100}%`,
                  width: `${box.width * 100}%`,
                  height: `${box.height * 100}%`,
                }}
                aria-hidden="true"
                onClick={() => {
                  if (key) onSelect(key)
                }}
              >
                {doubt !== null && <b>{doubt}</b>}
              </div>
            ))}
        </div>
      </div>
    </>
  )
}

/** Boxes of a page, large ones first so that a small one inside can be clicked; doubts with their number in the list. */
function marksOn({ segments, doubts }: ParseToCheck, page: number): Mark[] {
  const at = new Map(segments.map((segment) => [segment.key, segment]))
  const passages = segments.flatMap((segment) =>
    boxesOn(segment, page).map((box): Mark => {
      const low = segment.confidence !== undefined && segment.confidence < unsure
      return { key: segment.key, box, look: low ? 'cwa-box-unsure' : '', doubt: null }
    }),
  )
  const doubtful = doubts.flatMap((doubt, index): Mark[] => {
    const segment = doubt.segment === undefined ? undefined : at.get(doubt.segment)
    const box = doubt.box?.page === page ? doubt.box : doubt.box ? undefined : segment && boxesOn(segment, page)[0]
    return box ? [{ key: doubt.segment ?? '', box, look: 'cwa-box-doubt', doubt: index + 1 }] : []
  })
  const size = ({ box }: Mark) => box.width * box.height
  return [...passages, ...doubtful].sort((one, other) => size(other) - size(one))
}

const boxesOn = ({ boxes }: Segment, page: number): Box[] => (boxes ?? []).filter((box) => box.page === page)
