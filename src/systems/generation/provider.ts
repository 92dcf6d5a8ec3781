import type { ModelCall } from './llm/model'
import type { CourseRequest, CourseState, Exercises, Facts, Lessons, Outline, PlannedObjective } from './model'

type After<Steps extends keyof CourseState> = Pick<CourseState, Steps>
export type StepContext = {
  request: CourseRequest
  signal: AbortSignal
  /**
   * Stores what `answer` gives before anybody uses it, and gives what is stored under `key` without asking again. Paid
   * answers go through it. Where there is none, nothing is stored.
   */
  keep?: <T>(key: string, answer: () => Promise<T>) => Promise<T>
  /** Told of every call of a model as it ends, failed ones too. */
  record?: (call: ModelCall) => Promise<void> | void
}

/**
 * Who drafts a course. A provider does the five writing steps; each gets what the steps before it made and returns
 * JSON, so that a run can stop after any of them and go on elsewhere. Verifying is not the provider's: the same
 * verifier judges them all.
 */
export type LlmProvider = {
  /** As in `--provider`, and in the record of a run. */
  name: string
  title: string
  /** Of the model, or null where none is asked. */
  model: string | null
  /** What the environment lacks for it to be used: the name of a variable. */
  missing?: string | null
  /** Changes whenever the same input may give other words. */
  promptVersion: string
  facts: (context: StepContext) => Promise<Facts>
  objectives: (context: StepContext, state: After<'facts'>) => Promise<PlannedObjective[]>
  outline: (context: StepContext, state: After<'facts' | 'objectives'>) => Promise<Outline>
  lessons: (context: StepContext, state: After<'facts' | 'objectives' | 'outline'>) => Promise<Lessons>
  exercises: (context: StepContext, state: After<'facts' | 'objectives' | 'outline' | 'lessons'>) => Promise<Exercises>
}

export const defineProvider = (provider: LlmProvider): LlmProvider => provider
