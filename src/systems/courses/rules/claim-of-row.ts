import type { Claim, Verdict } from '@/shared/manifest/schema'
import { isDecided, type ClaimRecord } from '../model'

/** A claim row as the manifest has it. Only a settled decision becomes a verdict. */
export function claimOfRow(row: ClaimRecord): Claim {
  const verdict = verdictOfRow(row)
  return { text: row.text, citations: row.citations, support: row.support, ...(verdict ? { verdict } : {}) }
}

function verdictOfRow(row: ClaimRecord): Verdict | null {
  if (!isDecided(row) || !row.decidedAt) return null
  return {
    by: row.decidedByName ?? `person ${String(row.decidedBy)}`,
    at: row.decidedAt,
    decision: row.state as Verdict['decision'],
    ...(row.reason ? { reason: row.reason } : {}),
  }
}
