import type { PayloadRequest } from 'payload'
import { asSystem, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { versionBefore } from '../corrections/version-before'
import { diffDocuments } from '../diff/diff-documents'
import { mayAlterMeaning, type KeptComparison } from '../diff/model'
import '../events'
import { readSegments, readVersion } from '../rows'

/** Compares a version's reading with that of the version before; null for the first version of an SOP. */
export async function compareVersion(req: PayloadRequest, id: number): Promise<KeptComparison | null> {
  const version = await readVersion(req, id)
  const before = await versionBefore(req, version)
  if (!before) return null
  const [old, fresh] = [await readSegments(req, before.id), await readSegments(req, id)]
  const { changes, counts } = diffDocuments(
    { language: before.language ?? 'en', segments: old },
    { language: version.language ?? 'en', segments: fresh },
  )
  return {
    before: before.id,
    counts,
    meaning: changes.filter(mayAlterMeaning).length,
    changes: changes.filter(({ kind }) => kind !== 'unchanged'),
  }
}

/** Stores a comparison on its version and tells of it; nothing where it is the one that is stored. */
export async function keepComparison(
  req: PayloadRequest,
  id: number,
  comparison: KeptComparison | null,
): Promise<void> {
  const { organisation, sop, changes } = await readVersion(req, id)
  if (sameComparison(changes, comparison)) return
  await update({
    req: asSystem(req, 'comparisons are stored by commands alone'),
    collection: 'sop-versions',
    id,
    data: { changes: comparison },
  })
  if (!comparison) return
  const { before, counts, meaning } = comparison
  await emit(
    req,
    'sop.changed',
    { organisation, sop, version: id, before, counts, meaning },
    { subject: `sop-version:${id}` },
  )
}

/** jsonb does not keep the order of properties, so that two texts of one value may differ. */
function sameComparison(stored: KeptComparison | null, fresh: KeptComparison | null): boolean {
  if (!stored || !fresh) return !stored && !fresh
  const text = ({ before, meaning, counts, changes }: KeptComparison) =>
    JSON.stringify([
      before,
      meaning,
      Object.entries(counts).sort(([one], [other]) => one.localeCompare(other)),
      changes.map((change) => [
        change.kind,
        change.before,
        change.after,
        change.moved,
        change.meaning,
        change.reasons.map(({ code, message }) => [code, message]),
      ]),
    ])
  return text(stored) === text(fresh)
}
