import { courseContentSchema, type CourseContent } from '@/shared/manifest/schema'
import { noFacts } from '../errors'
import type { ModelCall } from '../llm/model'
import type { CourseRequest, CourseState } from '../model'
import type { LlmProvider, StepContext } from '../provider'
import { builtin } from '../providers/builtin'
import { assertWritable } from '../wishes'
import { reportOf, type GenerationReport } from './report'
import { planAndWrite, plansInParts } from './plan-and-write'
import { pipelineSteps, runStep, type PipelineStep } from './steps'
import { inCourseLanguage } from './translate'
import { plansOf, writeLessons, type Piece } from './write-lessons'

/** `lessons`: how many are written, once it is known how many there will be. `calls`: made so far, with what they cost. */
export type GenerationProgress = {
  step: PipelineStep
  done: number
  total: number
  lessons?: { done: number; total: number; title: string }
  calls: readonly ModelCall[]
}

/**
 * Drafts a whole course in memory, step after step, with lessons side by side. The same sources and provider version give
 * the same content. `answers` holds what models answered: handed to a second draft, what did not change is not asked again.
 *
 * @throws DomainError `generation.nothing-to-teach` where the sources hold nothing a course could be made of,
 * `generation.cannot-translate` where the provider does not write the language that is wished for
 */
export async function generateCourse({
  provider = builtin,
  onProgress = () => undefined,
  signal = new AbortController().signal,
  answers = new Map(),
  ...request
}: CourseRequest & {
  provider?: LlmProvider
  onProgress?: (progress: GenerationProgress) => void
  signal?: AbortSignal
  answers?: Map<string, Promise<unknown>>
}): Promise<{
  content: CourseContent
  report: GenerationReport
}> {
  assertWritable(provider, request.wishes ?? {}, request.sources)
  const state: Partial<CourseState> = {}
  const calls: ModelCall[] = []
  const record = (call: ModelCall) => void calls.push(call)
  const context: StepContext = {
    request,
    signal,
    record,
    keep<T>(key: string, answer: (recorder: typeof record) => Promise<T>) {
      const kept = (answers.get(key) as Promise<T> | undefined) ?? answer(record)
      answers.set(key, kept)
      return kept
    },
  }
  const total = pipelineSteps.length
  const written: string[] = []
  let lessons = 0
  const tellLessons = () => {
    const title = written.at(-1)
    // Before all is planned nobody knows how many there will be.
    if (title === undefined || lessons === 0) return
    const step = 'lessons'
    onProgress({
      step,
      done: pipelineSteps.indexOf(step),
      total,
      lessons: { done: written.length, total: lessons, title },
      calls,
    })
  }
  const wrote = ({ kind, lesson: { title } }: Piece) => {
    if (kind !== 'lesson') return
    written.push(title)
    tellLessons()
  }
  for (const [done, step] of pipelineSteps.entries()) {
    if (state[step] !== undefined) continue
    onProgress({ step, done, total, calls })
    const { facts } = state
    if (step === 'objectives' && facts && plansInParts(provider, context, facts)) {
      const planned = (made: Pick<CourseState, 'outline'>) => {
        lessons = plansOf(made).length
        onProgress({ step: 'lessons', done: pipelineSteps.indexOf('lessons'), total, calls })
        tellLessons()
      }
      Object.assign(state, await planAndWrite({ provider, context, facts, planned, wrote }))
    } else if (step === 'lessons') {
      const planned = state as CourseState
      lessons = plansOf(planned).length
      state.lessons = await writeLessons({ provider, context, state: planned, wrote })
    } else Object.assign(state, { [step]: await runStep(step, { provider, context, state }) })
    if (step === 'facts') assertTeachable(state)
  }
  const finished = await inCourseLanguage({ provider, context, state: state as CourseState })
  return { content: checkedContent(finished), report: reportOf({ provider: provider.name, state: finished, calls }) }
}

/** @throws DomainError where there is nothing to make a course of */
export function assertTeachable(state: Partial<CourseState>): void {
  if ((state.facts?.facts.length ?? 0) === 0) throw noFacts()
}

/** The content as the schema of courses has it. @throws DomainError where no question could be asked */
export function checkedContent(state: Pick<CourseState, 'verify'>): CourseContent {
  const { content } = state.verify
  if (content.assessment.exercises.length === 0) throw noFacts()
  return courseContentSchema.parse(content)
}
