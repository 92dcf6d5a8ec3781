import type { PayloadRequest } from 'payload'
import type { Change, ChangeKind } from '../diff/model'
import { mayAlterMeaning } from '../diff/model'
import type { Segment } from '../model'
import { readSegments, readVersion } from '../rows'

export type ChangedPassage = Pick<Segment, 'key' | 'kind' | 'text' | 'path' | 'page' | 'marker' | 'cells' | 'header'>

export type ChangesView = {
  version: { id: number; label: string }
  /** What it is compared with; null for the first version of an SOP. */
  before: { id: number; label: string } | null
  counts: Record<ChangeKind, number> | null
  /** How many changes may alter what people have to do. */
  meaning: number
  /** In the order of the new version, removals where they stood; without what is unchanged. */
  changes: (Pick<Change, 'kind' | 'moved' | 'meaning' | 'reasons'> & {
    mayAlterMeaning: boolean
    before: ChangedPassage[]
    after: ChangedPassage[]
  })[]
}

/** What changed in a version since the version before, wording beside wording. @throws sop-versions.not-found (404) */
export async function getChanges({ req, version: id }: { req: PayloadRequest; version: number }): Promise<ChangesView> {
  const version = await readVersion(req, id)
  const of = { id: version.id, label: version.label }
  if (!version.changes) return { version: of, before: null, counts: null, meaning: 0, changes: [] }
  const before = await readVersion(req, version.changes.before)
  const [old, fresh] = [await passages(req, before.id), await passages(req, id)]
  return {
    version: of,
    before: { id: before.id, label: before.label },
    counts: version.changes.counts,
    meaning: version.changes.meaning,
    changes: version.changes.changes.map((change) => ({
      kind: change.kind,
      moved: change.moved,
      meaning: change.meaning,
      reasons: change.reasons,
      mayAlterMeaning: mayAlterMeaning(change),
      before: change.before.flatMap((key) => old.get(key) ?? []),
      after: change.after.flatMap((key) => fresh.get(key) ?? []),
    })),
  }
}

async function passages(req: PayloadRequest, version: number): Promise<Map<string, ChangedPassage>> {
  const segments = await readSegments(req, version)
  return new Map(
    segments.map(({ key, kind, text, path, page, marker, cells, header }) => [
      key,
      {
        key,
        kind,
        text,
        path,
        ...(page === undefined ? {} : { page }),
        ...(marker === undefined ? {} : { marker }),
        ...(cells === undefined ? {} : { cells }),
        ...(header === undefined ? {} : { header }),
      },
    ]),
  )
}
