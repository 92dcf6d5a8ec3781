import { asSystem, find, systemRequest } from '@/shared/db'
import type { JobContext } from '@/shared/jobs'
import { versionBefore } from '../corrections/version-before'
import { readableStates } from '../policies'
import { readVersion, type VersionRow } from '../rows'
import { compareVersion, keepComparison } from './compare-version'

/**
 * Compares the later versions of an SOP anew that are compared with this one, or were until now: its reading is another
 * one, or it became the version that people know. A comparison that comes out the same is not told again.
 * Steps: `compare-<version>` for each.
 */
export async function compareFollowers({
  input,
  payload,
  step,
}: Pick<JobContext<{ version: number }>, 'input' | 'payload' | 'step'>): Promise<void> {
  const req = await systemRequest(payload, { reason: 'versions are compared without a person behind it' })
  const { id, sop } = await readVersion(req, input.version)
  const { docs } = await find({
    req: asSystem(req, 'versions of one SOP belong to one organisation'),
    collection: 'sop-versions',
    where: { sop: { equals: sop }, id: { greater_than: id }, state: { in: [...readableStates] } },
    sort: 'id',
  })
  for (const later of docs as unknown as VersionRow[]) {
    const before = await versionBefore(req, later)
    if (before?.id !== id && later.changes?.before !== id) continue
    await step(
      `compare-${later.id}`,
      async () => compareVersion(req, later.id),
      async (work, comparison) => keepComparison(work, later.id, comparison),
    )
  }
}
