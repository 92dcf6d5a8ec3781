import type { Area, Frame } from './geometry'
import { boxOf, covered, sizeOf, union } from './geometry'
import type { CleanPage } from './furniture'
import { pictureName } from './picture-name'

/** A picture in the text: `name` is what `readPicture` finds it by. */
export type Figure = { type: 'figure'; page: number; frame: Frame; area: Area; name: string; caption?: string }

/** Sides in points below which an image is an icon or a bullet. */
const LEAST_SIDE = 36
/** Share of the page: less is decoration, more is a scan or a background. */
const LEAST = 0.012
const MOST = 0.8
/** Share of the page's height. */
const EDGE = 0.18
/** Points between the tiles that one picture is often cut into. */
const SEAM = 4

/** The pictures of every page that say something: no logos that come back, no backgrounds, no icons. */
export function figuresOf(pages: CleanPage[]): Map<CleanPage, Figure[]> {
  const merged = new Map(pages.map((page) => [page, merge(page.images)]))
  const seen = new Map<string, number>()
  for (const areas of merged.values()) {
    for (const shape of new Set(areas.map(shapeOf))) seen.set(shape, (seen.get(shape) ?? 0) + 1)
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.4))
  return new Map(
    pages.map((page) => [
      page,
      page.recognised === undefined
        ? (merged.get(page) ?? [])
            .filter((area) => isFigure(area, page) && !(atEdge(area, page) && (seen.get(shapeOf(area)) ?? 0) >= often))
            .map((area) => figureOf(page, area))
        : [],
    ]),
  )
}

function figureOf(page: CleanPage, area: Area): Figure {
  const { number, width, height, turn, mirrored } = page
  const frame = { number, width, height, turn, mirrored }
  return { type: 'figure', page: number, frame, area, name: pictureName(boxOf(frame, area)) }
}

function isFigure(area: Area, page: CleanPage): boolean {
  const share = sizeOf(area) / (page.width * page.height)
  const side = Math.min(area.right - area.left, area.top - area.bottom)
  return side >= LEAST_SIDE && share >= LEAST && share <= MOST
}

/** Where letterheads stand. Screenshots often come at the same place of every page too, but in the midst of it. */
const atEdge = (area: Area, page: CleanPage): boolean =>
  area.bottom > page.height * (1 - EDGE) || area.top < page.height * EDGE

/** The same place on another page, give or take two points. */
const shapeOf = ({ left, right, bottom, top }: Area): string =>
  [left, right, bottom, top].map((edge) => Math.round(edge / 4)).join(' ')

/** Images that touch or lie on each other are one picture. */
function merge(images: Area[]): Area[] {
  const areas: Area[] = []
  for (const image of images) {
    let whole = image
    for (let at = areas.length - 1; at >= 0; at -= 1) {
      const other = areas[at]
      if (other && touch(other, whole)) {
        whole = union([whole, other])
        areas.splice(at, 1)
      }
    }
    areas.push(whole)
  }
  return areas
}

function touch(one: Area, other: Area): boolean {
  if (covered(one, other) > 0 || covered(other, one) > 0) return true
  const wide = (area: Area): Area => ({
    left: area.left - SEAM,
    right: area.right + SEAM,
    bottom: area.bottom - SEAM,
    top: area.top + SEAM,
  })
  // Tiles share a side: half of the shorter one at least.
  const shared = {
    across: Math.min(one.right, other.right) - Math.max(one.left, other.left),
    along: Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom),
  }
  const sides = {
    across: Math.min(one.right - one.left, other.right - other.left),
    along: Math.min(one.top - one.bottom, other.top - other.bottom),
  }
  return covered(one, wide(other)) > 0 && (shared.across > sides.across / 2 || shared.along > sides.along / 2)
}

const CAPTION =
  /^(?:figure|fig\.?|picture|photo|image|illustration|diagram|abbildung|abb\.?|bild|figuur|afbeelding|afb\.?|foto|figura|imagen|ilustraci[oó]n|sch[eé]ma|grafiek|diagramm)\s*[\dA-Z]{0,3}(?:[.-]\d+)*\s*[:.–—-]?\s/iu

/** A line under or over a picture that names it. */
export const isCaption = (text: string): boolean => CAPTION.test(text) && text.length < 400
