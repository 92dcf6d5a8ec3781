import { isDecided, type ClaimRecord } from '../model'

/** Why a claim wants a look, gravest first. `none`: it is settled. */
export const risks = ['unsupported', 'partial', 'stale', 'remarks', 'edited', 'undecided', 'none'] as const
export type Risk = (typeof risks)[number]

/** The first reason to look at a claim. */
export function riskOf(claim: Pick<ClaimRecord, 'state' | 'support' | 'decidedBy' | 'problems'>): Risk {
  if (claim.state === 'stale') return 'stale'
  if (isDecided(claim)) return 'none'
  if (claim.support !== 'supported') return claim.support
  if (claim.problems.length > 0) return 'remarks'
  if (claim.state === 'edited' || claim.state === 'rejected') return 'edited'
  return 'undecided'
}

/** Claims by risk, and in the order of the course within one. */
export function byRisk<Claim extends Pick<ClaimRecord, 'state' | 'support' | 'decidedBy' | 'problems' | 'order'>>(
  claims: readonly Claim[],
): Claim[] {
  return [...claims].sort((a, b) => risks.indexOf(riskOf(a)) - risks.indexOf(riskOf(b)) || a.order - b.order)
}
