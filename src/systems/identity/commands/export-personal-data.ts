import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { notSignedIn } from '../errors'
import '../events'
import { collectPersonalData } from '../personal-data/collect'
import { zipOf } from '../personal-data/zip'
import { personOf } from '../session'
import { assertAdminOver } from './revoke-sessions'

/**
 * All that is kept of a person, as a ZIP: for oneself, and for administrators on the person's request. That it was made is
 * recorded.
 *
 * @param person left out: oneself.
 * @throws `auth.required` (401), `person.not-found` (404).
 */
export async function exportPersonalData({
  req,
  person,
  now = new Date(),
}: {
  req: PayloadRequest
  person?: number
  now?: Date
}): Promise<{ name: string; zip: ReadableStream }> {
  const asking = personOf(req)
  if (!asking) throw notSignedIn()
  const id = person ?? asking.id
  if (id !== asking.id) await assertAdminOver({ req, person: id })
  const collected = await inTransaction(req, async (req) => {
    const [account] = rows<{ id: number; email: string }>(
      await sql(req).execute(query`select id, email from users where id = ${id}`),
    )
    if (!account) throw notSignedIn()
    await emit(req, 'person.data-exported', { person: id, by: asking.id })
    return collectPersonalData({ req, person: account })
  })
  return {
    name: `personal-data-${id}-${now.toISOString().slice(0, 10)}.zip`,
    zip: zipOf({ payload: req.payload, collected, at: now }),
  }
}
