import type { Exercise } from '@/shared/manifest/schema'
import { malformed } from './errors'

export type RubricExercise = Extract<Exercise, { type: 'free-text' | 'upload' }>

/** What one grader says of one criterion. `level`: its place in the rubric, from 0. */
export type GivenLevel = { level: number; comment: string | null; confirmed: boolean }
export type Levels = Record<string, GivenLevel>

export const isRubricExercise = (exercise: Exercise): exercise is RubricExercise =>
  exercise.type === 'free-text' || exercise.type === 'upload'

export function maxOf({ rubric }: RubricExercise): number {
  return round(rubric.reduce((sum, { levels }) => sum + Math.max(...levels.map(({ points }) => points)), 0))
}

/** The sum by the rubric; null as long as one criterion has no level: ungraded is not 0. */
export function pointsOf({ rubric }: RubricExercise, levels: Levels): number | null {
  let sum = 0
  for (const criterion of rubric) {
    const given = levels[criterion.id]
    const level = given && criterion.levels[given.level]
    if (!level) return null
    sum += level.points
  }
  return round(sum)
}

export const allConfirmed = ({ rubric }: RubricExercise, levels: Levels): boolean =>
  rubric.every(({ id }) => levels[id]?.confirmed === true)

/** @throws `grading.unknown-level` (400) for a criterion or a level that the rubric does not have. */
export function assertLevels({ rubric }: RubricExercise, levels: Levels): void {
  for (const [id, { level }] of Object.entries(levels)) {
    const criterion = rubric.find((one) => one.id === id)
    if (criterion?.levels[level]) continue
    throw malformed(
      'grading.unknown-level',
      criterion
        ? `“${criterion.criterion}” has ${criterion.levels.length} levels. Choose one of them.`
        : 'The rubric has no such criterion. Reload the page.',
    )
  }
}

/** Hundredths are enough, and sums of tenths come out even. */
export function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
