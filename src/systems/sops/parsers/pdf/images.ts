import type { Area } from './geometry'

type Operators = { fnArray: number[]; argsArray: unknown[] }
type Matrix = [number, number, number, number, number, number]
type Codes = Record<
  | 'save'
  | 'restore'
  | 'transform'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'paintImageXObject'
  | 'paintInlineImageXObject'
  | 'paintImageXObjectRepeat',
  number
>

/** Images on a page of no use to anybody: hairlines, dots, tiles of a pattern. Points. */
const LEAST = 8

/**
 * Where a page's operators paint raster images: points on the page as it is shown, y upwards, cut off at its edges.
 * `view` is the viewport's matrix, `codes` the operators' numbers.
 */
export function imagesOf(
  { fnArray, argsArray }: Operators,
  { view, codes, shown }: { view: number[]; codes: Codes; shown: { width: number; height: number } },
): Area[] {
  const areas: Area[] = []
  const kept: Matrix[] = []
  let matrix = asMatrix(view)
  const paint = (at: Matrix) => {
    const area = cut(unitSquare(at, shown.height), shown)
    if (area.right - area.left >= LEAST && area.top - area.bottom >= LEAST) areas.push(area)
  }
  fnArray.forEach((code, index) => {
    const args = argsArray[index] as unknown[] | null
    switch (code) {
      case codes.save:
        kept.push(matrix)
        break
      case codes.restore:
      case codes.paintFormXObjectEnd:
        matrix = kept.pop() ?? matrix
        break
      case codes.transform:
        matrix = times(matrix, asMatrix(args))
        break
      case codes.paintFormXObjectBegin:
        kept.push(matrix)
        if (Array.isArray(args?.[0]) || ArrayBuffer.isView(args?.[0])) matrix = times(matrix, asMatrix(args?.[0]))
        break
      case codes.paintImageXObject:
      case codes.paintInlineImageXObject:
        paint(matrix)
        break
      case codes.paintImageXObjectRepeat: {
        const [, scaleX, scaleY, positions] = args ?? []
        const places = Array.from((positions ?? []) as ArrayLike<number>)
        for (let at = 0; at + 1 < places.length; at += 2)
          paint(times(matrix, [Number(scaleX), 0, 0, Number(scaleY), places[at] ?? 0, places[at + 1] ?? 0]))
        break
      }
    }
  })
  return areas
}

function asMatrix(values: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values as ArrayLike<number>, Number)
  return [a, b, c, d, e, f]
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

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
