import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { assertRole, mayConfirmParse } from '../policies'
import { moveVersion, readVersion } from '../rows'

/**
 * Has the file read anew, by a newer reader say; corrections are applied again to what it finds.
 * @throws auth.forbidden (403), sop-versions.not-found (404), sop.reading-frozen (409)
 */
export async function readAgain({
  req,
  version: id,
}: {
  req: PayloadRequest
  version: number
}): Promise<{ id: number; state: 'parsing' }> {
  const person = assertRole(req, mayConfirmParse, 'have a document read again')
  await inTransaction(req, async () => {
    const version = await readVersion(req, id)
    if (version.state !== 'parse-review' && version.state !== 'failed') {
      throw new DomainError({
        code: 'sop.reading-frozen',
        status: 409,
        message: `Version ${version.label} is “${version.state}”. Only a reading that waits for its check, or one that failed, is done again.`,
      })
    }
    await moveVersion(req, version, 'parsing')
    await emit(
      req,
      'sop.read-again',
      { organisation: version.organisation, sop: version.sop, version: id, by: person.id },
      { subject: `sop-version:${id}` },
    )
  })
  return { id, state: 'parsing' }
}
