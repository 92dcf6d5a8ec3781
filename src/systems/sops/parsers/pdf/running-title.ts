import { nameOf } from '../../structure/title'
import { atEdge, likeness, SLACK } from './furniture'
import { fragmentsOf } from './lines'
import type { PdfPage } from './pages'

/** What stands at the edge of pages and names no document. */
const NO_NAME =
  /\b(?:tlp|page|pagina|seite|página|version|versie|rev(?:ision)?|date|datum|copyright|confidential|vertrouwelijk|vertraulich|confidentiel|confidencial|internal use|all rights|printed|uncontrolled|www|https?)\b|©|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/i
/** Readings that are less sure are no name. */
const SURE = 0.8

type Line = { text: string; y: number; page: number; confidence: number }

/**
 * The name that scanned pages carry at their edge, where their first page has no title of its own: a line of several
 * words that comes back, as it was read best. Of several, the one that is most like the file's name.
 */
export function runningTitle(pages: PdfPage[], filename: string): string | undefined {
  const scans = pages.filter((page) => page.recognised !== undefined)
  const often = Math.max(2, Math.ceil(scans.length * 0.4))
  const lines = scans.flatMap((page) =>
    fragmentsOf(page)
      .filter((fragment) => atEdge(page, fragment) && isName(fragment.text))
      .map(({ text, y, confidence = 1 }): Line => ({ text, y, page: page.number, confidence })),
  )
  const wanted = nameOf(filename)
  const found = lines
    .filter(({ confidence }) => confidence >= SURE)
    .map((line) => {
      const alike = lines.filter(
        (other) => Math.abs(other.y - line.y) < SLACK && likeness(other.text, line.text) >= 0.5,
      )
      return {
        ...line,
        times: new Set(alike.map(({ page }) => page)).size,
        same: alike.filter(({ text }) => text === line.text).length,
        fits: likeness(line.text, wanted) >= 0.5 ? 1 : 0,
      }
    })
    .filter(({ times }) => times >= often)
    .sort((a, b) => b.fits - a.fits || b.same - a.same || b.confidence - a.confidence || a.page - b.page)
  return found[0]?.text
}

const isName = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length >= 2 &&
  (text.match(/\p{L}/gu)?.length ?? 0) >= 6 &&
  text.length <= 120 &&
  !NO_NAME.test(text)
