import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

let arrived = false

/** Above this a title is a sentence, and set as one. */
const longTitle = 70

/** The main column of one screen. Going to another screen puts focus on its heading and the page back to its top. */
export function ScreenFrame({
  label,
  title,
  continued,
  marks,
  above,
  children,
}: {
  label: string
  title: string
  /** Said, not shown: which part this is, where several share a title. */
  continued?: string
  /** Where the title itself is a statement of the SOP. */
  marks?: ReactNode
  above?: ReactNode
  children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) {
      scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    // The first screen of a visit leaves focus where the browser put it.
    arrived = true
  }, [])
  return (
    <main id="cw-main" className="cw-idea">
      {above}
      <p className="cw-label">{label}</p>
      <h1 tabIndex={-1} ref={heading} className={title.length > longTitle ? 'cw-long' : undefined}>
        {title}
        {continued && <span className="cw-hidden">, {continued}</span>}
      </h1>
      {marks && <p className="cw-title-marks">{marks}</p>}
      {children}
    </main>
  )
}
