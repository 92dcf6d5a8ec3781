import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf } from '@/shared/db'
import { acceptUpload } from '@/systems/sops/uploads/accept-upload'

type Inspected = { sha256: string; filename: string }

/** What nobody types: checksum, state, who uploaded it, the SOP and number where none were given. */
export const fillInVersion: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  const inspected = req.context.sopUpload as Inspected | undefined
  if (operation !== 'create' || !inspected) return data
  const accepted = await acceptUpload({ req, given: data, filename: inspected.filename, sha256: inspected.sha256 })
  return { ...data, ...accepted, sha256: inspected.sha256, state: 'uploaded', uploadedBy: actorOf(req) }
}
