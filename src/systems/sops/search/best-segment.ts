import type { Segment } from '../model'
import { bm25 } from './bm25'
import type { Passage } from './passages'
import { fourGramsOf } from './terms'

/** The segment of a passage that shares the most with the question: where to put the reader's eye. */
export function bestSegment(passage: Passage, question: string): Segment | undefined {
  const body = passage.segments.filter((segment) => segment.kind !== 'heading')
  const segments = body.length > 0 ? body : passage.segments
  const scores = bm25(segments.map((segment) => fourGramsOf(segment.text))).score(fourGramsOf(question))
  const [best] = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return segments[best?.[0] ?? 0]
}
