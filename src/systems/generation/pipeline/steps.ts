import { applyDecisions } from '../knowledge/apply-decisions'
import type { CourseState } from '../model'
import type { LlmProvider, StepContext } from '../provider'
import { assembleContent } from './assemble-content'
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
    const { knowledge, sources } = context.request
    return applyDecisions(await provider.facts(context), knowledge?.decisions ?? [], sources)
  },
  objectives: (provider, context, state) => provider.objectives(context, state),
  outline: (provider, context, state) => provider.outline(context, state),
  lessons: (provider, context, state) => provider.lessons(context, state),
  exercises: (provider, context, state) => provider.exercises(context, state),
  verify: (_provider, context, state) =>
    Promise.resolve(verifyContent(assembleContent(context.request, state), context.request.sources)),
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
