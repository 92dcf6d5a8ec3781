import { setTimeout as wait } from 'node:timers/promises'
import { strictSchema } from './json-schema'
import type { Ask, Llm, ModelCall, Objection, Trouble } from './model'
import { NeedsHuman } from './needs-human'
import { costOf, pricesOf, type Prices } from './prices'
import type { Wire, WireAnswer, WireFailure } from './wire'

/** Calls that fail, of one task. */
const MOST_FAILURES = 4
/** Times an answer that cannot be used is asked for again. */
const MOST_REPAIRS = 2
const OUTPUT_TOKENS = 16_000
const MOST_OUTPUT_TOKENS = 64_000

export type Pace = {
  /** Milliseconds for one call, from the request to the last byte of its answer. */
  timeout?: number
  /** Before the second try; twice as long before each further one. What the service asks for goes before. */
  firstWaitSeconds?: number
  /** What is asked for beyond this is left to whoever called. */
  longestWaitSeconds?: number
  /** In place of the price list's. */
  prices?: Prices | null
  /** Calls that may fail of one task, and answers that may be asked for again; for trying a connection, one and none. */
  mostFailures?: number
  mostRepairs?: number
}

/** What all services share: bounded tries, answers that are looked at before anybody uses them, and a record of every call. */
export function makeLlm(wire: Wire, pace: Pace = {}): Llm {
  return {
    name: wire.name,
    model: wire.model,
    generateObject: (ask) => generateObject(wire, { ...pace, ...ask.pace }, ask),
  }
}

async function generateObject<T>(
  wire: Wire,
  {
    timeout = 180_000,
    firstWaitSeconds = 1,
    longestWaitSeconds = 60,
    prices = pricesOf(wire.model),
    mostFailures = MOST_FAILURES,
    mostRepairs = MOST_REPAIRS,
  }: Pace,
  ask: Ask<T>,
): Promise<{ object: T; calls: ModelCall[] }> {
  const calls: ModelCall[] = []
  const request = {
    policy: ask.policy,
    sources: ask.sources,
    name: ask.task.replace(/\W/g, '_'),
    schema: strictSchema(ask.schema),
  }
  let { instruction } = ask
  let maxOutputTokens = ask.maxOutputTokens ?? OUTPUT_TOKENS
  let failures = 0
  let repairs = 0
  const giveUp = (trouble: Trouble, { retryAfterSeconds, refusal }: WireFailure = {}, error?: unknown) =>
    new NeedsHuman({ wire, task: ask.task, trouble, retryAfterSeconds, refusal, error })
  const record = async (began: number, outcome: ModelCall['outcome'], tokens?: WireAnswer['tokens']) => {
    const call: ModelCall = {
      task: ask.task,
      provider: wire.name,
      model: wire.model,
      promptVersion: ask.promptVersion,
      attempt: calls.length + 1,
      at: new Date(began).toISOString(),
      milliseconds: Date.now() - began,
      tokens: tokens ? { input: tokens.input, cached: tokens.cached, output: tokens.output } : null,
      cost: costOf(prices, tokens),
      outcome,
    }
    calls.push(call)
    await ask.record?.(call)
  }

  for (;;) {
    ask.signal.throwIfAborted()
    const letters = request.policy.length + request.sources.length + instruction.length
    await ask.before?.({ task: ask.task, model: wire.model, letters, maxOutputTokens })
    const began = Date.now()
    const outcome = await inTime({ timeout, signal: ask.signal }, (signal) =>
      wire.call({ ...request, instruction, maxOutputTokens, signal }),
    )
    if ('answer' in outcome) {
      const { answer } = outcome
      const judged = judge(answer, ask)
      await record(began, 'object' in judged ? 'answered' : judged.trouble, answer.tokens)
      if ('object' in judged) return { object: judged.object, calls }
      if (judged.trouble === 'refusal' || repairs >= mostRepairs) throw giveUp(judged.trouble)
      repairs += 1
      if (judged.trouble === 'truncated') maxOutputTokens = Math.min(maxOutputTokens * 2, MOST_OUTPUT_TOKENS)
      instruction = `${ask.instruction}\n\nYour last answer could not be used: ${judged.remark} Answer again, in full.`
      continue
    }
    if (ask.signal.aborted) {
      await record(began, 'cancelled')
      throw ask.signal.reason
    }
    const failure = outcome.late ? {} : wire.failureOf(outcome.error)
    const trouble = outcome.late ? 'timeout' : troubleOf(failure)
    await record(began, trouble)
    failures += 1
    const seconds = failure.retryAfterSeconds ?? firstWaitSeconds * 2 ** (failures - 1)
    if (trouble === 'request-refused' || failures >= mostFailures || seconds > longestWaitSeconds)
      throw giveUp(trouble, failure, outcome.error)
    await wait(seconds * 1000, undefined, { signal: ask.signal }).catch(() => ask.signal.throwIfAborted())
  }
}

type Outcome = { answer: WireAnswer } | { error: unknown; late: boolean }

/** Libraries watch the time to the first byte at most: an answer that drips would keep them for ever. */
async function inTime(
  { timeout, signal }: { timeout: number; signal: AbortSignal },
  call: (signal: AbortSignal) => Promise<WireAnswer>,
): Promise<Outcome> {
  const late = AbortSignal.timeout(timeout)
  const either = AbortSignal.any([signal, late])
  const ended = new Promise<never>((_resolve, reject) => {
    either.addEventListener('abort', () => reject(either.reason as Error), { once: true })
  })
  try {
    return { answer: await Promise.race([call(either), ended]) }
  } catch (error) {
    return { error, late: late.aborted && !signal.aborted }
  }
}

/** Without a status nothing was answered. Money that is used up does not come back by waiting. */
function troubleOf({ status, refusal }: WireFailure): Trouble {
  if (refusal === 'quota' || refusal === 'address') return 'request-refused'
  if (status === 429) return 'rate-limited'
  if (status === undefined || status >= 500 || [408, 409, 425].includes(status)) return 'unavailable'
  return 'request-refused'
}

function judge<T>({ text, ending }: WireAnswer, { schema, check }: Ask<T>): { object: T } | Objection {
  if (ending === 'refused') return { trouble: 'refusal', remark: 'It was refused.' }
  if (ending === 'truncated') return { trouble: 'truncated', remark: 'It was cut off. Be briefer.' }
  if (text.trim() === '') return { trouble: 'empty', remark: 'It was empty.' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { trouble: 'malformed', remark: 'It was not JSON.' }
  }
  const read = schema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue?.path.join('.') || 'the top'
    return {
      trouble: 'schema',
      remark: `It did not fit the schema: at ${place}, ${issue?.message ?? 'something else'}.`,
    }
  }
  return check?.(read.data) ?? { object: read.data }
}
