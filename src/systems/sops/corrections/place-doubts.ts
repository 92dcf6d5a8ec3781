import type { Box, Doubt, ParsedDocument } from '../model'

/** Of a doubtful region, the share that has to lie in a passage for it to be a doubt about that passage. */
const inside = 0.5

/**
 * Doubts that name a region of a page become doubts about the passage printed there, so that a correction of the passage
 * answers them. What lies in no passage, because it could not be read at all, stays a region.
 */
export function placeDoubts({ segments, doubts }: Pick<ParsedDocument, 'segments' | 'doubts'>): Doubt[] {
  return doubts.map((doubt) => {
    const { box, segment } = doubt
    if (!box || segment !== undefined) return doubt
    let best: { key: string; share: number } | undefined
    for (const { key, boxes = [] } of segments) {
      const share = Math.max(0, ...boxes.map((one) => shared(box, one)))
      if (share >= inside && share > (best?.share ?? 0)) best = { key, share }
    }
    return best ? { ...doubt, segment: best.key } : doubt
  })
}

/** The share of `one` that lies in `other`. */
function shared(one: Box, other: Box): number {
  if (one.page !== other.page) return 0
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const area = one.width * one.height
  return width > 0 && height > 0 && area > 0 ? (width * height) / area : 0
}
