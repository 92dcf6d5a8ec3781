import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import { assertRole, mayConfirmParse } from '../policies'
import { moveVersion, readVersion } from '../rows'

/**
 * The author says that the reading is right; from then on courses can be made from this version.
 * @throws auth.forbidden (403), sop-versions.not-found (404), state.illegal-move (409)
 */
export async function confirmParse({
  req,
  version: id,
}: {
  req: PayloadRequest
  version: number
}): Promise<{ id: number; state: 'approved' }> {
  const person = assertRole(req, mayConfirmParse, 'confirm how a document was read')
  await inTransaction(req, async () => {
    const version = await readVersion(req, id)
    await moveVersion(req, version, 'approved', { confirmedBy: person.id, confirmedAt: new Date().toISOString() })
    await emit(
      req,
      'sop.parse-confirmed',
      { organisation: version.organisation, sop: version.sop, version: id, by: person.id },
      { subject: `sop-version:${id}` },
    )
  })
  return { id, state: 'approved' }
}
