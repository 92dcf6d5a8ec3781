import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import type { CourseManifest } from '@/shared/manifest/schema'
import { clientOf } from '../client'
import { lockRequest, writeRequest } from '../rows'
import { deliveredVersion } from '../queries/delivered-version'

export type ClientPreview = { reference: string; number: number; manifest: CourseManifest }

/**
 * The version that was handed over, for its client to read. The first opening is noted: what was never opened cannot be
 * signed. The page shows no answer keys.
 *
 * @throws 404 and 410 by the link; `request.nothing-handed-over` (404), `request.version-withdrawn` (410)
 */
export async function openPreview({
  req: visitor,
  token,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  now?: Date
}): Promise<ClientPreview> {
  const client = await clientOf({ req: visitor, token, now })
  return inTransaction(client.req, async (req) => {
    const request = await lockRequest({ req, id: client.request.id })
    const { number, manifest } = await deliveredVersion({ req, request })
    if (request.previewed?.version !== request.version) {
      await writeRequest({
        req,
        id: request.id,
        data: { previewed: { version: request.version, at: now.toISOString() } },
      })
    }
    return { reference: request.reference, number, manifest }
  })
}
