export const courseStates = [
  'generating',
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'published',
  'retired',
] as const
export type CourseState = (typeof courseStates)[number]

/** Allowed moves of a course, from → to. An edit after approval brings it back to `in-review`. */
export const courseMoves: Record<CourseState, readonly CourseState[]> = {
  generating: ['draft', 'retired'],
  draft: ['in-review', 'retired'],
  'in-review': ['changes-requested', 'approved', 'retired'],
  'changes-requested': ['in-review', 'retired'],
  approved: ['published', 'in-review', 'retired'],
  published: ['draft', 'retired'],
  retired: [],
}

/** States in which a reviewer decides on claims. What is approved may still be changed; that voids the signatures. */
export const reviewStates: readonly CourseState[] = ['in-review', 'approved']

/** States in which wording may be changed. A published course is taken into revision first. */
export const editStates: readonly CourseState[] = ['draft', 'in-review', 'changes-requested', 'approved']

export const claimStates = [
  'generated',
  'supported',
  'partial',
  'unsupported',
  'accepted',
  'edited',
  'rejected',
  'stale',
] as const
export type ClaimState = (typeof claimStates)[number]

export type ClaimDecision = 'accepted' | 'edited' | 'rejected'

/** Allowed decisions on a claim, from → to. A decision may be taken again; a stale claim must be. */
export const claimMoves: Record<ClaimState, readonly ClaimDecision[]> = {
  generated: ['accepted', 'edited', 'rejected'],
  supported: ['accepted', 'edited', 'rejected'],
  partial: ['accepted', 'edited', 'rejected'],
  unsupported: ['accepted', 'edited', 'rejected'],
  accepted: ['accepted', 'edited', 'rejected'],
  edited: ['accepted', 'edited', 'rejected'],
  rejected: ['accepted', 'edited', 'rejected'],
  stale: ['accepted', 'edited', 'rejected'],
}

export const versionStates = ['released', 'superseded', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

/** Allowed moves of a version, from → to. Nothing else about it ever changes. */
export const versionMoves: Record<VersionState, readonly VersionState[]> = {
  released: ['superseded', 'withdrawn'],
  superseded: ['withdrawn'],
  withdrawn: [],
}
