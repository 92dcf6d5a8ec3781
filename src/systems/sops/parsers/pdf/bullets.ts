import type { Area } from './geometry'
import type { PlacedText } from './pages'

/** Bullets that are drawn, not printed, as texts in front of the lines that they stand before. */
export function withBullets(rows: PlacedText[][], dots: readonly Area[]): PlacedText[][] {
  if (dots.length === 0) return rows
  return rows.map((row) =>
    row.flatMap((item, at) => {
      const dot = dots.find((one) => standsBefore(one, item, row[at - 1]))
      return dot ? [bulletOf(dot, item), item] : [item]
    }),
  )
}

/** Beside the lower half of its letters, no further than a list's text from its mark, with nothing between. */
function standsBefore(dot: Area, { x, y, size, text }: PlacedText, before: PlacedText | undefined): boolean {
  const gap = x - dot.right
  const middle = (dot.bottom + dot.top) / 2
  return (
    gap >= 0.5 &&
    gap <= size * 3 &&
    middle > y - size * 0.2 &&
    middle < y + size * 0.85 &&
    dot.right - dot.left <= size &&
    (before === undefined || before.x + before.width < dot.left) &&
    !/^[•◦▪–—*·o-]\s/.test(text)
  )
}

const bulletOf = (dot: Area, { y, size }: PlacedText): PlacedText => ({
  text: '•',
  x: dot.left,
  y,
  width: dot.right - dot.left,
  size,
  bold: false,
})
