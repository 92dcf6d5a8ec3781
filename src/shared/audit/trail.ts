import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { rows, sql } from '@/shared/db'

import { genesis, linkHash, type AuditLink } from './chain'

export type AuditVerdict = {
  ok: boolean
  /** Links that were read and found true. */
  checked: number
  /** Hash of the last true link: keep it elsewhere, and a trail cut off at its end shows too. */
  head: string
  /** The first link that is wrong, and how. */
  broken?: { seq: number; reason: 'gap' | 'previous-hash' | 'hash' }
}

const pageSize = 1000

const columns = statement`seq::float8 as seq, event_id::float8 as event_id, organisation_id, actor_id, type, subject, payload,
  to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as happened_at, prev_hash, hash`

/** Recomputes the whole chain, a page at a time. Reads every row: for a nightly job or an auditor, not for a screen. */
export async function verifyAuditTrail(req: PayloadRequest): Promise<AuditVerdict> {
  let last = { seq: 0, hash: genesis }
  for (;;) {
    const links = rows<AuditLink>(
      await sql(req).execute(
        statement`select ${columns} from audit_events where seq > ${last.seq} order by seq limit ${pageSize}`,
      ),
    )
    for (const link of links) {
      const reason =
        link.seq !== last.seq + 1
          ? 'gap'
          : link.prev_hash !== last.hash
            ? 'previous-hash'
            : link.hash !== linkHash(link, last.hash)
              ? 'hash'
              : null
      if (reason) return { ok: false, checked: last.seq, head: last.hash, broken: { seq: link.seq, reason } }
      last = link
    }
    if (links.length < pageSize) return { ok: true, checked: last.seq, head: last.hash }
  }
}

/** The newest events of one organisation (null: those of the installation), before `seq` when paging on. Access is the caller's business. */
export async function listAuditEvents(
  req: PayloadRequest,
  {
    organisation,
    subject,
    before,
    limit = 50,
  }: { organisation: number | null; subject?: string; before?: number; limit?: number },
): Promise<AuditLink[]> {
  return rows<AuditLink>(
    await sql(req).execute(statement`
      select ${columns} from audit_events
      where organisation_id is not distinct from ${organisation}
        ${subject === undefined ? statement`` : statement`and subject = ${subject}`}
        ${before === undefined ? statement`` : statement`and seq < ${before}`}
      order by seq desc limit ${limit}`),
  )
}
