import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { assertRole, mayConfirmParse } from '../policies'
import { countUses } from '../queries/count-uses'
import { moveVersion, readVersion } from '../rows'

/**
 * A confirmed reading that nothing was made from yet goes back to its author, to be corrected and confirmed again.
 * @throws auth.forbidden (403), sop-versions.not-found (404), sop.reading-in-use, state.illegal-move (409)
 */
export async function reopenParse({
  req,
  version: id,
}: {
  req: PayloadRequest
  version: number
}): Promise<{ id: number; state: 'parse-review' }> {
  const person = assertRole(req, mayConfirmParse, 'open a confirmed reading again')
  await inTransaction(req, async () => {
    await readVersion(req, id)
    await sql(req).execute(statement`select id from sop_versions where id = ${id} for update`)
    const version = await readVersion(req, id)
    if ((await countUses(req, id)) > 0) {
      throw new DomainError({
        code: 'sop.reading-in-use',
        status: 409,
        message: `A course was made from version ${version.label}, so its reading stays as it is. Choose “New version from this file” to have it read anew beside it.`,
      })
    }
    await moveVersion(req, version, 'parse-review', { confirmedBy: null, confirmedAt: null })
    await emit(
      req,
      'sop.parse-reopened',
      { organisation: version.organisation, sop: version.sop, version: id, by: person.id },
      { subject: `sop-version:${id}` },
    )
  })
  return { id, state: 'parse-review' }
}
