import type { Citation, CourseContent, Exercise, Verdict } from '@/shared/manifest/schema'
import type { Problem } from '@/shared/verify'
import type { ClaimState, CourseState } from './lifecycle'

/** What `courses.content` holds: the manifest's content without its claims, which are rows of their own. */
export type DraftContent = Omit<CourseContent, 'claims'>

/** An exercise with the reviewer's decision on it, kept in the content (the manifest carries it along). */
export type ReviewedExercise = Exercise & { verdict?: Verdict | undefined }

/** A remark of the verifier; old rows and other writers may hold plain text. */
export type Remark = Pick<Problem, 'message'> & { code: string }

export type ClaimRecord = {
  id: number
  course: number
  key: string
  order: number
  text: string
  originalText: string | null
  citations: Citation[]
  support: 'supported' | 'partial' | 'unsupported'
  problems: Remark[]
  state: ClaimState
  decidedBy: number | null
  decidedByName: string | null
  decidedAt: string | null
  reason: string | null
  editedBy: number | null
  editedByName: string | null
  updatedAt: string
}

export type CourseRecord = {
  id: number
  title: string
  state: CourseState
  content: DraftContent | null
  contentHash: string | null
  sopVersions: number[]
  authors: number[]
  /** Number of the last published version, null before the first. */
  version: number | null
  generator: { generator?: string; model?: string; promptVersion?: string; run?: string | number } | null
  updatedAt: string
}

export type SignatureRecord = {
  id: number
  contentHash: string
  meaning: string
  by: number
  byName: string
  at: string
  voidedAt: string | null
  voidedReason: string | null
}

export type CommentRecord = {
  id: number
  /** A claim's key, `exercise:<id>` for an exercise, null for the course as a whole. */
  claimKey: string | null
  text: string
  suggestedText: string | null
  author: number
  authorName: string
  resolved: boolean
  createdAt: string
}

/** Whether a reviewer has settled a claim. An author's own edit or removal still waits for one. */
export function isDecided(claim: Pick<ClaimRecord, 'state' | 'support' | 'decidedBy'>): boolean {
  if (claim.decidedBy === null) return false
  if (claim.state === 'accepted' || claim.state === 'rejected') return true
  return claim.state === 'edited' && claim.support === 'supported'
}
