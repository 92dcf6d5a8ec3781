import type { CourseManifest } from '@/shared/manifest/schema'
import { assessmentResult } from '@/systems/courses/public'
import type { AttemptResult } from './model'
import type { AttemptRow } from './rows'

export type SubmittedAttempt = Pick<
  AttemptRow,
  'id' | 'number' | 'state' | 'drawn' | 'answers' | 'result' | 'score' | 'passed'
> & { submittedAt: string }

/**
 * Score and points are those kept when the attempt was graded; what to repeat is read from the frozen course.
 *
 * @param used attempts of the enrollment that count.
 * @param certificate its code.
 */
export function attemptResult({
  manifest,
  attempt,
  used,
  certificate,
}: {
  manifest: CourseManifest
  attempt: SubmittedAttempt
  used: number
  certificate: string | null
}): AttemptResult {
  const { drawn, answers, number, submittedAt, score, passed } = attempt
  const kept = attempt.result as { points: number | null; maxPoints: number } | null
  const { attempts } = manifest.assessment
  const fresh = assessmentResult({ manifest, drawn, answers, number, submittedAt })
  return {
    ...fresh,
    score,
    passed,
    points: kept?.points ?? null,
    maxPoints: kept?.maxPoints ?? fresh.maxPoints,
    attemptsLeft: attempts === null ? null : Math.max(0, attempts - used),
    ...(passed && certificate ? { certificate: `/learn/certificates/${certificate}` } : {}),
    attempt: attempt.id,
    state: attempt.state,
  }
}
