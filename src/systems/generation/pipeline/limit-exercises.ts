import type { Exercise } from '@/shared/manifest/schema'
import type { Exercises } from '../model'
import type { Depth } from '../wishes'

const MICRO_PRACTICE = 2
const MICRO_ASSESSMENT = 6

/**
 * As many questions as a depth has room for. A microlearning practises twice in all and asks six at the end, the objectives'
 * own first; the others keep what was written.
 */
export function limitExercises(exercises: Exercises, depth: Depth | undefined): Exercises {
  if (depth !== 'microlearning') return exercises
  const lessons = exercises.practice.filter(({ exercises: own }) => own.length > 0).length
  const each = Math.max(1, Math.floor(MICRO_PRACTICE / Math.max(1, lessons)))
  const practice = exercises.practice.map(({ lesson, exercises: own }) => ({ lesson, exercises: own.slice(0, each) }))
  const kept = new Set(practice.flatMap(({ exercises: own }) => own.map(({ id }) => id)))
  const spare = exercises.practice.flatMap(({ exercises: own }) => own).filter(({ id }) => !kept.has(id))
  return { ...exercises, practice, assessment: spread([...exercises.assessment, ...spare]).slice(0, MICRO_ASSESSMENT) }
}

/** One question of each objective before a second of any. */
function spread(questions: readonly Exercise[]): Exercise[] {
  const turns = new Map<string, number>()
  return questions
    .map((question, at) => {
      const objective = question.objective ?? ''
      const turn = turns.get(objective) ?? 0
      turns.set(objective, turn + 1)
      return { question, turn, at }
    })
    .sort((a, b) => a.turn - b.turn || a.at - b.at)
    .map(({ question }) => question)
}
