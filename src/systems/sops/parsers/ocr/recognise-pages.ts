import type { Canvas } from '@napi-rs/canvas'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DomainError } from '@/shared/errors'
import { detectLanguage } from '../../structure/language'
import type { Doubt } from '../../model'
import type { ReadingProgress } from '../define-parser'
import type { Area, Frame } from '../pdf/geometry'
import { covered, sizeOf } from '../pdf/geometry'
import type { PdfPage } from '../pdf/pages'
import { areaOf } from '../pdf/printed'
import { drawPage } from '../pdf/render-pages'
import { doubtsOfPage, languageDoubt, overallDoubt } from './doubts'
import { recognitionLanguage } from './languages'
import type { Recogniser } from './recogniser'
import { startRecogniser } from './recogniser'
import { withStyles } from './styles'
import type { RecognisedLine, StrokesOf } from './words'
import { linesOfRecognised } from './words'

/** Long side of the picture that is recognised, in pixels: A4 at about 270 dots an inch. */
const LONG_SIDE = 3200
/** At about five seconds a page, more is for a night, not for an upload. */
const MOST_PAGES = 500
/** A page with fewer letters than this, below a picture that covers it, is a scan with a stamp on it. */
const FEW_LETTERS = 200
/** Long side of the picture by which it is told how a page lies: as small as letters can be read at all. */
const GLANCE_SIDE = 1700
/** Below this certainty, or this number of letters with little certainty, the page may lie on its side. */
const UPRIGHT = 0.6
const CLEARLY_WRONG = 0.45
const MANY_LETTERS = 400

/** Pages that must be recognised: without text, or with little text on a picture as large as the page. */
export const isScan = (page: PdfPage): boolean => {
  let letters = 0
  for (const { text } of page.items) {
    letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (letters >= FEW_LETTERS) return false
  }
  if (letters === 0) return true
  const picture = Math.max(0, ...page.images.map(sizeOf)) / (page.width * page.height)
  return picture > 0.6
}

type Attempt = Read & { letters: number; weight: number }
type Read = { page: PdfPage; lines: RecognisedLine[]; confidence: number; tooLate?: true }

/**
 * Reads scanned pages by character recognition, and gives all pages back with what was recognised put on them.
 * Words that the file itself holds are kept where both have them.
 * @throws DomainError sop.too-many-scans (413), sop.no-recognition (500)
 */
export async function recognisePages({
  document,
  pages,
  onProgress,
  patience,
}: {
  document: PDFDocumentProxy
  pages: PdfPage[]
  onProgress?: ReadingProgress
  /** Milliseconds for a picture, other than the usual ones. */
  patience?: number
}): Promise<{ pages: PdfPage[]; doubts: Doubt[] }> {
  const scans = pages.filter(isScan)
  if (scans.length === 0) return { pages, doubts: [] }
  if (scans.length > MOST_PAGES) throw tooManyScans(scans.length)
  const printed = pages.flatMap((page) => page.items.map((item) => item.text)).join(' ')
  const read: Read[] = []
  const tell = () => onProgress?.({ done: read.length, total: scans.length, label: 'Recognising scanned pages' })
  const known = printed.length > 400 ? detectLanguage(printed) : undefined
  const reader = newReader({ document, known, onAttempt: tell, patience })
  try {
    for (const page of scans) read.push(await reader.read(page))
  } finally {
    await reader.close()
  }
  withStyles(read.flatMap(({ lines }) => lines))
  const found = read.filter(({ lines }) => lines.some((line) => line.kept))
  const byNumber = new Map(found.map((one) => [one.page.number, withRecognised(one)]))
  return {
    pages: pages.map((page) => byNumber.get(page.number) ?? page),
    doubts: [
      ...overallDoubt(found.map(({ page }) => page.number)),
      ...languageDoubt(reader.wanted()),
      ...found.flatMap(({ page, lines, confidence }) => doubtsOfPage({ page, lines, confidence })),
    ],
  }
}

function withRecognised({ page, lines, confidence }: Read): PdfPage {
  const taken = page.items.map(areaOfItem)
  const items = lines
    .filter((line) => line.kept)
    .flatMap((line) => line.items)
    .filter((item) => !taken.some((area) => covered(areaOfItem(item), area) > 0.4))
  return { ...page, items: [...page.items, ...items], recognised: Math.round(confidence * 100) / 100 }
}

const areaOfItem = ({ x, y, width, size }: PdfPage['items'][number]): Area => areaOf({ x, right: x + width, y, size })

