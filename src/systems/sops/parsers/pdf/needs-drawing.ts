import { splitMarker } from '../markers'
import type { Frame } from './geometry'
import type { Line } from './lines'
import { fragmentsOf, linesOfFragments } from './lines'
import type { PlacedText } from './pages'
import { tablesOf } from './tables'

/**
 * Whether the text of a page leaves open how it belongs together, so that it is worth to look what is drawn around it:
 * lines in columns that make no table by their alignment, or lines set in that no mark stands before.
 */
export function needsDrawing(frame: Frame, items: PlacedText[]): boolean {
  const lines = linesOfFragments(fragmentsOf({ ...frame, items, sideways: [], images: [], rules: [], dots: [] }))
  return hasLooseCells(lines, frame.number) || hasSetInLines(lines)
}

function hasLooseCells(lines: Line[], page: number): boolean {
  const spans = tablesOf(lines, page)
  const isRow = (line: Line | undefined) => (line?.fragments.length ?? 0) > 1
  if (lines.some((line, at) => isRow(line) && !spans.some(({ from, to }) => at >= from && at < to))) return true
  // Cells of several lines: alignment cannot tell them from rows.
  return spans.some(({ from, to }) => lines.slice(from, to).some((line) => !isRow(line)))
}

/** Further right than the text, behind a line that ended: no paragraph goes on like that, but an item does. */
function hasSetInLines(lines: Line[]): boolean {
  const left = lines.map(({ x }) => x).sort((one, other) => one - other)[Math.floor(lines.length * 0.1)] ?? 0
  const right = Math.max(...lines.map((line) => line.right))
  return lines.some((line, at) => {
    const before = lines[at - 1]
    if (!before || line.x < left + line.size * 0.8 || line.x > left + line.size * 8) return false
    if (splitMarker(textOf(line))) return false
    if (before.y - line.y > line.size * 4) return false
    if (/[.:;!?]$/.test(textOf(before))) return true
    // The second line of an item whose mark is printed is set in as well.
    const isItem = splitMarker(textOf(before)) !== null || Math.abs(before.x - line.x) < 1
    return !isItem && before.right < right - (right - left) * 0.25
  })
}

const textOf = (line: Line): string => line.fragments.map(({ text }) => text).join(' ')
