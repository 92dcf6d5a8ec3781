import type { Fragment, Line } from './lines'
import { linesOfFragments } from './lines'

const MIN_ROWS = 5

/** Parts of a page in reading order: where two columns of running text stand side by side, the left one comes first. */
export function columnsOf(fragments: Fragment[]): Line[][] {
  const lines = linesOfFragments(fragments)
  const gutter = bestGutter(lines)
  if (!gutter) return lines.length > 0 ? [lines] : []
  const before = lines.slice(0, gutter.from)
  const inside = lines.slice(gutter.from, gutter.to).flatMap((line) => line.fragments)
  const after = lines.slice(gutter.to)
  const left = inside.filter((fragment) => fragment.x < gutter.x)
  const right = inside.filter((fragment) => fragment.x >= gutter.x)
  return [
    ...(before.length > 0 ? [before] : []),
    ...columnsOf(left),
    ...columnsOf(right),
    ...(after.length > 0 ? columnsOf(after.flatMap((line) => line.fragments)) : []),
  ]
}

type Gutter = { x: number; from: number; to: number }

/** The place that the most lines in a row leave free, with running text on both sides. */
function bestGutter(lines: Line[]): Gutter | null {
  const starts = new Set(lines.flatMap((line) => line.fragments.map((fragment) => Math.round(fragment.x))))
  let best: Gutter | null = null
  for (const x of starts) {
    for (const run of runsFree(lines, x)) {
      if (
        run.to - run.from > (best ? best.to - best.from : MIN_ROWS - 1) &&
        isRunningText(lines.slice(run.from, run.to), x)
      ) {
        best = { x: x - 1, ...run }
      }
    }
  }
  return best
}

function runsFree(lines: Line[], x: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let from = 0
  const close = (to: number) => {
    if (to - from >= MIN_ROWS) runs.push({ from, to })
  }
  lines.forEach((line, index) => {
    const crossing = line.fragments.some((fragment) => fragment.x < x - 6 && fragment.right > x - 6)
    if (crossing) {
      close(index)
      from = index + 1
    }
  })
  close(lines.length)
  return runs
}

/** Columns hold lines of several words; cells of a table are short, and their rows agree on both sides. */
function isRunningText(lines: Line[], x: number): boolean {
  const left = lines.flatMap((line) => line.fragments.filter((fragment) => fragment.x < x - 6))
  const right = lines.flatMap((line) => line.fragments.filter((fragment) => fragment.x >= x - 6))
  if (left.length < MIN_ROWS || right.length < MIN_ROWS) return false
  const startsHere = right.filter((fragment) => Math.abs(fragment.x - x) < 14).length
  if (startsHere < right.length * 0.5) return false
  return fills(left) && fills(right)
}

function fills(fragments: Fragment[]): boolean {
  const words = fragments.map((fragment) => fragment.text.split(/\s+/).length).sort((a, b) => a - b)
  const from = Math.min(...fragments.map((fragment) => fragment.x))
  const to = Math.max(...fragments.map((fragment) => fragment.right))
  const long = fragments.filter((fragment) => fragment.right - fragment.x > (to - from) * 0.6).length
  return (words[Math.floor(words.length / 2)] ?? 0) >= 3 && long >= fragments.length * 0.4
}
