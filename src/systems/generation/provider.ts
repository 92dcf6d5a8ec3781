import type { Judge } from './judge/second-opinion'
import type { Llm, ModelCall, NextCall } from './llm/model'
import type { Prices } from './llm/prices'
import type { CourseContent } from '@/shared/manifest/schema'
import type {
  CourseRequest,
  CourseState,
  Exercises,
  Facts,
  LessonPlan,
  Lessons,
  Outline,
  PlannedObjective,
} from './model'
import type { RewriteAsk, Rewriting } from './rewriting/model'

type After<Steps extends keyof CourseState> = Pick<CourseState, Steps>
export type StepContext = {
  request: CourseRequest
  signal: AbortSignal
  /**
   * Stores what `answer` gives before anybody uses it, together with the calls that `answer` records, and gives what is
   * stored under `key` without asking again. Paid answers go through it. Where there is none, nothing is stored.
   */
  keep?: <T>(key: string, answer: (record: Recorder) => Promise<T>) => Promise<T>
  /** Told of every call of a model as it ends, failed ones too. */
  record?: Recorder
  /** Asked before every call of a model, with what it will send and may get at most. @throws where it must not be made */
  before?: (call: NextCall) => Promise<void> | void
  /** Gives a second opinion on the claims after our own check; nobody where it is left out. */
  judge?: Judge
}

export type Recorder = (call: ModelCall) => Promise<void> | void

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
  /** The model itself, for what is no drafting: trying the connection, a second opinion. */
  llm?: () => Llm
  facts: (context: StepContext) => Promise<Facts>
  /** The facts that it can read: those on a passage too long for its model are taken out, and listed as left out. */
  readable?: (context: StepContext, facts: Facts) => Facts
  objectives: (context: StepContext, state: After<'facts'>) => Promise<PlannedObjective[]>
  outline: (context: StepContext, state: After<'facts' | 'objectives'>) => Promise<Outline>
  lessons: (context: StepContext, state: After<'facts' | 'objectives' | 'outline'>) => Promise<Lessons>
  exercises: (context: StepContext, state: After<'facts' | 'objectives' | 'outline' | 'lessons'>) => Promise<Exercises>
  /**
   * Asks a model what `exercises` will want to know of one lesson, so that lessons are asked about side by side. The answers
   * go through `keep`. Providers that ask nobody have none.
   */
  askExercises?: (
    context: StepContext,
    state: After<'facts' | 'objectives' | 'outline'>,
    lesson: LessonPlan,
  ) => Promise<void>
  /**
   * For providers that plan a long SOP in parts: how many there are, and the plan of one by its number, with the answers that
   * `objectives` and `outline` ask for. All parts one behind the other are what those two make of the whole.
   */
  parts?: {
    count: (context: StepContext, state: After<'facts'>) => number
    plan: (context: StepContext, state: After<'facts'>, part: number) => Promise<After<'objectives' | 'outline'>>
  }
  /** A part of a draft written anew. @throws `generation.cannot-rewrite` (422) with what it cannot do, in a sentence */
  rewrite?: (context: StepContext, ask: RewriteAsk) => Promise<Rewriting>
  /** The words of a finished course in another language, for providers that can. Nothing else of it is changed. */
  translate?: (context: StepContext, content: CourseContent, language: string) => Promise<Translated>
  /** Of its model, where they are not those of the price list. */
  prices?: Prices | null
}

/** `untranslated`: ids of claims and exercises whose translation said other numbers; they are left in the SOP's words. */
export type Translated = { content: CourseContent; untranslated: string[] }

export const defineProvider = (provider: LlmProvider): LlmProvider => provider
