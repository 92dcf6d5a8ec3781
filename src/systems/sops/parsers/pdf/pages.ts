import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Area, Frame } from './geometry'
import { toReading } from './geometry'
import { drawnOn } from './drawn'
import { imagesOf } from './images'
import { needsDrawing } from './needs-drawing'
import { drawingOf } from './page-drawing'
import type { RawObjects } from './raw/objects'

/** Text placed on a page as it is read. Points, origin bottom left; `y` is the baseline. `confidence` of recognised text. */
export type PlacedText = {
  text: string
  x: number
  y: number
  width: number
  size: number
  bold: boolean
  confidence?: number
}

export type PdfPage = Frame & {
  items: PlacedText[]
  /** Words that run in another direction than the page's text: stamps on margins, watermarks. */
  sideways: string[]
  /** Where raster images are painted, in painting order. */
  images: Area[]
  /** Lines along the edges of the page, and marks as small as a bullet, that are drawn on it. */
  rules: Area[]
  dots: Area[]
  /** How sure character recognition was of the page, 0 to 1. */
  recognised?: number
}

/**
 * Reads the text of every page, one page at a time, and where its images are. `withImages` false saves the search for them;
 * `objects` are those of the file, where they can be told.
 */
export async function readPages(
  document: PDFDocumentProxy,
  { withImages, objects }: { withImages: boolean; objects: RawObjects | null },
): Promise<{ pages: PdfPage[]; title?: string }> {
  const bold = new Map<string, boolean>()
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    pages.push(await readPage({ page, bold, withImages, objects }))
    page.cleanup()
  }
  const info = (await document.getMetadata()).info as { Title?: unknown }
  const title = typeof info.Title === 'string' ? info.Title.trim() : ''
  return { pages, ...(title && !/\.\w{2,4}$|^untitled$|microsoft word/i.test(title) ? { title } : {}) }
}

async function readPage({
  page,
  bold,
  withImages,
  objects,
}: {
  page: PDFPageProxy
  bold: Map<string, boolean>
  withImages: boolean
  objects: RawObjects | null
}): Promise<PdfPage> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const content = await page.getTextContent({ includeMarkedContent: false })
  const fonts = Object.keys(content.styles)
  const look = drawingOf(page, objects, OPS)
  if (fonts.some((font) => !bold.has(font)) && !learnFonts(bold, fonts, look.fonts())) {
    await look.listed()
    for (const font of fonts) bold.set(font, isBoldFont(page.commonObjs, font))
  }
  const viewport = page.getViewport({ scale: 1 })
  const shown = { width: viewport.width, height: viewport.height }
  const items = content.items.flatMap((item) =>
    'str' in item ? placed(item, viewport.transform, shown.height, bold) : [],
  )
  const turn = usualTurn(items)
  const upright = items.filter((item) => item.turn === turn)
  const [width, height] = turn % 2 === 0 ? [shown.width, shown.height] : [shown.height, shown.width]
  const mirrored = isRightToLeft(upright.map((item) => item.text).join(''))
  const frame: Frame = { number: page.pageNumber, width, height, turn, mirrored }
  const read = upright.map(({ text, x, y, width: long, size, bold: heavy }): PlacedText => {
    const at = toReading({ x, y }, turn, shown)
    return { text, x: mirrored ? width - at.x - long : at.x, y: at.y, width: long, size, bold: heavy }
  })
  // What is drawn matters where the text alone does not tell how it belongs together, or where there may be pictures.
  const operators = withImages || look.begun() || needsDrawing(frame, read) ? await look.operators() : undefined
  const about = { view: viewport.transform, codes: OPS, shown }
  const { rules, dots } = operators ? drawnOn(operators, about) : { rules: [], dots: [] }
  const here = (areas: Area[]) => areas.map((area) => areaToReading(area, frame, shown))
  return {
    ...frame,
    items: read,
    sideways: items.filter((item) => item.turn !== turn).map((item) => item.text.trim()),
    images: operators ? here(imagesOf(operators, about)) : [],
    rules: here(rules),
    dots: here(dots),
  }
}

type Turn = Frame['turn']
type PdfItem = { str: string; transform: unknown[]; width: number; height: number; fontName: string }
type Shown = { text: string; x: number; y: number; width: number; size: number; bold: boolean; turn: Turn | null }

/** An item on the page as it is shown: the viewport's matrix turns the page as the file says. */
function placed(item: PdfItem, view: number[], pageHeight: number, bold: Map<string, boolean>): Shown[] {
  if (item.str.trim() === '') return []
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform.map(Number)
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view
  const unit = Math.hypot(va, vb)
  const along = { x: va * a + vc * b, y: -(vb * a + vd * b) }
  return [
    {
      text: item.str,
      x: va * e + vc * f + ve,
      y: pageHeight - (vb * e + vd * f + vf),
      width: item.width * unit,
      size: (item.height || Math.hypot(c, d)) * unit,
      bold: bold.get(item.fontName) ?? false,
      turn: turnOf(along),
    },
  ]
}

/** Quarter turns of a direction, or null for text that runs askew. */
function turnOf({ x, y }: { x: number; y: number }): Turn | null {
  const quarters = Math.atan2(y, x) / (Math.PI / 2)
  const nearest = Math.round(quarters)
  if (Math.abs(quarters - nearest) > 0.2) return null
  return (((nearest % 4) + 4) % 4) as Turn
}

/** The direction that most letters of the page run in. */
function usualTurn(items: Shown[]): Turn {
  const letters = [0, 0, 0, 0]
  for (const { turn, text } of items) if (turn !== null) letters[turn] = (letters[turn] ?? 0) + text.length
  return letters.indexOf(Math.max(...letters)) as Turn
}

function isRightToLeft(text: string): boolean {
  const backwards = text.match(/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g)?.length ?? 0
  // Letters are many: they are counted only where some run that way.
  return backwards > 0 && backwards > (text.match(/\p{L}/gu)?.length ?? 0) / 2
}

function areaToReading(area: Area, { turn, mirrored, width }: Frame, shown: { width: number; height: number }): Area {
  const [one, two] = [
    toReading({ x: area.left, y: area.bottom }, turn, shown),
    toReading({ x: area.right, y: area.top }, turn, shown),
  ]
  const [left, right] = [Math.min(one.x, two.x), Math.max(one.x, two.x)]
  return {
    left: mirrored ? width - right : left,
    right: mirrored ? width - left : right,
    bottom: Math.min(one.y, two.y),
    top: Math.max(one.y, two.y),
  }
}

/**
 * Notes which fonts are bold, by the names that the page's content shows text in: both lists are in the order of use. False
 * where they do not fit each other, or what is known already.
 */
function learnFonts(bold: Map<string, boolean>, fonts: string[], names: string[] | null): boolean {
  if (names?.length !== fonts.length) return false
  const read = names.map((name) => BOLD.test(name))
  if (fonts.some((font, at) => bold.has(font) && bold.get(font) !== read[at])) return false
  fonts.forEach((font, at) => bold.set(font, read[at] ?? false))
  return true
}

const BOLD = /bold|black|heavy|semibold|demi/i

function isBoldFont(fonts: { has(id: string): boolean; get(id: string): unknown }, id: string): boolean {
  if (!fonts.has(id)) return false
  const font = fonts.get(id) as { name?: string; bold?: boolean; black?: boolean } | null
  return Boolean(font?.bold || font?.black || BOLD.test(font?.name ?? ''))
}
