import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import type { Grade } from './exercise-kind'
import { gradedBy, gradeExercise } from './registry'
import { seededShuffle } from './shuffle'

type Assessment = CourseManifest['assessment']

export type ExerciseGrade = Grade & {
  id: string
  /** Of `maxPoints`; `null` until a person has graded it. */
  points: number | null
  maxPoints: number
}

export type AssessmentGrade = {
  /** 0..1; `null` as long as one exercise is ungraded. */
  score: number | null
  passed: boolean | null
  points: number | null
  maxPoints: number
  /** In the order drawn. */
  perExercise: ExerciseGrade[]
  needsGrading: boolean
}

/**
 * Which exercises an attempt asks, in order: all of them, or `draw` of them spread over the objectives. The same seed
 * draws the same. Exercises that learners rate themselves are never asked; `machineOnly` (packages, which have no
 * trainer) leaves out those that a person grades.
 */
export function drawAssessment({
  assessment,
  seed,
  machineOnly = false,
}: {
  assessment: Pick<Assessment, 'exercises' | 'draw' | 'shuffle'>
  seed: string
  machineOnly?: boolean
}): string[] {
  const shuffle = seededShuffle(seed)
  const pool = assessment.exercises.filter((exercise) => {
    const by = gradedBy(exercise)
    return by === 'machine' || (by === 'person' && !machineOnly)
  })
  const drawn = new Set(assessment.draw === null ? pool : spread(shuffle(pool)).slice(0, assessment.draw))
  const chosen = pool.filter((exercise) => drawn.has(exercise))
  return (assessment.shuffle ? shuffle(chosen) : chosen).map((exercise) => exercise.id)
}

/**
 * Grades an attempt. `answers` by exercise id, one that is missing earns 0; `awarded` are the scores (0..1) that people
 * gave, by exercise id. Exercises that were not drawn are not looked at.
 */
export function gradeAssessment({
  manifest,
  answers,
  drawn,
  awarded = {},
}: {
  manifest: { assessment: Pick<Assessment, 'exercises' | 'passScore'> }
  answers: Record<string, unknown>
  drawn: readonly string[]
  awarded?: Record<string, number>
}): AssessmentGrade {
  const { exercises, passScore } = manifest.assessment
  const perExercise = drawn.flatMap((id): ExerciseGrade[] => {
    const exercise = exercises.find((candidate) => candidate.id === id)
    return exercise ? [gradeOne(exercise, answers[id], awarded[id])] : []
  })
  const maxPoints = round(sum(perExercise.map((one) => one.maxPoints)))
  const given = perExercise.flatMap((one) => (one.points === null ? [] : [one.points]))
  const needsGrading = given.length < perExercise.length
  const points = needsGrading ? null : round(sum(given))
  const score = points === null || maxPoints === 0 ? null : round(points / maxPoints)
  return { score, passed: score === null ? null : score >= passScore, points, maxPoints, perExercise, needsGrading }
}

function gradeOne(exercise: Exercise, answer: unknown, awarded: number | undefined): ExerciseGrade {
  const own = gradeExercise(exercise, answer)
  const byPerson = gradedBy(exercise) === 'person' && awarded !== undefined
  const score = byPerson ? Math.min(1, Math.max(0, awarded)) : own.score
  const points = score === null ? null : round(score * exercise.points)
  return { id: exercise.id, score, correct: score === null ? null : score === 1, points, maxPoints: exercise.points }
}

/** One of each objective first, then the second of each, and so on. */
function spread(exercises: Exercise[]): Exercise[] {
  const seen = new Map<string, number>()
  return exercises
    .map((exercise, position) => {
      const objective = exercise.objective ?? ''
      const round = seen.get(objective) ?? 0
      seen.set(objective, round + 1)
      return { exercise, round, position }
    })
    .sort((a, b) => a.round - b.round || a.position - b.position)
    .map(({ exercise }) => exercise)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Thirds of points must not fail somebody at a pass mark they reached. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
