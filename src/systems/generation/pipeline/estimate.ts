import type { CourseRequest, Facts } from '../model'
import { phrasesOf } from '../phrases'
import { planCourse } from '../providers/builtin/plan/plan-course'
import { costOf } from '../llm/prices'
import type { LlmProvider } from '../provider'
import { chooseFacts } from './choose-facts'
import { foreignLanguage } from '../wishes'
import { LETTERS_A_TOKEN, pricesFor, usualAnswer } from './budget'

export type Estimate = {
  provider: string
  model: string | null
  lessons: number
  calls: number
  /** `cached`: the part of the input that services read from their caches. */
  tokens: { input: number; cached: number; output: number }
  /** Null where the model's price is not known, or no model is asked. `most` reckons with mending and without a cache. */
  cost: { usual: number; most: number; currency: 'USD'; pricesOf: string } | null
}

/** Letters around the text of a segment and a fact in a prompt, and of one task. */
const AROUND_A_SEGMENT = 60
const AROUND_A_FACT = 70
const A_TASK = 900
/** Seven to nine questions a lesson in place of four to six. */
const MORE_FOR_A_CERTIFICATE = 1.6
/** One lesson in three has a claim that is asked for once more. */
const MENDED = 1 / 3

/**
 * What a draft will need, before anything is asked: calls, tokens and money, from the size of the sources and the number of
 * lessons that our own planner makes of them. A model plans otherwise; the order of magnitude holds.
 */
export function estimateOf({
  provider,
  request,
  facts: found,
}: {
  provider: LlmProvider
  request: CourseRequest
  facts: Facts
}): Estimate {
  const facts = chooseFacts(found, request.wishes?.depth)
  const lessons = planCourse(facts, phrasesOf(facts.language)).flatMap((module) => module.lessons).length
  const base = { provider: provider.name, model: provider.model, lessons }
  if (provider.model === null) return { ...base, calls: 0, tokens: { input: 0, cached: 0, output: 0 }, cost: null }
  const letters =
    request.sources.reduce(
      (sum, { document }) => sum + document.text.length + document.segments.length * AROUND_A_SEGMENT,
      0,
    ) + facts.facts.reduce((sum, { text }) => sum + text.length + AROUND_A_FACT, 0)
  const prefix = Math.ceil(letters / LETTERS_A_TOKEN)
  const tasks = [
    { task: 'objectives', times: 1 },
    { task: 'outline', times: 1 },
    { task: 'lesson', times: lessons },
    { task: 'repair', times: Math.round(lessons * MENDED) },
    { task: 'exercises', times: lessons },
    ...(foreignLanguage(request.wishes, request.sources) ? [{ task: 'translate', times: lessons * 2 }] : []),
  ]
  const longerBy = (task: string) =>
    task === 'exercises' && request.wishes?.depth === 'certification' ? MORE_FOR_A_CERTIFICATE : 1
  const calls = tasks.reduce((sum, { times }) => sum + times, 0)
  const input = calls * (prefix + Math.ceil(A_TASK / LETTERS_A_TOKEN))
  const output = tasks.reduce((sum, { task, times }) => sum + times * usualAnswer(task) * longerBy(task), 0)
  const cached = (calls - 1) * prefix
  const prices = pricesFor(provider)
  const usual = costOf(prices, { input, cached, cacheWrites: prefix, output })
  const most = costOf(prices, { input: input * 1.5, cached: 0, cacheWrites: 0, output: output * 1.5 })
  return {
    ...base,
    calls,
    tokens: { input, cached, output },
    cost: usual && most ? { usual: usual.amount, most: most.amount, currency: 'USD', pricesOf: usual.pricesOf } : null,
  }
}
