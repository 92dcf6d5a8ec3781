import type { ModelCall } from './model'
import type { WireAnswer } from './wire'

/** US dollars a million tokens. */
export type Prices = { input: number; cached: number; cacheWrites?: number; output: number; of: string }

const of = '2026-04-30'
const known: Record<string, Prices> = {
  'gpt-5.4': { input: 2.5, cached: 0.25, output: 15, of },
  'gpt-5.4-mini': { input: 0.75, cached: 0.075, output: 4.5, of },
  'gpt-5': { input: 1.25, cached: 0.125, output: 10, of },
  'gpt-5-mini': { input: 0.25, cached: 0.025, output: 2, of },
  'gpt-5-nano': { input: 0.05, cached: 0.005, output: 0.4, of },
  'gpt-4.1': { input: 2, cached: 0.5, output: 8, of },
  'gpt-4.1-mini': { input: 0.4, cached: 0.1, output: 1.6, of },
  'claude-opus-4-7': { input: 5, cached: 0.5, cacheWrites: 6.25, output: 25, of },
  'claude-sonnet-4-6': { input: 3, cached: 0.3, cacheWrites: 3.75, output: 15, of },
  'claude-sonnet-4-5': { input: 3, cached: 0.3, cacheWrites: 3.75, output: 15, of },
  'claude-haiku-4-5': { input: 1, cached: 0.1, cacheWrites: 1.25, output: 5, of },
}

/** The list price of a model, dated snapshots of it included; null for one that is not on the list. */
export function pricesOf(model: string): Prices | null {
  return known[model] ?? known[model.replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, '')] ?? null
}

/** What tokens cost: an estimate by the list, never a bill. */
export function costOf(prices: Prices | null, tokens: WireAnswer['tokens']): ModelCall['cost'] {
  if (!prices || !tokens) return null
  const fresh = tokens.input - tokens.cached - tokens.cacheWrites
  const millionths =
    fresh * prices.input +
    tokens.cached * prices.cached +
    tokens.cacheWrites * (prices.cacheWrites ?? prices.input) +
    tokens.output * prices.output
  return { amount: millionths / 1_000_000, currency: 'USD', pricesOf: prices.of }
}
