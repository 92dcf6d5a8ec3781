import type { CourseManifest } from '@/shared/manifest/schema'
import { assessmentResult, type GradedAnswer } from '@/systems/courses/public'
import type { AttemptResult } from './model'
import type { AttemptRow } from './rows'

export type SubmittedAttempt = Pick<
  AttemptRow,
  'id' | 'number' | 'state' | 'drawn' | 'answers' | 'result' | 'score' | 'passed'
> & { submittedAt: string }

/** What `attempts.result` holds. `awarded` and `graded` come from people. */
type Kept = {
  points: number | null
  maxPoints: number
  awarded?: Record<string, number>
  graded?: GradedAnswer[]
}

/**
 * Score and points are those kept when the attempt was graded; what to repeat is read from the frozen course. As long as a
 * person has something to grade, no number is told, not even of the parts that a machine has graded.
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
  const kept = attempt.result as Kept | null
  const { attempts } = manifest.assessment
  const fresh = assessmentResult({ manifest, drawn, answers, awarded: kept?.awarded, number, submittedAt })
  const told = score === null ? untold(fresh) : fresh
  return {
    ...told,
    score,
    passed,
    points: kept?.points ?? null,
    maxPoints: kept?.maxPoints ?? fresh.maxPoints,
    attemptsLeft: attempts === null ? null : Math.max(0, attempts - used),
    ...(passed && certificate ? { certificate: `/learn/certificates/${certificate}` } : {}),
    ...(score !== null && kept?.graded?.length ? { graded: kept.graded } : {}),
    attempt: attempt.id,
    state: attempt.state,
  }
}

function untold<Told extends Pick<AttemptResult, 'repeat' | 'objectives'>>(result: Told): Told {
  return { ...result, repeat: [], objectives: result.objectives.map((one) => ({ ...one, points: null })) }
}
