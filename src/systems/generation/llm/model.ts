import type { z } from 'zod'
import type { Pace } from './generate-object'

/** Why a model gave no answer that can be used. */
export const troubles = [
  'rate-limited',
  'unavailable',
  'timeout',
  'request-refused',
  'refusal',
  'truncated',
  'empty',
  'malformed',
  'schema',
  'wrong-language',
  'unknown-segment',
  'incomplete',
] as const
export type Trouble = (typeof troubles)[number]

/** One request to a model, as the ledger of a run keeps it; the failed ones too. */
export type ModelCall = {
  task: string
  provider: string
  model: string
  promptVersion: string
  /** From 1, counted over one task. */
  attempt: number
  /** When it began, ISO 8601. */
  at: string
  milliseconds: number
  /** `input` counts all of the prompt, `cached` the part of it that was read from the service's cache. Null: it did not say. */
  tokens: { input: number; cached: number; output: number } | null
  /** By the list of prices in force on `pricesOf` (ISO date); null where no price is known. */
  cost: { amount: number; currency: 'USD'; pricesOf: string } | null
  outcome: 'answered' | 'cancelled' | Trouble
}

/** A call that is about to be made: the letters of its prompt, and the most tokens of its answer. */
export type NextCall = { task: string; model: string; letters: number; maxOutputTokens: number }

/** What is wrong with an answer, in words for the model, so that it can mend it. */
export type Objection = { trouble: Trouble; remark: string }

export type Ask<T> = {
  /** Names it in the ledger: `lesson`. */
  task: string
  promptVersion: string
  schema: z.ZodType<T>
  /** The same for every call of a course and sent first, so that services read both from their caches. */
  policy: string
  sources: string
  /** What is wanted this time; sent last. */
  instruction: string
  /** A look at an answer that fits the schema. */
  check?: (object: T) => Objection | null
  signal: AbortSignal
  /** In place of the model's own pace and room, for what is not drafting. */
  pace?: Pick<Pace, 'timeout' | 'mostFailures' | 'mostRepairs'>
  maxOutputTokens?: number
  /** Told of each call as it ends, before anything is done with its answer. */
  record?: (call: ModelCall) => Promise<void> | void
  /** Asked before each call; what it throws, the task ends with, and nothing is sent. */
  before?: (call: NextCall) => Promise<void> | void
}

/** A model that answers with objects. One file a service: `openai.ts`, `anthropic.ts`, `google.ts`. */
export type Llm = {
  name: string
  model: string
  /**
   * An object that fits the schema and the check, and every call it took.
   *
   * @throws DomainError `generation.needs-human` with the trouble in `data.detail` where there is none within the budget of
   * tries; the signal's reason when aborted
   */
  generateObject: <T>(ask: Ask<T>) => Promise<{ object: T; calls: ModelCall[] }>
}
