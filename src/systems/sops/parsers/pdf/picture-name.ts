import type { Box } from '../../model'

const SHAPE = /^page-(\d{1,4})-at-(\d{1,4})-(\d{1,4})-(\d{1,4})-(\d{1,4})$/

/** The name of a picture in a PDF: its page and place in thousandths, so that it is found again without reading the rest. */
export const pictureName = ({ page, x, y, width, height }: Box): string =>
  `page-${page}-at-${[x, y, width, height].map((share) => Math.round(share * 1000)).join('-')}`

/** The place that a name stands for, or null for a name that is none of ours. */
export function placeOfPicture(name: string): Box | null {
  const match = SHAPE.exec(name)
  if (!match) return null
  const [page = 0, x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number)
  const box = { page, x: x / 1000, y: y / 1000, width: width / 1000, height: height / 1000 }
  return page > 0 && width > 0 && height > 0 && x + width <= 1001 && y + height <= 1001 ? box : null
}
