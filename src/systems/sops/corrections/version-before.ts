import type { PayloadRequest } from 'payload'
import { asSystem, find } from '@/shared/db'
import { confirmedStates, readableStates } from '../policies'
import type { VersionRow } from '../rows'

/**
 * The version that people know when this one comes: the newest earlier one whose reading was confirmed, else the newest
 * that was read at all.
 */
export async function versionBefore(
  req: PayloadRequest,
  { id, sop }: Pick<VersionRow, 'id' | 'sop'>,
): Promise<VersionRow | null> {
  const newest = async (states: readonly string[]) => {
    const { docs } = await find({
      req: asSystem(req, 'versions of one SOP belong to one organisation'),
      collection: 'sop-versions',
      where: { sop: { equals: sop }, id: { less_than: id }, state: { in: [...states] } },
      sort: '-id',
      limit: 1,
    })
    return (docs[0] as unknown as VersionRow | undefined) ?? null
  }
  return (await newest(confirmedStates)) ?? (await newest(readableStates))
}
