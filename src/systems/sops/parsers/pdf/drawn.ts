import type { Area } from './geometry'
import { walkOperators, type Codes, type Matrix } from './walk-operators'

/** What a page draws beside its text: lines along its edges, and marks as small as a bullet. */
export type Drawn = { rules: Area[]; dots: Area[] }

/** Points: lines of a table are thinner, and longer. */
const THICK = 3
const LONG = 8
/** Sides in points of what may be the bullet of a list, or the box that somebody ticks. */
const LEAST_DOT = 1.5
const MOST_DOT = 10
/** A page that draws more is a drawing. */
const MOST = 4000

type Point = { x: number; y: number }
type Subpath = { points: Point[]; straight: boolean; closed: boolean }

/** Where a page's operators draw lines and small marks: points on the page as it is shown, y upwards. */
export function drawnOn(
  operators: Parameters<typeof walkOperators>[0],
  { view, codes, shown }: { view: number[]; codes: Codes; shown: { width: number; height: number } },
): Drawn {
  const filling = new Set([codes.fill, codes.eoFill, ...both(codes)])
  const stroking = new Set([codes.stroke, codes.closeStroke, ...both(codes)])
  const rules: Area[] = []
  const dots: Area[] = []
  walkOperators(operators, { view, codes }, (code, [paint, data], matrix) => {
    if (code !== codes.constructPath) return
    const [fills, strokes] = [filling.has(Number(paint)), stroking.has(Number(paint))]
    if (!fills && !strokes) return
    for (const path of subpathsOf((data as unknown[] | undefined)?.[0], matrix, shown.height)) {
      const area = around(path.points)
      if (isDot(area)) dots.push(area)
      else if (fills && isRule(area)) rules.push(area)
      else if (strokes && path.straight) rules.push(...sidesOf(path).filter(isRule))
    }
  })
  return rules.length + dots.length > MOST ? { rules: [], dots: [] } : { rules, dots }
}

const both = (codes: Codes) => [codes.fillStroke, codes.eoFillStroke, codes.closeFillStroke, codes.closeEOFillStroke]

/** Path data of pdf.js: a number for what is drawn, then its points. */
const pointsOf = [1, 1, 3, 2, 0]
const [MOVE, , CURVE, QUADRATIC, CLOSE] = [0, 1, 2, 3, 4]

function subpathsOf(data: unknown, [a, b, c, d, e, f]: Matrix, pageHeight: number): Subpath[] {
  if (!ArrayBuffer.isView(data) && !Array.isArray(data)) return []
  const numbers = Array.from(data as ArrayLike<number>)
  const paths: Subpath[] = []
  for (let at = 0; at < numbers.length;) {
    const what = numbers[at] ?? 0
    const count = pointsOf[what]
    if (count === undefined) return paths
    const points = Array.from({ length: count }, (_, nth): Point => {
      const [x, y] = [numbers[at + 1 + nth * 2] ?? 0, numbers[at + 2 + nth * 2] ?? 0]
      return { x: a * x + c * y + e, y: pageHeight - (b * x + d * y + f) }
    })
    at += 1 + count * 2
    const open = paths.at(-1)
    if (what === MOVE || !open) paths.push({ points, straight: true, closed: false })
    else {
      open.points.push(...points)
      if (what === CURVE || what === QUADRATIC) open.straight = false
      if (what === CLOSE) open.closed = true
    }
  }
  return paths.filter(({ points }) => points.length > 1)
}

function around(points: readonly Point[]): Area {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

function sidesOf({ points, closed }: Subpath): Area[] {
  const round = closed && points[0] ? [...points, points[0]] : points
  return round.slice(1).map((point, at) => around([round[at] ?? point, point]))
}

const sides = ({ left, right, bottom, top }: Area): [number, number] => [right - left, top - bottom]

const isRule = (area: Area): boolean => {
  const [width, height] = sides(area)
  return Math.min(width, height) <= THICK && Math.max(width, height) >= LONG
}

const isDot = (area: Area): boolean => {
  const [width, height] = sides(area)
  const [least, most] = [Math.min(width, height), Math.max(width, height)]
  return least >= LEAST_DOT && most <= MOST_DOT && least / most >= 0.6
}
