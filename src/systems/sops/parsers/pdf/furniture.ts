import type { PdfPage } from './pages'
import { fragmentsOf } from './lines'
import type { Fragment } from './lines'

export type CleanPage = Omit<PdfPage, 'items'> & { fragments: Fragment[] }

/** Share of a page's height, at its top and at its foot, in which running heads and page numbers stand. */
const BAND = 0.12

/** Points that the same line may stand higher or lower on another page. */
export const SLACK = 14
/** Recognised pages that a line is compared with, at most: a few tell as much as all. */
const SAMPLE = 40

/** Leaves out what stands at the same edge of most pages: running heads, running feet, page numbers. */
export function withoutFurniture(pages: PdfPage[]): CleanPage[] {
  const read = pages.map(({ items, ...page }): CleanPage => ({ ...page, fragments: fragmentsOf({ ...page, items }) }))
  const often = Math.max(2, Math.ceil(pages.length * 0.4))
  const comesBack = comesBackIn(read, often)
  const recognised = recognisedFurniture(read)
  return read.map((page) => ({
    ...page,
    fragments: page.fragments.filter((fragment) => {
      if (!atEdge(page, fragment)) return true
      return !isPageNumber(fragment.text) && !comesBack(fragment) && !recognised(page, fragment)
    }),
  }))
}

export const atEdge = (page: { height: number }, fragment: Fragment): boolean =>
  fragment.y < page.height * BAND || fragment.y > page.height * (1 - BAND)

/** True for a line that stands at the same height of many pages, whatever its digits: `Page 3 of 9`. */
function comesBackIn(pages: CleanPage[], often: number): (fragment: Fragment) => boolean {
  const places = new Map<string, Map<number, Set<number>>>()
  for (const page of pages) {
    for (const fragment of page.fragments.filter((one) => atEdge(page, one))) {
      const shape = shapeOf(fragment)
      const heights = places.get(shape) ?? new Map<number, Set<number>>()
      places.set(shape, heights)
      const height = Math.round(fragment.y / SLACK)
      heights.set(height, (heights.get(height) ?? new Set()).add(page.number))
    }
  }
  // Asked for every line at an edge of every page, and the same for all that stand at one height.
  const known = new Map<string, boolean>()
  return (fragment) => {
    const shape = shapeOf(fragment)
    const height = Math.round(fragment.y / SLACK)
    const place = `${height} ${shape}`
    const before = known.get(place)
    if (before !== undefined) return before
    const heights = places.get(shape)
    const on = [height - 1, height, height + 1].flatMap((near) => [...(heights?.get(near) ?? [])])
    const comesBack = new Set(on).size >= often
    known.set(place, comesBack)
    return comesBack
  }
}

/** Digits do not matter. Headings of their own size keep their place in the key. */
const shapeOf = (fragment: Fragment): string =>
  `${Math.round(fragment.size)} ${fragment.text.toLowerCase().replace(/\d+/g, '#')}`

/**
 * On recognised pages the same line reads a little different every time, and a logo like noise: lines that are alike
 * come back, and what is unsure stands where others have their furniture.
 */
function recognisedFurniture(pages: CleanPage[]): (page: CleanPage, fragment: Fragment) => boolean {
  const sample = pages
    .filter((page) => page.recognised !== undefined)
    .slice(0, SAMPLE)
    .map((page) => page.fragments.filter((fragment) => atEdge(page, fragment)))
  const often = Math.max(2, Math.ceil(sample.length * 0.4))
  return (page, fragment) => {
    if (page.recognised === undefined || sample.length < 3) return false
    const near = sample.map((edge) => edge.filter((other) => Math.abs(other.y - fragment.y) < SLACK))
    const alike = near.filter((others) => others.some((other) => isAlike(other.text, fragment.text))).length
    const present = near.filter((others) => others.length > 0).length
    return alike >= often || ((fragment.confidence ?? 1) < 0.75 && present >= often)
  }
}

/** The same line, read twice; of a line that a shadow crosses, the beginning may be all that was read. */
const isAlike = (one: string, other: string): boolean => likeness(one, other) >= 0.5 || beginAlike(one, other)

/** Signs that two readings of a line have to begin with. */
const BEGINNING = 6

function beginAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.toLowerCase().replace(/\s/g, '').slice(0, BEGINNING))
  return a === b && a?.length === BEGINNING && /\p{L}.*\d/u.test(a)
}

/** Share of the pairs of letters that two texts have in common, 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))
}

const isPageNumber = (text: string): boolean =>
  /^(?:page|p\.|pagina|pag\.|seite|página|blz\.?)?\s*[-–—|]?\s*\d{1,4}\s*(?:[-–—|]|(?:of|van|von|de|sur|\/)\s*\d{1,4})?$/i.test(
    text,
  )
