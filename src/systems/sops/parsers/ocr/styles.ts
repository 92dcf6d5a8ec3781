import type { RecognisedLine } from './words'

/** Sizes that differ by less than this share are one size, measured twice. */
const SAME = 0.1
/** Strokes of bold letters are this much wider than those of the text around them. */
const BOLDER = 1.3

/**
 * Sizes and weights of recognised lines, over the whole document. Recognition measures every line anew and knows no
 * bold type: sizes are drawn together to those that many lines share, and weight is told by the width of strokes.
 */
export function withStyles(lines: RecognisedLine[]): void {
  const left = new Set(lines.filter((line) => line.kept))
  while (left.size > 0) {
    const centre = commonSize([...left])
    const group = [...left].filter((line) => Math.abs(sizeOf(line) - centre) <= centre * SAME)
    const usual = median(group.flatMap((line) => line.items.map(() => line.stroke)).filter((stroke) => stroke > 0))
    for (const line of group) {
      left.delete(line)
      const bold = group.length > 3 && line.stroke > usual * BOLDER
      for (const item of line.items) Object.assign(item, { size: centre, bold })
    }
  }
}

const sizeOf = (line: RecognisedLine): number => line.items[0]?.size ?? 0

/** The size of most letters, to half a point. */
function commonSize(lines: RecognisedLine[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(sizeOf(line) * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + line.text.length)
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first?.[0] || Math.max(1, sizeOf(lines[0] as RecognisedLine))
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
