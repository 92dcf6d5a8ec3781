import { courseContentSchema, type CourseContent } from '@/shared/manifest/schema'
import { noFacts } from '../errors'
import type { ModelCall } from '../llm/model'
import type { CourseRequest, CourseState } from '../model'
import type { LlmProvider } from '../provider'
import { builtin } from '../providers/builtin'
import { reportOf, type GenerationReport } from './report'
import { pipelineSteps, runStep, type PipelineStep } from './steps'

export type GenerationProgress = { step: PipelineStep; done: number; total: number }

/**
 * Drafts a whole course in memory, step after step. The same sources and provider version give the same content.
 * @throws DomainError `generation.nothing-to-teach` where the sources hold nothing a course could be made of
 */
export async function generateCourse({
  provider = builtin,
  onProgress = () => undefined,
  signal = new AbortController().signal,
  ...request
}: CourseRequest & {
  provider?: LlmProvider
  onProgress?: (progress: GenerationProgress) => void
  signal?: AbortSignal
}): Promise<{
  content: CourseContent
  report: GenerationReport
}> {
  const state: Partial<CourseState> = {}
  const calls: ModelCall[] = []
  const context = { request, signal, record: (call: ModelCall) => void calls.push(call) }
  for (const [index, step] of pipelineSteps.entries()) {
    onProgress({ step, done: index, total: pipelineSteps.length })
    Object.assign(state, { [step]: await runStep(step, { provider, context, state }) })
    if (step === 'facts') assertTeachable(state)
  }
  const finished = state as CourseState
  return { content: checkedContent(finished), report: reportOf({ provider: provider.name, state: finished, calls }) }
}

/** @throws DomainError where there is nothing to make a course of */
export function assertTeachable(state: Partial<CourseState>): void {
  if ((state.facts?.facts.length ?? 0) === 0) throw noFacts()
}

/** The content as the schema of courses has it. @throws DomainError where no question could be asked */
export function checkedContent(state: CourseState): CourseContent {
  const { content } = state.verify
  if (content.assessment.exercises.length === 0) throw noFacts()
  return courseContentSchema.parse(content)
}
