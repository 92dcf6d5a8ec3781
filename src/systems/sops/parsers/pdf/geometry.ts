import type { Box } from '../../model'

/** A rectangle of a page as its text is read: points, origin bottom left, y upwards. */
export type Area = { left: number; right: number; bottom: number; top: number }

/**
 * How a page's text lies on the page as it is shown. `turn`: quarter turns counter-clockwise in which the text runs;
 * `mirrored`: the text is read from right to left, so x counts from the right.
 */
export type Frame = { number: number; width: number; height: number; turn: 0 | 1 | 2 | 3; mirrored: boolean }

type Point = { x: number; y: number }

/** From the page as it is shown (points, y upwards; `shown` its size) to the page as its text is read. */
export function toReading({ x, y }: Point, turn: Frame['turn'], shown: { width: number; height: number }): Point {
  if (turn === 1) return { x: y, y: shown.width - x }
  if (turn === 2) return { x: shown.width - x, y: shown.height - y }
  if (turn === 3) return { x: shown.height - y, y: x }
  return { x, y }
}

/** The place of an area on the page as it is shown, in fractions. */
export function boxOf({ number, width, height, turn, mirrored }: Frame, area: Area): Box {
  const [left, right] = mirrored ? [width - area.right, width - area.left] : [area.left, area.right]
  const corners = [toShown({ x: left, y: area.bottom }), toShown({ x: right, y: area.top })]
  function toShown({ x, y }: Point): Point {
    if (turn === 1) return { x: height - y, y: x }
    if (turn === 2) return { x: width - x, y: height - y }
    if (turn === 3) return { x: y, y: width - x }
    return { x, y }
  }
  const shown = turn % 2 === 0 ? { width, height } : { width: height, height: width }
  const xs = corners.map(({ x }) => part(x / shown.width))
  const ys = corners.map(({ y }) => part(1 - y / shown.height))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { page: number, x, y, width: part(Math.max(...xs) - x), height: part(Math.max(...ys) - y) }
}

const part = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000

export function union(areas: Area[]): Area {
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.min(...areas.map(({ bottom }) => bottom)),
    top: Math.max(...areas.map(({ top }) => top)),
  }
}

export const sizeOf = ({ left, right, bottom, top }: Area): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom)

/** The part of `area`, 0 to 1, that `other` covers. */
export function covered(area: Area, other: Area): number {
  const shared = {
    left: Math.max(area.left, other.left),
    right: Math.min(area.right, other.right),
    bottom: Math.max(area.bottom, other.bottom),
    top: Math.min(area.top, other.top),
  }
  return sizeOf(area) === 0 ? 0 : sizeOf(shared) / sizeOf(area)
}
