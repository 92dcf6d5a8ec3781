import type { CourseContent } from '@/shared/manifest/schema'
import { claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import type { SecondOpinion } from '../judge/second-opinion'
import type { ModelCall } from '../llm/model'
import type { CourseState, FactKind, LeftOut, Problems } from '../model'

/** What was made of the sources, in figures, and what was not. */
export type GenerationReport = {
  provider: string
  facts: Partial<Record<FactKind, number>>
  modules: number
  lessons: number
  minutes: number
  claims: Record<'supported' | 'partial' | 'unsupported', number>
  exercises: Partial<Record<string, number>>
  objectives: { total: number; tested: number }
  /** Every call of a model, and what they cost together; null where the price of one is not known. */
  calls: ModelCall[]
  cost: { amount: number; currency: 'USD' } | null
  /** Claims and exercises the verifier has a remark on. */
  problems: Problems[]
  /** What a second model made of the claims; null where none was asked for. */
  secondOpinion: SecondOpinion | null
  /** Passages that were not taught, with the reason. */
  leftOut: LeftOut[]
}

export function reportOf({
  provider,
  state,
  calls,
}: {
  provider: string
  state: CourseState
  calls: readonly ModelCall[]
}): GenerationReport {
  const { content, problems } = state.verify
  const lessons = content.modules.flatMap((module) => module.lessons)
  const exercises = exercisesOf(content)
  const tested = new Set(exercises.flatMap((exercise) => exercise.objective ?? []))
  const asked = new Set(exercises.flatMap(claimsOfExercise))
  return {
    provider,
    facts: tally(state.facts.facts.map((fact) => fact.kind)),
    modules: content.modules.length,
    lessons: lessons.length,
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    claims: {
      supported: 0,
      partial: 0,
      unsupported: 0,
      ...tally(Object.values(content.claims).map((claim: CourseContent['claims'][string]) => claim.support)),
    },
    exercises: tally(exercises.map((exercise) => exercise.type)),
    objectives: {
      total: content.objectives.length,
      tested: content.objectives.filter(
        (objective) => tested.has(objective.id) || objective.claims.some((claim) => asked.has(claim)),
      ).length,
    },
    calls: [...calls],
    cost: costOfAll(calls),
    problems,
    secondOpinion: state.verify.secondOpinion ?? null,
    leftOut: state.facts.leftOut,
  }
}

/** Calls that were not answered are not counted: services bill none of them. */
export function costOfAll(calls: readonly ModelCall[]): GenerationReport['cost'] {
  const paid = calls.filter(({ tokens }) => tokens !== null)
  if (paid.some(({ cost }) => cost === null)) return null
  return { amount: paid.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0), currency: 'USD' }
}

function tally<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