/** Keeps one recogniser at work, in the language that the document turns out to be in, and remembers which way up it lies. */
function newReader({
  document,
  known,
  onAttempt,
  patience,
}: {
  document: PDFDocumentProxy
  known: string | undefined
  onAttempt: () => void
  patience: number | undefined
}) {
  let recogniser: Recogniser | undefined
  let turn: Frame['turn'] = 0
  let told = known
  const speak = async (language: string): Promise<Recogniser> => {
    if (recogniser && recogniser.language === (recognitionLanguage(language) ? language : 'en')) return recogniser
    await recogniser?.close()
    recogniser = await startRecogniser(language, patience)
    return recogniser
  }
  const attempt = async (page: PdfPage, way: Frame['turn'], side: number): Promise<Attempt> => {
    onAttempt()
    const read = await recogniseTurned({ document, page, turn: way, side, recogniser: await speak(told ?? 'en') })
    if (read.tooLate) recogniser = undefined
    const letters = lettersOf(read.lines)
    return { ...read, letters, weight: read.confidence * read.confidence * letters }
  }
  const upright = async (page: PdfPage): Promise<Frame['turn']> => {
    let best: Attempt | undefined
    for (const way of [turn, ...([0, 1, 3, 2] as const).filter((other) => other !== turn)]) {
      const other = await attempt(page, way, GLANCE_SIDE)
      if (!best || other.weight > best.weight) best = other
      if (best.confidence > 0.8 && best.letters > 20) break
    }
    return best?.page.turn ?? turn
  }
  return {
    async read(page: PdfPage): Promise<Read> {
      let read: Read & { letters: number } = await attempt(page, turn, LONG_SIDE)
      const isDoubtful = read.confidence < CLEARLY_WRONG || (read.confidence < UPRIGHT && read.letters < MANY_LETTERS)
      if (isDoubtful && read.lines.length > 0 && page.items.length === 0) {
        const way = await upright(page)
        if (way !== turn) read = await attempt(page, way, LONG_SIDE)
        if (read.confidence > UPRIGHT) turn = way
      }
      const text = read.lines.map((line) => line.text).join(' ')
      if (told === undefined && text.length > 200) {
        told = detectLanguage(text)
        if (told !== 'en' && recognitionLanguage(told)) return attempt(page, read.page.turn, LONG_SIDE)
      }
      return read
    },
    /** The language of the document, where its recognition would need data that is not installed. */
    wanted: () => (told && !recognitionLanguage(told) ? told : undefined),
    close: async () => recogniser?.close(),
  }
}

async function recogniseTurned({
  document,
  page,
  turn,
  side,
  recogniser,
}: {
  document: PDFDocumentProxy
  page: PdfPage
  turn: Frame['turn']
  /** Pixels of the longer side of the picture that is recognised. */
  side: number
  recogniser: Recogniser
}): Promise<Read> {
  const source = await document.getPage(page.number)
  const shown = source.getViewport({ scale: 1 })
  const [width, height] = turn % 2 === 0 ? [shown.width, shown.height] : [shown.height, shown.width]
  const canvas = await drawPage({ document, page: source, turn, width: (width / Math.max(width, height)) * side })
  source.cleanup()
  const framed: PdfPage = page.items.length > 0 ? page : { ...page, width, height, turn }
  const strokesOf = strokesIn(canvas)
  // An empty sheet, but for a speck of dust.
  if (strokesOf(0, 0, canvas.width, canvas.height).length < 30) return { page: framed, lines: [], confidence: 0 }
  const recognised = await recogniser.recognise(await canvas.encode('jpeg', 95))
  if (!recognised) return { page: framed, lines: [], confidence: 0, tooLate: true }
  const lines = linesOfRecognised(recognised, { scale: canvas.width / width, height, strokesOf })
  const kept = lines.filter((line) => line.kept)
  const letters = lettersOf(lines)
  const confidence = kept.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / Math.max(1, letters)
  return { page: framed, lines, confidence }
}

const lettersOf = (lines: RecognisedLine[]): number =>
  lines.filter((line) => line.kept).reduce((sum, line) => sum + line.text.length, 0)

/** Strokes of a canvas: dark runs on every second row. */
function strokesIn(canvas: Canvas): StrokesOf {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  // Green alone tells dark from light well enough.
  const isDark = (x: number, y: number) => (data[(y * canvas.width + x) * 4 + 1] ?? 255) < 128
  return (left, top, width, height) => {
    const runs: number[] = []
    for (let y = Math.max(0, top); y < Math.min(canvas.height, top + height); y += 2) {
      let run = 0
      for (let x = Math.max(0, left); x < Math.min(canvas.width, left + width); x += 1) {
        if (isDark(x, y)) run += 1
        else if (run > 0) {
          runs.push(run)
          run = 0
        }
      }
      if (run > 0) runs.push(run)
    }
    return runs
  }
}

const tooManyScans = (scans: number) =>
  new DomainError({
    code: 'sop.too-many-scans',
    status: 413,
    message: `This PDF holds ${scans} scanned pages; at most ${MOST_PAGES} are read. Split it into the procedures it holds and upload those.`,
  })
