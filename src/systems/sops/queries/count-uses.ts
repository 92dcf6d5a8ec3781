import type { PayloadRequest } from 'payload'
import { asSystem, count } from '@/shared/db'

/** Collections of systems above this one whose rows are made from readings, by their field `sopVersions`. */
const madeFromReadings = ['courses', 'generation-runs'] as const

/** How many courses, and runs that draft one, name a version; none where those systems are not installed. */
export async function countUses(req: PayloadRequest, version: number): Promise<number> {
  const system = asSystem(req, 'what was made from a reading counts, whoever may see it')
  const installed = madeFromReadings.filter((slug) => slug in req.payload.collections)
  let uses = 0
  for (const collection of installed)
    uses += await count({ req: system, collection, where: { sopVersions: { in: [version] } } })
  return uses
}
