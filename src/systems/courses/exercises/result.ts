import type { Citation, CourseManifest, Exercise, Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import type { AssessmentGrade } from './assessment'
import { gradeAssessment } from './assessment'
import { citationsOf } from './feedback'
import type { StrippedExercise } from './registry'
import { stripExercise } from './registry'

/** One exercise that did not earn all its points, with the passage that says why and the lesson that teaches it. */
export type RepeatItem = {
  exercise: StrippedExercise
  answer: unknown
  points: number
  maxPoints: number
  citations: Citation[]
  lesson: string | null
}

/** What a learner may see of a submitted attempt. */
export type Result = Omit<AssessmentGrade, 'perExercise'> & {
  /** From 1. */
  number: number
  /** `null`: as many as the learner wants. */
  attemptsLeft: number | null
  /** ISO 8601. */
  submittedAt: string
  passScore: number
  repeat: RepeatItem[]
  /** Only objectives that the attempt asked about; `points` is `null` while one of its exercises is ungraded. */
  objectives: { id: string; text: string; points: number | null; maxPoints: number }[]
  /** Where the certificate is, if there is one. */
  certificate?: string
  /** What people gave and said, once it was released. */
  graded?: GradedAnswer[]
}

/** An answer that a person graded, as its learner may read it. */
export type GradedAnswer = {
  exercise: string
  prompt: string
  points: number
  maxPoints: number
  comment: string | null
  criteria: { criterion: string; level: string; points: number; maxPoints: number; comment: string | null }[]
}

type Course = Pick<CourseManifest, 'assessment' | 'modules' | 'claims' | 'objectives'>

/** Grades an attempt and says what to repeat. `awarded`: scores (0..1) given by people, by exercise id. */
export function assessmentResult({
  manifest,
  drawn,
  answers,
  awarded,
  number,
  submittedAt,
}: {
  manifest: Course
  drawn: readonly string[]
  answers: Record<string, unknown>
  awarded?: Record<string, number>
  number: number
  submittedAt: string
}): Result {
  const { perExercise, ...grade } = gradeAssessment({ manifest, answers, drawn, awarded })
  const { attempts, exercises, passScore } = manifest.assessment
  const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]))
  const repeat = perExercise.flatMap((one): RepeatItem[] => {
    const exercise = byId.get(one.id)
    if (!exercise || one.points === null || one.points >= one.maxPoints) return []
    return [
      {
        exercise: stripExercise(exercise, { seed: exercise.id }),
        answer: answers[one.id] ?? null,
        points: one.points,
        maxPoints: one.maxPoints,
        citations: citationsOf(exercise, manifest.claims),
        lesson: lessonFor(exercise, manifest)?.id ?? null,
      },
    ]
  })
  const objectives = manifest.objectives.flatMap(({ id, text }) => {
    const asked = perExercise.filter((one) => byId.get(one.id)?.objective === id)
    if (!asked.length) return []
    const points = asked.some((one) => one.points === null) ? null : total(asked.map((one) => one.points ?? 0))
    return [{ id, text, points, maxPoints: total(asked.map((one) => one.maxPoints)) }]
  })
  const attemptsLeft = attempts === null ? null : Math.max(0, attempts - number)
  return { ...grade, number, attemptsLeft, submittedAt, passScore, repeat, objectives }
}

/** The lesson that states most of what makes the key right, else the first one with the same objective. */
function lessonFor(exercise: Exercise, { modules }: Course): Lesson | undefined {
  const wanted = new Set(claimsOfExercise(exercise))
  const lessons = modules.flatMap((module) => module.lessons)
  const taught = lessons.map((lesson) => {
    const stated = new Set(lesson.blocks.filter((block) => block.type !== 'exercise').flatMap(claimsOfBlock))
    return { lesson, shared: [...wanted].filter((claim) => stated.has(claim)).length }
  })
  const best = taught.reduce<(typeof taught)[number] | null>(
    (top, one) => (one.shared > (top?.shared ?? 0) ? one : top),
    null,
  )
  return best?.lesson ?? lessons.find((lesson) => exercise.objective && lesson.objectives.includes(exercise.objective))
}

function total(points: number[]): number {
  return Math.round(points.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6
}
