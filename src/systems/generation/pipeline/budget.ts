import { DomainError } from '@/shared/errors'
import type { ModelCall, NextCall } from '../llm/model'
import { pricesOf, type Prices } from '../llm/prices'
import type { LlmProvider } from '../provider'

/** Letters a token, on the careful side: languages with long words have fewer. */
export const LETTERS_A_TOKEN = 3.6
/** Tokens that an answer to each task has, as a rule. The limit of a call is many times that, and never reached. */
const usualAnswers: Record<string, number> = {
  objectives: 700,
  outline: 2200,
  lesson: 2600,
  exercises: 2400,
  translate: 2400,
}
const USUAL_ANSWER = 2000

/** Tokens of an answer as they are reckoned with before it is there. */
export const usualAnswer = (task: string): number => usualAnswers[task] ?? USUAL_ANSWER

/** The prices that count for a provider; null where nobody knows them. */
export const pricesFor = ({ prices, model }: Pick<LlmProvider, 'prices' | 'model'>): Prices | null =>
  prices ?? (model === null ? null : pricesOf(model))

/** The run may spend no more. It stands and waits for a person, with everything that was paid for. */
export const overBudget = ({ budget, spent }: { budget: number; spent: number }) =>
  new DomainError({
    code: 'generation.over-budget',
    status: 422,
    message: `The budget of ${dollars(budget)} is used up: ${dollars(spent)} are spent, and the next call would go beyond it. Go on with a higher budget, or cancel the draft.`,
  })

/** A part written anew may cost what the run of its course was allowed, and no more. */
export const rewriteOverBudget = ({ budget, spent, needed }: { budget: number; spent: number; needed: number }) =>
  new DomainError({
    code: 'generation.over-budget',
    status: 422,
    message: `Writing this part anew would cost about ${dollars(spent + needed)}. The budget of this course is ${dollars(budget)} a run. Choose a cheaper model or the built-in provider.`,
  })

export const dollars = (amount: number): string => `${amount.toFixed(amount < 1 && amount > 0 ? 3 : 2)} US dollars`

/**
 * Watches what a run spends. `before` refuses the call that, with those under way, would go beyond the budget, by what it
 * sends (nothing of it from the cache) and what its kind of answer has as a rule; `ended` is told what a call did cost.
 *
 * @throws DomainError `generation.price-unknown` where there is a budget, and no price to keep it by
 */
export function keepBudget({
  budget,
  calls,
  provider,
  refusal = overBudget,
}: {
  budget: number | null
  /** Made before. */
  calls: readonly ModelCall[]
  provider: Pick<LlmProvider, 'prices' | 'model'>
  /** `needed`: what the refused call would have cost. */
  refusal?: (figures: { budget: number; spent: number; needed: number }) => DomainError
}): { before: (call: NextCall) => void; ended: (call: ModelCall) => void } {
  const costOf = (call: ModelCall) => call.cost?.amount ?? 0
  let spent = calls.reduce((sum, call) => sum + costOf(call), 0)
  const underWay: { task: string; amount: number }[] = []
  return {
    before({ task, model, letters }) {
      if (budget === null) return
      const prices = provider.prices ?? pricesOf(model)
      if (!prices) throw priceUnknown(model)
      const amount =
        ((letters / LETTERS_A_TOKEN) * (prices.cacheWrites ?? prices.input) + usualAnswer(task) * prices.output) /
        1_000_000
      const waiting = underWay.reduce((sum, call) => sum + call.amount, 0)
      if (spent + waiting + amount > budget) throw refusal({ budget, spent, needed: amount })
      underWay.push({ task, amount })
    },
    ended(call) {
      spent += costOf(call)
      const at = underWay.findIndex(({ task }) => task === call.task)
      if (at >= 0) underWay.splice(at, 1)
    },
  }
}

export const priceUnknown = (model: string) =>
  new DomainError({
    code: 'generation.price-unknown',
    status: 400,
    message: `Nobody knows here what the model “${model}” costs, so no budget can be kept. Enter its prices, or start without a budget.`,
  })
