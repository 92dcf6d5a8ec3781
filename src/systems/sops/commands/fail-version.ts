import type { PayloadRequest } from 'payload'
import { emit } from '@/shared/events'
import '../events'
import { moveVersion, readVersion } from '../rows'

/** Marks a version as failed, with the reason its author reads. Nothing happens where it is beyond parsing already. */
export async function failVersion({
  req,
  version: id,
  code,
  message,
}: {
  req: PayloadRequest
  version: number
  code: string
  message: string
}): Promise<void> {
  let version = await readVersion(req, id)
  if (version.state === 'uploaded') {
    await moveVersion(req, version, 'parsing')
    version = { ...version, state: 'parsing' }
  }
  if (version.state !== 'parsing') return
  await moveVersion(req, version, 'failed', { error: { code, message } })
  await emit(
    req,
    'sop.parse-failed',
    { organisation: version.organisation, sop: version.sop, version: id, code },
    { subject: `sop-version:${id}` },
  )
}
