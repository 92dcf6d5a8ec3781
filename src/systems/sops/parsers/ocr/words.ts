import type { Line, Page, Word } from 'tesseract.js'
import type { Area } from '../pdf/geometry'
import type { PlacedText } from '../pdf/pages'

/** Lines that recognition found, in points of the page as it is read (y upwards). */
export type RecognisedLine = {
  items: PlacedText[]
  area: Area
  text: string
  confidence: number
  kept: boolean
  /** Usual width of its letters' strokes for their size. */
  stroke: number
}

/** Lengths of the dark runs in an area of a picture, row by row: `(x, y, width, height)`, all in pixels. */
export type StrokesOf = (x: number, y: number, width: number, height: number) => number[]

/** Below this share of certainty a line is noise, and is not taken for text. */
const NOISE = 0.4

/** The lines of a recognised page. `scale`: pixels a point; `height`: of the page, in points. */
export function linesOfRecognised(
  page: Pick<Page, 'blocks'>,
  { scale, height, strokesOf }: { scale: number; height: number; strokesOf: StrokesOf },
): RecognisedLine[] {
  const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap((line) => {
    const words = withBullet(line).filter((word) => !/^[|¦_—~=<>\\/\s]+$/.test(word.text))
    if (words.length === 0) return []
    const text = words.map((word) => word.text).join(' ')
    const confidence = meanOf(words)
    // A quarter of letters stand below or above the middle zone; the row's height says the size whatever a line holds.
    const size = Math.max(4, line.rowAttributes.rowHeight / scale)
    const y = height - (line.baseline.y0 + line.baseline.y1) / 2 / scale
    return [
      {
        text,
        confidence,
        kept: confidence >= NOISE && isWordy(text),
        stroke: strokeOf(words, strokesOf) / line.rowAttributes.rowHeight,
        area: {
          left: line.bbox.x0 / scale,
          right: line.bbox.x1 / scale,
          bottom: height - line.bbox.y1 / scale,
          top: height - line.bbox.y0 / scale,
        },
        items: words.map((word, at) => ({
          // Recognition has parted the words; their distance tells nothing more.
          text: at < words.length - 1 ? `${word.text} ` : word.text,
          x: word.bbox.x0 / scale,
          y,
          width: (word.bbox.x1 - word.bbox.x0) / scale,
          size,
          bold: false,
          ...(word.text === '•' ? {} : { confidence: word.confidence / 100 }),
        })),
      },
    ]
  })
}

/** A dot before a line is recognised as `=`, `»` or `e`: small, by itself, and with a gap behind it. */
function withBullet(line: Line): Word[] {
  const [first, second, ...rest] = line.words
  if (!first || !second || first.text.length > 2 || /^[-–•]$/.test(first.text)) return line.words
  const tall = first.bbox.y1 - first.bbox.y0
  const gap = second.bbox.x0 - first.bbox.x1
  const row = line.rowAttributes.rowHeight
  if (tall > row * 0.45 || gap < row * 0.25) return line.words
  const isRing = /^[oO0°]$/.test(first.text)
  const isDot = !/^[\p{L}\p{N}]/u.test(first.text) || /^[e¢®©]$/u.test(first.text)
  return isRing || isDot ? [{ ...first, text: isRing ? 'o' : '•' }, second, ...rest] : line.words
}

/** Mostly letters and digits: no rule, logo or stain. */
function isWordy(text: string): boolean {
  const signs = text.replace(/\s/g, '')
  return (signs.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= signs.length * 0.5
}

function meanOf(words: Word[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return words.reduce((sum, word) => sum + (word.confidence / 100) * word.text.length, 0) / Math.max(1, letters)
}

/** The middle of all run lengths: stems, since crossbars are few. */
function strokeOf(words: Word[], strokesOf: StrokesOf): number {
  const runs = words
    .filter((word) => /[\p{L}\p{N}]{2}/u.test(word.text))
    .flatMap(({ bbox }) => strokesOf(bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0))
    .sort((a, b) => a - b)
  return runs[Math.floor(runs.length / 2)] ?? 0
}
