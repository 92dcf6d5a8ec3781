import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'

/**
 * A file that another system holds becomes a version of a new SOP, and is read as an upload by an author would be (the
 * same hooks inspect it and announce it). Not guarded: for callers that have checked who asks. Joins the running transaction.
 *
 * @throws DomainError `sop.*` (400, 413, 415) where the file is refused
 */
export async function addSopVersion({
  req,
  organisation,
  file,
  reason,
}: {
  req: PayloadRequest
  organisation: number
  file: { name: string; data: Buffer; mimetype: string }
  reason: string
}): Promise<{ sop: number; version: number }> {
  const version = await create({
    req: asSystem(req, 'production was started by somebody who may, in another system'),
    collection: 'sop-versions',
    data: { organisation, reason },
    file: { ...file, size: file.data.byteLength },
  })
  return { sop: typeof version.sop === 'object' ? (version.sop?.id ?? 0) : (version.sop ?? 0), version: version.id }
}
