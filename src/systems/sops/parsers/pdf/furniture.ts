import type { PdfPage } from './pages'
import { fragmentsOf } from './lines'
import type { Fragment } from './lines'

export type CleanPage = { number: number; width: number; height: number; fragments: Fragment[] }

/** Share of a page's height, at its top and at its foot, in which running heads and page numbers stand. */
const BAND = 0.12

/** Leaves out what stands at the same edge of most pages: running heads, running feet, page numbers. */
export function withoutFurniture(pages: PdfPage[]): CleanPage[] {
  const read = pages.map((page) => ({ ...page, fragments: fragmentsOf(page) }))
  const seen = new Map<string, number>()
  for (const page of read) {
    for (const shape of new Set(page.fragments.filter((fragment) => atEdge(page, fragment)).map(shapeOf))) {
      seen.set(shape, (seen.get(shape) ?? 0) + 1)
    }
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.4))
  return read.map(({ number, width, height, fragments }) => ({
    number,
    width,
    height,
    fragments: fragments.filter((fragment) => {
      if (!atEdge({ height }, fragment)) return true
      return !isPageNumber(fragment.text) && (seen.get(shapeOf(fragment)) ?? 0) < often
    }),
  }))
}

const atEdge = (page: { height: number }, fragment: Fragment): boolean =>
  fragment.y < page.height * BAND || fragment.y > page.height * (1 - BAND)

/** Digits do not matter: `Page 3 of 9`. Headings of their own size keep their place in the key. */
const shapeOf = (fragment: Fragment): string =>
  `${Math.round(fragment.size)} ${fragment.text.toLowerCase().replace(/\d+/g, '#')} ${Math.round(fragment.y / 12)}`

const isPageNumber = (text: string): boolean =>
  /^(?:page|p\.|pagina|pag\.|seite|página|blz\.?)?\s*[-–—|]?\s*\d{1,4}\s*(?:[-–—|]|(?:of|van|von|de|sur|\/)\s*\d{1,4})?$/i.test(
    text,
  )
