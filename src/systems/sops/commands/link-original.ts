import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { emit } from '@/shared/events'
import { fileLinkTo, type FileLink } from '@/shared/files'
import '../events'
import { assertRole, mayUpload } from '../policies'
import { readVersion } from '../rows'

export const originalPurpose = 'sop-original'

/**
 * A link that opens the file of a version without signing in, for whoever the author sends it to. That it was made is
 * recorded.
 *
 * @throws auth.required (401), auth.forbidden (403), sop-versions.not-found (404)
 */
export function linkOriginal({
  req,
  version: id,
  hours,
}: {
  req: PayloadRequest
  version: number
  hours: number
}): Promise<FileLink> {
  return inTransaction(req, async (req) => {
    const person = assertRole(req, mayUpload, 'hand out procedures')
    const version = await readVersion(req, id)
    const { organisation } = person
    const linked = { purpose: originalPurpose, id, organisation }
    const link = fileLinkTo({ req, collection: 'sop-versions', linked, hours })
    const facts = { organisation, sop: version.sop, version: id, until: link.until, by: person.id }
    await emit(req, 'sop.original-linked', facts, { subject: `sop-version:${id}` })
    return link
  })
}
