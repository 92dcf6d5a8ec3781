import { createHash } from 'node:crypto'

import canonicalize from 'canonicalize'

/** What a link of the audit trail states. `happened_at` is UTC with microseconds, as PostgreSQL prints it. */
export type AuditFact = {
  seq: number
  event_id: number
  organisation_id: number | null
  actor_id: number | null
  type: string
  subject: string | null
  payload: unknown
  happened_at: string
}

export type AuditLink = AuditFact & { prev_hash: string; hash: string }

/** What stands before the first link. */
export const genesis = '0'.repeat(64)

/** sha256, in hex, of the canonical JSON (RFC 8785) of the fact and of the hash before it. */
export function linkHash(fact: AuditFact, previous: string): string {
  const { seq, event_id, organisation_id, actor_id, type, subject, payload, happened_at } = fact
  const text = canonicalize([previous, seq, event_id, organisation_id, actor_id, type, subject, payload, happened_at])
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex')
}

/** Chains facts behind the last link (`{ seq: 0, hash: genesis }` when there is none). */
export function chain(last: { seq: number; hash: string }, facts: readonly Omit<AuditFact, 'seq'>[]): AuditLink[] {
  let { seq, hash } = last
  return facts.map((fact) => {
    const prev_hash = hash
    seq += 1
    hash = linkHash({ ...fact, seq }, prev_hash)
    return { ...fact, seq, prev_hash, hash }
  })
}
