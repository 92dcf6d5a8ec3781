import type { ClaimRecord, CourseRecord, SignatureRecord } from '../model'

export type Standing = 'independent' | 'editor' | 'author'

/** How near a person is to a course: its author, somebody who edited a claim in it, or neither. */
export function standingOf({
  person,
  course,
  claims,
}: {
  person: number
  course: Pick<CourseRecord, 'authors'>
  claims: readonly Pick<ClaimRecord, 'editedBy' | 'state'>[]
}): Standing {
  if (course.authors.includes(person)) return 'author'
  // Words that were rejected are not in the course any more.
  const edited = claims.some((claim) => claim.editedBy === person && claim.state !== 'rejected')
  return edited ? 'editor' : 'independent'
}

/**
 * Whether the signatures on `contentHash` are enough: one at least by somebody who neither wrote the course nor edited a
 * claim in it.
 */
export function isApprovedBy({
  signatures,
  contentHash,
  course,
  claims,
}: {
  signatures: readonly Pick<SignatureRecord, 'by' | 'contentHash' | 'voidedAt'>[]
  contentHash: string
  course: Pick<CourseRecord, 'authors'>
  claims: readonly Pick<ClaimRecord, 'editedBy' | 'state'>[]
}): boolean {
  return signatures.some(
    (signature) =>
      signature.voidedAt === null &&
      signature.contentHash === contentHash &&
      standingOf({ person: signature.by, course, claims }) === 'independent',
  )
}
