import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { Segment } from '../model'
import { readSegments, readVersion } from '../rows'

export type PassageView = {
  version: { id: number; label: string; filename: string; original: string }
  segment: Segment
  /** Segments right before and after it, in order. */
  before: Segment[]
  after: Segment[]
}

/** A segment with `around` neighbours on each side, in its section. @throws sop-versions.not-found, sop.segment-not-found (404) */
export async function getPassage(
  req: PayloadRequest,
  versionId: number,
  segmentKey: string,
  around = 2,
): Promise<PassageView> {
  const version = await readVersion(req, versionId)
  const segments = await readSegments(req, versionId)
  const at = segments.findIndex((segment) => segment.key === segmentKey)
  const segment = segments[at]
  if (!segment) {
    throw new DomainError({
      code: 'sop.segment-not-found',
      status: 404,
      message: 'This passage is not in this version of the SOP.',
    })
  }
  const neighbours = (list: Segment[]) => list.filter((other) => other.kind !== 'heading')
  return {
    version: {
      id: version.id,
      label: version.label,
      filename: version.filename,
      original: `/api/sop-versions/${version.id}/original`,
    },
    segment,
    before: neighbours(segments.slice(Math.max(0, at - around), at)),
    after: neighbours(segments.slice(at + 1, at + 1 + around)),
  }
}
