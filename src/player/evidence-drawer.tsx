import { useEffect, useRef, useState } from 'react'
import { usePlayer } from './context'
import { EvidenceThread } from './evidence-thread'
import { Icon } from './icons'
import { passageFromClaims } from './passage'
import type { Citation, Passage, PassageLine } from './types'

/** The SOP beside the course (wide) or below it (narrow), scrolled to the passage. Escape closes it. */
export function EvidenceDrawer({
  citation,
  claims,
  passage: look,
  onClose,
}: {
  citation: Citation
  claims: Citation[][]
  passage(citation: Citation): Promise<Passage | null>
  onClose(): void
}) {
  const { t, sourceName } = usePlayer()
  const drawer = useRef<HTMLElement>(null)
  const passage = usePassage(citation, claims, look)

  useEffect(() => {
    drawer.current?.focus({ preventScroll: true })
  }, [citation])
  useEffect(() => {
    if (passage && drawer.current) bringLevel(drawer.current)
  }, [passage])
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])

  return (
    <>
      <aside id="cw-sop" className="cw-drawer" aria-label={t('inTheSop')} tabIndex={-1} ref={drawer}>
        <div className="cw-drawer-head">
          <b>{t('inTheSop')}</b>
          <button type="button" className="cw-button cw-quiet" onClick={onClose}>
            <Icon name="close" /> {t('close')}
          </button>
        </div>
        <div className="cw-sop">
          <p className="cw-running-head">
            <span>{sourceName(citation.source)}</span>
            {citation.page && <span>{t('page', { n: citation.page })}</span>}
          </p>
          {passage ? (
            <>
              {passage.heading && <h2>{passage.heading}</h2>}
              {passage.lines.map((line, at) => (
                <Line key={at} line={line} />
              ))}
              {!passage.whole && <p className="cw-small cw-dim cw-cited-only">{t('onlyCited')}</p>}
            </>
          ) : (
            <>
              <h2>{citation.path.at(-1)}</h2>
              <blockquote>{citation.quote}</blockquote>
              <p className="cw-small cw-dim">{t('loading')}</p>
            </>
          )}
        </div>
      </aside>
      {passage && <EvidenceThread key={`${citation.segment} ${citation.start}`} />}
    </>
  )
}

function Line({ line }: { line: PassageLine }) {
  const { kind, text, marker, level = 0, here } = line
  const body = here ? (
    <>
      {text.slice(0, here.start)}
      <mark data-cw-here="">{text.slice(here.start, here.end)}</mark>
      {text.slice(here.end)}
    </>
  ) : (
    text
  )
  if (kind === 'heading') return <h3>{body}</h3>
  return (
    <p className={`cw-line cw-line-${kind}`} data-level={Math.min(level, 3)} data-here={here ? '' : undefined}>
      {kind === 'item' && <span className="cw-line-marker">{marker && marker !== '-' ? marker : '•'}</span>}
      <span>
        {kind !== 'item' && marker && <b>{marker} </b>}
        {body}
      </span>
    </p>
  )
}

/** Where the SOP cannot be reached, the lines that the course itself cites stand in for it. */
function usePassage(citation: Citation, claims: Citation[][], look: (citation: Citation) => Promise<Passage | null>) {
  const [found, setFound] = useState<{ citation: Citation; passage: Passage } | null>(null)
  useEffect(() => {
    let wanted = true
    const settle = (passage: Passage | null) => {
      if (wanted) setFound({ citation, passage: passage ?? passageFromClaims(claims, citation) })
    }
    look(citation).then(settle, () => settle(null))
    return () => {
      wanted = false
    }
  }, [citation, claims, look])
  return found?.citation === citation ? found.passage : null
}

/**
 * Brings the passage level with its mark beside it, or near the top of a sheet: by scrolling, and where the SOP's text
 * begins too high for that, by moving it down.
 */
function bringLevel(drawer: HTMLElement) {
  const here = drawer.querySelector('[data-cw-here]')
  const text = drawer.querySelector<HTMLElement>('.cw-sop')
  if (!here || !text) return
  const mark = document.querySelector('.cw-mark[aria-expanded="true"]')
  const frame = drawer.getBoundingClientRect()
  const beside = frame.left > 0 && mark
  text.style.marginTop = ''
  const level = beside ? mark.getBoundingClientRect().top : frame.top + 130
  drawer.scrollTop += here.getBoundingClientRect().top - level
  const short = level - here.getBoundingClientRect().top
  if (beside && short > 0) text.style.marginTop = `${Math.min(short, frame.height / 2)}px`
}
