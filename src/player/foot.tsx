import type { ReactNode } from 'react'

/** The fixed foot: back on the left, where you are, the one primary action on the right. */
export function Foot({ left, note, children }: { left?: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <footer className="cw-foot">
      <span className="cw-foot-left">{left}</span>
      <span className="cw-foot-note">{note}</span>
      <span className="cw-foot-right">{children}</span>
    </footer>
  )
}
