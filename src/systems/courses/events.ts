import type { ClaimDecision } from './lifecycle'
import type { PartRef } from './parts/model'

declare module '@/shared/events' {
  interface EventPayloads {
    /** `at` (ISO 8601) tells one submission of a course from the next. */
    'course.submitted': { course: number; at: string }
    /** A run filled the course; its authors can look at it. */
    'course.drafted': { organisation: number; course: number; claims: number }
    'course.changes-requested': { course: number; comment: number }
    'course.signed': { course: number; signature: number; contentHash: string }
    'course.approved': { course: number; contentHash: string }
    'course.approval-voided': { course: number; signatures: number[]; because: string }
    'course.published': { course: number; version: number; number: number; hash: string }
    'course.revised': { course: number }
    'course.retired': { course: number }
    'course.self-enrolment-set': { course: number; allowed: boolean; by: number }
    'claim.decided': { claim: number; course: number; decision: ClaimDecision; support: string; final: boolean }
    'claims.accepted': { course: number; claims: number[]; exercises: string[] }
    'exercise.decided': { course: number; exercise: string; decision: 'accepted' | 'rejected' }
    /** By hand. */
    'exercise.added': { course: number; exercise: string }
    /** A proposal took the place of a part. Keys of the claims that came and went. */
    'course.part-replaced': { course: number; part: PartRef; added: string[]; removed: string[] }
    'comment.added': { comment: number; course: number; suggestion: boolean }
    'comment.resolved': { comment: number; course: number }
    'version.superseded': { version: number; course: number; by: number }
    'package.exported': { version: number; format: string }
    /** Somebody made a link that downloads it without signing in. `until`: ISO 8601. */
    'package.linked': { version: number; format: string; until: string; by: number }
  }
}
