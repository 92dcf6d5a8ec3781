import type { Area } from './geometry'
import { times, walkOperators, type Codes, type Matrix } from './walk-operators'

/** Images on a page of no use to anybody: hairlines, dots, tiles of a pattern. Points. */
const LEAST = 8

/**
 * Where a page's operators paint raster images: points on the page as it is shown, y upwards, cut off at its edges.
 * `view` is the viewport's matrix, `codes` the operators' numbers.
 */
export function imagesOf(
  operators: Parameters<typeof walkOperators>[0],
  { view, codes, shown }: { view: number[]; codes: Codes; shown: { width: number; height: number } },
): Area[] {
  const areas: Area[] = []
  const paint = (at: Matrix) => {
    const area = cut(unitSquare(at, shown.height), shown)
    if (area.right - area.left >= LEAST && area.top - area.bottom >= LEAST) areas.push(area)
  }
  walkOperators(operators, { view, codes }, (code, args, matrix) => {
    if (code === codes.paintImageXObject || code === codes.paintInlineImageXObject) paint(matrix)
    if (code !== codes.paintImageXObjectRepeat) return
    const [, scaleX, scaleY, positions] = args
    const places = Array.from((positions ?? []) as ArrayLike<number>)
    for (let at = 0; at + 1 < places.length; at += 2)
      paint(times(matrix, [Number(scaleX), 0, 0, Number(scaleY), places[at] ?? 0, places[at + 1] ?? 0]))
  })
  return areas
}

/** Images are painted on the unit square of their matrix. */
function unitSquare([a, b, c, d, e, f]: Matrix, pageHeight: number): Area {
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d].map((y) => pageHeight - y)
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

const cut = (area: Area, { width, height }: { width: number; height: number }): Area => ({
  left: Math.max(0, area.left),
  right: Math.min(width, area.right),
  bottom: Math.max(0, area.bottom),
  top: Math.min(height, area.top),
})
