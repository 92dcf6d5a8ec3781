import type { Run } from '../blocks'
import { foldSpaces } from '../blocks'
import { withBullets } from './bullets'
import type { Area, Frame } from './geometry'
import type { PdfPage, PlacedText } from './pages'
import { withSuperscripts } from './superscripts'

/** Neighbouring texts of one line, up to a gap as wide as between columns. */
export type Fragment = {
  frame: Frame
  x: number
  right: number
  y: number
  size: number
  runs: Run[]
  text: string
  bold: boolean
  /** How sure character recognition was, 0 to 1. */
  confidence?: number
}
export type Line = { y: number; x: number; right: number; size: number; fragments: Fragment[] }

/**
 * Of pages on which nothing is drawn, by their texts: they are asked for before and after it is known. Paragraphs join the
 * runs of fragments in place, so who asks after that may use their text and place alone.
 */
const undrawn = new WeakMap<PlacedText[], Fragment[]>()

/** Fragments of a page from top to bottom, left to right. */
export function fragmentsOf(page: PdfPage): Fragment[] {
  if (page.rules.length + page.dots.length > 0) return putTogether(page)
  const fragments = undrawn.get(page.items) ?? putTogether(page)
  undrawn.set(page.items, fragments)
  return fragments
}

function putTogether(page: PdfPage): Fragment[] {
  const { number, width, height, turn, mirrored } = page
  const frame = { number, width, height, turn, mirrored }
  const borders = page.rules.filter(({ left, right, bottom, top }) => top - bottom > right - left)
  return withBullets(rowsOf(withSuperscripts(page.items)), page.dots).flatMap((row) => {
    const fragments: PlacedText[][] = []
    for (const item of row) {
      const open = fragments.at(-1)
      const last = open?.at(-1)
      const near = open && last && item.x - (last.x + last.width) < gapLimit(open, item)
      if (near && !isParted(last, item, borders)) open.push(item)
      else fragments.push([item])
    }
    return fragments.map((items) => fragmentOf(items, frame))
  })
}

/** The border of a cell stands between them. */
const isParted = (last: PlacedText, item: PlacedText, borders: readonly Area[]): boolean =>
  borders.some(
    ({ left, right, bottom, top }) =>
      left > last.x + last.width / 2 &&
      right < item.x + item.width / 2 &&
      bottom < item.y + item.size * 0.5 &&
      top > item.y + item.size * 0.2,
  )

/** A list marker may stand further from its text than words do from each other. */
const gapLimit = (open: PlacedText[], item: PlacedText): number => {
  const marker = open
    .map((part) => part.text)
    .join('')
    .trim()
  const isMarker = /^(?:[^\p{L}\p{N}\s]|o|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]|\d+(?:\.\d+)+\.?)$/u.test(marker)
  return Math.max(item.size, 6) * (isMarker ? 3.5 : 1.4)
}

function rowsOf(items: PlacedText[]): PlacedText[][] {
  const sorted = [...items].sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: { y: number; items: PlacedText[] }[] = []
  for (const item of sorted) {
    const row = rows.at(-1)
    // Superscripts and subscripts sit a little off the baseline.
    if (row && Math.abs(row.y - item.y) < Math.max(2, item.size * 0.35)) row.items.push(item)
    else rows.push({ y: item.y, items: [item] })
  }
  return rows.map((row) => row.items.sort((a, b) => a.x - b.x))
}

function fragmentOf(items: PlacedText[], frame: Frame): Fragment {
  const runs: Run[] = []
  let right = items[0]?.x ?? 0
  for (const item of items) {
    const gap = item.x - right
    const previous = runs.at(-1)
    const blank = previous && gap > item.size * 0.12 && !/\s$/.test(previous.text) && !/^\s/.test(item.text) ? ' ' : ''
    const style = item.bold ? { bold: true } : {}
    if (previous && Boolean(previous.bold) === item.bold) previous.text += blank + item.text
    else {
      if (previous) previous.text += blank
      runs.push({ ...style, text: item.text })
    }
    right = item.x + item.width
  }
  const text = foldSpaces(runs.map((run) => run.text).join(''))
  const largest = Math.max(...items.map((item) => item.size))
  const first = items[0]
  const confidence = meanConfidence(items.map((item) => ({ text: item.text, confidence: item.confidence })))
  return {
    frame,
    x: first?.x ?? 0,
    right,
    y: first?.y ?? 0,
    size: largest,
    runs,
    text,
    bold: items.filter((item) => /[\p{L}\p{N}]/u.test(item.text)).every((item) => item.bold),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

/** The mean over the letters of all recognised texts; undefined where nothing was recognised, but read. */
export function meanConfidence(texts: { text: string; confidence?: number | undefined }[]): number | undefined {
  const recognised = texts.filter((one) => one.confidence !== undefined)
  const letters = recognised.reduce((sum, { text }) => sum + text.length, 0)
  if (letters === 0) return undefined
  const total = recognised.reduce((sum, { text, confidence = 0 }) => sum + confidence * text.length, 0)
  return Math.round((total / letters) * 100) / 100
}

/** Fragments on one baseline, together. */
export function linesOfFragments(fragments: Fragment[]): Line[] {
  const lines: Line[] = []
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    if (line && Math.abs(line.y - fragment.y) < Math.max(2, fragment.size * 0.35)) line.fragments.push(fragment)
    else lines.push({ y: fragment.y, x: fragment.x, right: fragment.right, size: fragment.size, fragments: [fragment] })
  }
  return lines.map((line) => {
    const fragmentsInOrder = line.fragments.sort((a, b) => a.x - b.x)
    return {
      ...line,
      fragments: fragmentsInOrder,
      x: Math.min(...fragmentsInOrder.map((fragment) => fragment.x)),
      right: Math.max(...fragmentsInOrder.map((fragment) => fragment.right)),
      size: Math.max(...fragmentsInOrder.map((fragment) => fragment.size)),
    }
  })
}
