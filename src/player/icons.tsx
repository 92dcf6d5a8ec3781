import type { ReactNode } from 'react'

/** Shapes that go with words: meaning never rests on colour, nor on a shape alone. */
const shapes = {
  close: <path d="M3.5 3.5l9 9m0-9l-9 9" />,
  up: <path d="M8 13V3.5M3.8 7.6L8 3.4l4.2 4.2" />,
  down: <path d="M8 3v9.5M3.8 8.4L8 12.6l4.2-4.2" />,
  back: <path d="M13 8H3.5M7.6 3.8L3.4 8l4.2 4.2" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h7" />,
  tick: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" stroke="none" />
      <path d="M5 8.2l2.1 2.1L11 6.2" stroke="var(--surface)" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="5.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.6V8l2.4 1.6" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2L15 14H1z" strokeLinejoin="round" />
      <path d="M8 6.3v3.6m0 1.3v1.2" />
    </>
  ),
  octagon: (
    <>
      <path d="M5.3 1.6h5.4l3.7 3.7v5.4l-3.7 3.7H5.3l-3.7-3.7V5.3z" strokeLinejoin="round" />
      <path d="M8 4.6v4.2m0 1.3v1.4" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.3" />
      <path d="M8 7.2v4.4m0-7.2v1.4" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="cw-icon"
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
