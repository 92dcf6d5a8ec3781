import { contentHash } from '@/shared/manifest/hash'
import type { CourseContent } from '@/shared/manifest/schema'
import type { ClaimRecord, DraftContent } from '../model'
import { claimOfRow } from './claim-of-row'
import { dropRejectedClaims, type Kept } from './drop-rejected-claims'

/** What a signature is under: exactly what a version will hold, claims with their verdicts included. */
export function contentToSign({ content, claims }: { content: DraftContent; claims: ClaimRecord[] }): Kept {
  const rejected = new Set(claims.filter((claim) => claim.state === 'rejected').map((claim) => claim.key))
  return dropRejectedClaims({
    content,
    claims: Object.fromEntries(claims.map((claim) => [claim.key, claimOfRow(claim)])),
    rejected,
  })
}

/**
 * SHA-256 of the signed part of a course. Takes a manifest as well: whoever holds a published manifest can check that
 * `provenance.approvals[].contentHash` is the hash of what it says.
 */
export function hashOfSigned(content: CourseContent): string {
  const { language, title, summary, objectives, sources, modules, assessment, claims } = content
  return contentHash({ language, title, summary, objectives, sources, modules, assessment, claims })
}
