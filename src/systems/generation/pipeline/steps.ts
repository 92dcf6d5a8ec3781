import { applyDecisions } from '../knowledge/apply-decisions'
import type { CourseState } from '../model'
import { withSecondOpinion } from '../judge/second-opinion'
import type { LlmProvider, StepContext } from '../provider'
import { flagSuspicious } from '../safety/flag-suspicious'
import { assembleContent } from './assemble-content'
import { chooseFacts } from './choose-facts'
import { limitExercises } from './limit-exercises'
import { verifyContent } from './verify-content'

/** The steps of a run, in order. Each is named in progress, checkpoints and errors. */
export const pipelineSteps = ['facts', 'objectives', 'outline', 'lessons', 'exercises', 'verify'] as const
export type PipelineStep = (typeof pipelineSteps)[number]

type Step<Name extends PipelineStep> = (
  provider: LlmProvider,
  context: StepContext,
  state: CourseState,
) => Promise<CourseState[Name]>

const steps: { [Name in PipelineStep]: Step<Name> } = {
  // Whoever reads the facts, people have the last word on them.
  facts: async (provider, context) => {
    const { knowledge, sources, wishes } = context.request
    const found = applyDecisions(await provider.facts(context), knowledge?.decisions ?? [], sources)
    const chosen = chooseFacts(found, wishes?.depth)
    return provider.readable?.(context, chosen) ?? chosen
  },
  objectives: (provider, context, state) => provider.objectives(context, state),
  outline: (provider, context, state) => provider.outline(context, state),
  lessons: (provider, context, state) => provider.lessons(context, state),
  exercises: async (provider, context, state) =>
    limitExercises(await provider.exercises(context, state), context.request.wishes?.depth),
  verify: (_provider, context, state) => {
    const { request } = context
    const checked = verifyContent(assembleContent(request, state), request.sources)
    return withSecondOpinion(flagSuspicious(checked, request.sources), context)
  },
}

/** Runs one step on what the steps before it made, and returns its part of the state. @throws AbortError when cancelled */
export async function runStep<Name extends PipelineStep>(
  name: Name,
  { provider, context, state }: { provider: LlmProvider; context: StepContext; state: Partial<CourseState> },
): Promise<CourseState[Name]> {
  context.signal.throwIfAborted()
  const missing = pipelineSteps.slice(0, pipelineSteps.indexOf(name)).find((before) => state[before] === undefined)
  if (missing !== undefined) throw new Error(`The step "${name}" needs what "${missing}" makes, which has not run.`)
  const step: Step<Name> = steps[name]
  // Every part the step reads is there: checked above.
  return step(provider, context, state as CourseState)
}
