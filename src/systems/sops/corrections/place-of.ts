import type { Segment } from '../model'
import { misfit } from './misfits'

/** @throws DoesNotFit where the reading has no such passage */
export function placeOf(segments: readonly Segment[], key: string): { at: number; segment: Segment } {
  const at = segments.findIndex((one) => one.key === key)
  const segment = segments[at]
  return segment ? { at, segment } : misfit('missing', 'The passage it was made on is not in this reading.')
}
