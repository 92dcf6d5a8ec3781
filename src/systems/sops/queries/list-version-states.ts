import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import type { SopVersionState } from '../lifecycle'
import { confirmedStates } from '../policies'

export type VersionStanding = {
  id: number
  sop: number
  title: string
  label: string
  filename: string
  state: SopVersionState
  /** Its reading was confirmed, by this author. */
  confirmed: boolean
  confirmedBy: number | null
  error: string | null
}

/** How far SOP versions are on their way to a course, in the order asked for; those the request may not see are left out. */
export async function listVersionStates({
  req,
  versions,
}: {
  req: PayloadRequest
  versions: readonly number[]
}): Promise<VersionStanding[]> {
  if (versions.length === 0) return []
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { id: { in: [...versions] } },
    depth: 1,
    select: { sop: true, label: true, filename: true, state: true, confirmedBy: true, error: true },
  })
  const standing = (docs as unknown as Row[]).map(({ id, sop, label, filename, state, confirmedBy, error }) => ({
    id,
    sop: typeof sop === 'object' ? sop.id : sop,
    title: typeof sop === 'object' ? sop.title : (filename ?? ''),
    label: label ?? '',
    filename: filename ?? '',
    state,
    confirmed: confirmedStates.includes(state),
    confirmedBy: typeof confirmedBy === 'object' ? (confirmedBy?.id ?? null) : (confirmedBy ?? null),
    error: error?.message ?? null,
  }))
  return versions.flatMap((id) => standing.find((one) => one.id === id) ?? [])
}

type Row = {
  id: number
  sop: number | { id: number; title: string }
  label: string | null
  filename: string | null
  state: SopVersionState
  confirmedBy?: number | { id: number } | null
  error?: { message?: string } | null
}
