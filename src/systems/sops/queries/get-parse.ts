import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import type { SopVersionState } from '../lifecycle'
import type { Doubt, Segment } from '../model'
import { mayConfirmParse } from '../policies'
import type { VersionStats } from '../rows'
import { readSegments, readVersion } from '../rows'

export type ParseView = {
  version: {
    id: number
    sop: { id: number; title: string }
    label: string
    state: SopVersionState
    filename: string
    mediaType: string
    sha256: string
    title: string | null
    language: string | null
    pages: number | null
    /** Where the original is, for showing it beside. */
    original: string
    error: { code: string; message: string } | null
    confirmedAt: string | null
  }
  stats: VersionStats | null
  doubts: Doubt[]
  segments: Segment[]
  /** Whether the person asking may confirm it now. */
  mayConfirm: boolean
}

/** A version's reading, for its author to check beside the original. @throws sop-versions.not-found (404) */
export async function getParse({ req, version: id }: { req: PayloadRequest; version: number }): Promise<ParseView> {
  const version = await readVersion(req, id)
  const sop = await findByID({ req, collection: 'sops', id: version.sop, select: { title: true } })
  return {
    version: {
      id: version.id,
      sop: { id: sop.id, title: sop.title },
      label: version.label,
      state: version.state,
      filename: version.filename,
      mediaType: version.mimeType,
      sha256: version.sha256,
      title: version.parse?.title ?? null,
      language: version.language,
      pages: version.parse?.pages ?? null,
      original: `/api/sop-versions/${version.id}/original`,
      error: version.error,
      confirmedAt: version.confirmedAt,
    },
    stats: version.stats,
    doubts: version.parse?.doubts ?? [],
    segments: await readSegments(req, version.id),
    mayConfirm: version.state === 'parse-review' && hasRole(personOf(req), ...mayConfirmParse),
  }
}
