import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { attachment, followFileLink, unknownFileLink } from '@/shared/files'
import { originalPurpose } from '../commands/link-original'
import type { VersionRow } from '../rows'
import { readOriginal } from '../uploads/read-original'

/**
 * The file that a link was made for, to save.
 *
 * @throws file-link.unknown (404), file-link.expired (410), files.missing, files.changed (500), files.unavailable (503)
 */
export async function getLinkedOriginal({
  req: visitor,
  token,
}: {
  req: PayloadRequest
  token: string
}): Promise<Response> {
  const { req, linked } = await followFileLink({ req: visitor, token, purpose: (given) => given === originalPurpose })
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { id: { equals: linked.id }, organisation: { equals: linked.organisation } },
    limit: 1,
  })
  const [version] = docs as unknown as VersionRow[]
  if (!version) throw unknownFileLink()
  const { filename, prefix, sha256, mimeType } = version
  const file = await readOriginal({ payload: req.payload, filename, prefix, sha256 })
  return attachment({ name: filename, mediaType: mimeType, file })
}
