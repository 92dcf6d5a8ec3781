'use client'
import { useEffect, useRef } from 'react'

/** The line from the selected claim's mark to its passage, drawn where both stand side by side on the screen. */
export function Thread({ support, redraw }: { support: 'supported' | 'partial' | 'unsupported'; redraw: unknown }) {
  const line = useRef<SVGSVGElement>(null)
  useEffect(() => {
    let waiting = 0
    const later = () => {
      waiting ||= requestAnimationFrame(() => {
        waiting = 0
        if (line.current) place(line.current)
      })
    }
    later()
    // What opens and closes above the claim moves it without a scroll.
    const work = line.current?.parentElement
    const sizes = new ResizeObserver(later)
    if (work) sizes.observe(work)
    addEventListener('scroll', later, { capture: true, passive: true })
    addEventListener('resize', later)
    return () => {
      cancelAnimationFrame(waiting)
      sizes.disconnect()
      removeEventListener('scroll', later, { capture: true })
      removeEventListener('resize', later)
    }
  }, [redraw])
  return (
    <svg className={`cwa-thread cwa-thread-${support}`} aria-hidden="true" focusable="false" ref={line}>
      <path />
      <circle r="4" />
    </svg>
  )
}

function place(line: SVGSVGElement) {
  const work = line.parentElement?.getBoundingClientRect()
  const mark = line.parentElement
    ?.querySelector('.cwa-selected .cwa-mark[data-cwa-open] > span')
    ?.getBoundingClientRect()
  const card = line.parentElement?.querySelector('.cwa-selected')?.getBoundingClientRect()
  const pane = line.parentElement?.querySelector('.cwa-source')?.getBoundingClientRect()
  const here = line.parentElement?.querySelector('[data-cwa-here]')?.getClientRects()[0]
  const bar = document.querySelector('.cwa-review-bar')?.getBoundingClientRect()
  const beside = work && mark && card && pane && here && pane.width > 0 && pane.left > card.right - 2
  const visible =
    beside &&
    here.top > pane.top &&
    here.bottom < pane.bottom &&
    mark.top > (bar?.bottom ?? 0) &&
    mark.bottom < innerHeight
  line.toggleAttribute('hidden', !visible)
  if (!visible) return
  const fromY = mark.top + mark.height / 2 - work.top
  const toY = here.top + here.height / 2 - work.top
  const from = card.right - work.left
  const bend = from + (pane.left - card.right) / 2
  const end = here.left - work.left - 12
  line.querySelector('path')?.setAttribute('d', `M${from} ${fromY}H${bend}V${toY}H${end}`)
  const dot = line.querySelector('circle')
  dot?.setAttribute('cx', String(end))
  dot?.setAttribute('cy', String(toY))
}
