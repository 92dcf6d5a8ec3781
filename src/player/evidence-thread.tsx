import { useEffect, useRef } from 'react'

/**
 * The line from an open mark to its passage, drawn only where both stand side by side. Positions are measured: the two
 * ends scroll on their own.
 */
export function EvidenceThread() {
  const line = useRef<SVGSVGElement>(null)
  useEffect(() => {
    let waiting = 0
    const draw = () => {
      waiting = 0
      if (line.current) place(line.current)
    }
    const later = () => {
      waiting ||= requestAnimationFrame(draw)
    }
    later()
    addEventListener('scroll', later, { capture: true, passive: true })
    addEventListener('resize', later)
    return () => {
      cancelAnimationFrame(waiting)
      removeEventListener('scroll', later, { capture: true })
      removeEventListener('resize', later)
    }
  }, [])
  return (
    <svg className="cw-thread" aria-hidden="true" focusable="false" ref={line}>
      <path />
      <circle r="4" />
    </svg>
  )
}

function place(line: SVGSVGElement) {
  const mark = document.querySelector('.cw-mark[aria-expanded="true"] .cw-mark-label')?.getBoundingClientRect()
  const here = document.querySelector('[data-cw-here]')?.getClientRects()[0]
  const drawer = document.querySelector('.cw-drawer')?.getBoundingClientRect()
  const apart = mark && here && drawer && drawer.left > mark.right
  const visible = apart && here.top > drawer.top && here.bottom < drawer.bottom && mark.bottom > 60
  line.toggleAttribute('hidden', !visible)
  if (!visible) return
  const [fromY, toY] = [mark.top + mark.height / 2, here.top + here.height / 2]
  const end = here.left - 22
  const bend = drawer.left
  line.querySelector('path')?.setAttribute('d', `M${mark.right} ${fromY}H${bend}V${toY}H${end}`)
  const dot = line.querySelector('circle')
  dot?.setAttribute('cx', String(end))
  dot?.setAttribute('cy', String(toY))
}
