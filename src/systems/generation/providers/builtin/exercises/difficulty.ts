import type { Exercise } from '@/shared/manifest/schema'

export type Difficulty = 'easy' | 'medium' | 'hard'

type Shape = Pick<Exercise, 'type'> & { options?: unknown; pairs?: unknown[]; items?: unknown[]; scenes?: unknown[] }

/**
 * How hard a question is likely to be, from what it asks for: to know again (easy), to recall or to put together (medium),
 * to find a mistake or to decide (hard).
 */
export function difficultyOf(exercise: Shape): Difficulty {
  switch (exercise.type) {
    case 'true-false':
    case 'single-choice':
    case 'flashcards':
    case 'hotspot':
      return 'easy'
    case 'spot-the-error':
    case 'free-text':
    case 'upload':
    case 'checklist':
      return 'hard'
    case 'scenario':
      return (exercise.scenes?.length ?? 0) > 1 ? 'hard' : 'medium'
    case 'ordering':
      return (exercise.items?.length ?? 0) > 4 ? 'hard' : 'medium'
    case 'matching':
      return (exercise.pairs?.length ?? 0) > 4 ? 'hard' : 'medium'
    default:
      return 'medium'
  }
}
