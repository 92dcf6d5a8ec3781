import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'

/** An SOP version as people name it: `SOP-LAB-014, version 3`. */
export type SourceLabel = {
  id: number
  title: string
  number: string | null
  label: string | null
  state: string
  filename: string
}

type Row = {
  id: number
  label?: string | null
  state: string
  filename?: string | null
  sop?: { title?: string; number?: string | null } | number | null
}

export async function readLabels({
  req,
  versions,
}: {
  req: PayloadRequest
  versions: readonly number[]
}): Promise<SourceLabel[]> {
  if (versions.length === 0) return []
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { id: { in: [...versions] } },
    depth: 1,
    select: { label: true, state: true, filename: true, sop: true },
  })
  return (docs as unknown as Row[]).map((row) => {
    const sop = typeof row.sop === 'object' ? row.sop : null
    return {
      id: row.id,
      title: sop?.title ?? row.filename ?? `SOP version ${row.id}`,
      number: sop?.number ?? null,
      label: row.label ?? null,
      state: row.state,
      filename: row.filename ?? '',
    }
  })
}
