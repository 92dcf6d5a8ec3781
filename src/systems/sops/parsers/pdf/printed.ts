import type { Box } from '../../model'
import type { Area } from './geometry'
import { boxOf, union } from './geometry'
import type { Fragment } from './lines'
import { meanConfidence } from './lines'

export type Printed = { boxes?: Box[]; confidence?: number }

/** Letters rise four fifths of their size above the baseline and hang a quarter below it. */
export const areaOf = ({ x, right, y, size }: Pick<Fragment, 'x' | 'right' | 'y' | 'size'>): Area => ({
  left: x,
  right,
  bottom: y - size * 0.25,
  top: y + size * 0.8,
})

/** Where fragments are printed, one box a page, and how sure recognition was of them. */
export function printedAt(fragments: Fragment[]): Printed {
  const pages = new Map<Fragment['frame'], Fragment[]>()
  for (const fragment of fragments) {
    const on = pages.get(fragment.frame)
    if (on) on.push(fragment)
    else pages.set(fragment.frame, [fragment])
  }
  const boxes = [...pages].map(([frame, on]) => boxOf(frame, union(on.map(areaOf))))
  const confidence = meanConfidence(fragments)
  return { ...(boxes.length > 0 ? { boxes } : {}), ...(confidence === undefined ? {} : { confidence }) }
}
