import type { PayloadRequest } from 'payload'
import { asSystem, find, findByID } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { readCorrections, revisionOf, type CorrectionRow, type CorrectionState } from '../corrections/kept-corrections'
import type { Correction } from '../corrections/model'
import type { KeptComparison } from '../diff/model'
import type { SopVersionState } from '../lifecycle'
import type { Doubt, Segment } from '../model'
import { confirmedStates, mayConfirmParse, mayUpload } from '../policies'
import type { VersionRow, VersionStats } from '../rows'
import { readSegments, readVersion } from '../rows'
import { PARSER_VERSION } from '../structure/structure-document'
import { countUses } from './count-uses'

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
  /** Pages that were read by character recognition, with how sure it was. */
  recognised: { page: number; confidence: number }[]
  corrections: CorrectionView[]
  /** Goes with each correction, so that nobody corrects a reading that they do not see. */
  revision: number
  /** What it is compared with, and how much changed; null for the first version of an SOP. */
  changed: ({ label: string } & Omit<KeptComparison, 'changes'>) | null
  /** A newer reader is there than the one that read it. */
  newerReader: boolean
  /** Whether the person asking may confirm and correct it now. */
  mayConfirm: boolean
  /** Whether they may open the confirmed reading again: no course uses it yet. */
  mayReopen: boolean
  /** Whether they may have the file read anew as a new version: courses use this reading, so it stays. */
  mayReread: boolean
  /** The newest later version of this very file, if there is one. */
  reread: { id: number; label: string } | null
}

export type CorrectionView = {
  id: number
  do: Correction['do']
  /** The words that it was made on, and the type they were read as. */
  seen: { kind: string; text: string }[]
  /** Type, words and so on that it gives them. */
  correction: Correction
  made: string[]
  state: CorrectionState
  message: string | null
  by: string
  at: string
  /** Label of the version on which it was made first. */
  carriedFrom: string | null
}

/** A version's reading, for its author to check beside the original. @throws sop-versions.not-found (404) */
export async function getParse({ req, version: id }: { req: PayloadRequest; version: number }): Promise<ParseView> {
  const version = await readVersion(req, id)
  const sop = await findByID({ req, collection: 'sops', id: version.sop, select: { title: true } })
  const corrections = await readCorrections(req, id)
  const author = hasRole(personOf(req), ...mayConfirmParse)
  const used = confirmedStates.includes(version.state) && (await countUses(req, id)) > 0
  const reread = await rereadOf(req, version)
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
    recognised: version.parse?.recognised ?? [],
    corrections: await viewsOf(req, corrections),
    revision: revisionOf(corrections),
    changed: await changedOf(req, version),
    newerReader: version.parse !== null && version.parse.parser !== PARSER_VERSION,
    mayConfirm: version.state === 'parse-review' && author,
    mayReopen: version.state === 'approved' && author && !used,
    mayReread: used && !reread && hasRole(personOf(req), ...mayUpload),
    reread,
  }
}

async function viewsOf(req: PayloadRequest, corrections: readonly CorrectionRow[]): Promise<CorrectionView[]> {
  if (corrections.length === 0) return []
  const system = asSystem(req, 'who corrected a reading is shown to all who may see the reading')
  const named = async (collection: 'users' | 'sop-versions', ids: readonly (number | null)[], field: string) => {
    const { docs } = await find({ req: system, collection, where: { id: { in: [...new Set(ids)] } } })
    return new Map(docs.map((doc) => [doc.id, String((doc as unknown as Record<string, unknown>)[field] ?? '')]))
  }
  const people = await named(
    'users',
    corrections.map(({ by }) => by),
    'name',
  )
  const carried = corrections.flatMap(({ carriedFrom }) => carriedFrom ?? [])
  const labels = carried.length > 0 ? await named('sop-versions', carried, 'label') : new Map<number, string>()
  return corrections.map(({ id, correction, seen, made, state, message, by, at, carriedFrom }) => ({
    id,
    do: correction.do,
    seen: seen.map(({ kind, text }) => ({ kind, text })),
    correction,
    made,
    state,
    message,
    by: people.get(by) ?? '',
    at,
    carriedFrom: carriedFrom === null ? null : (labels.get(carriedFrom) ?? ''),
  }))
}

async function changedOf(req: PayloadRequest, { changes }: VersionRow): Promise<ParseView['changed']> {
  if (!changes) return null
  const { label } = await readVersion(req, changes.before)
  const { before, counts, meaning } = changes
  return { label, before, counts, meaning }
}

async function rereadOf(req: PayloadRequest, { id, sop, sha256 }: VersionRow): Promise<ParseView['reread']> {
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { sop: { equals: sop }, sha256: { equals: sha256 }, id: { greater_than: id } },
    sort: '-id',
    limit: 1,
    select: { label: true },
  })
  const [later] = docs
  return later ? { id: later.id, label: later.label ?? '' } : null
}
