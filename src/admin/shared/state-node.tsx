import type { ReactNode } from 'react'

export type NodeName = 'supported' | 'accepted' | 'edited' | 'partial' | 'unsupported' | 'stale' | 'rejected'
export type Tone = 'ok' | 'warn' | 'bad' | 'hand' | 'quiet'

const shapes: Record<NodeName, ReactNode> = {
  supported: <circle cx="8" cy="8" r="5.5" />,
  accepted: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" stroke="none" />
      <path d="M5 8.2l2.1 2.1L11 6.2" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  edited: (
    <>
      <rect x="2.8" y="2.8" width="10.4" height="10.4" />
      <path d="M5.2 10.8l.4-2 3.6-3.6 1.6 1.6-3.6 3.6z" fill="currentColor" stroke="none" />
    </>
  ),
  partial: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  unsupported: (
    <>
      <circle cx="8" cy="8" r="5.5" strokeDasharray="2.6 2" />
      <path d="M5.8 5.8l4.4 4.4m0-4.4l-4.4 4.4" />
    </>
  ),
  stale: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  rejected: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" stroke="none" />
      <path d="M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
}

export const toneOf: Record<NodeName, Tone> = {
  supported: 'ok',
  accepted: 'ok',
  edited: 'hand',
  partial: 'warn',
  stale: 'warn',
  unsupported: 'bad',
  rejected: 'bad',
}

/** The near end of the evidence thread. Its word always stands beside it, so it is hidden from screen readers. */
export function StateNode({ name, tone = toneOf[name] }: { name: NodeName; tone?: Tone }) {
  return (
    <svg
      className={`cwa-node cwa-tone-${tone}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      {shapes[name]}
    </svg>
  )
}
