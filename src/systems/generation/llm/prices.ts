import type { ModelCall } from './model'
import type { WireAnswer } from './wire'

/** US dollars a million tokens. */
export type Prices = { input: number; cached: number; cacheWrites?: number; output: number; of: string }

// Each with the day of its source; docs/how-to/connect-a-model.md says where. Prompts beyond 272,000 tokens (OpenAI) and
// 200,000 (Google's Pro models) cost more than this list says.
const openai = '2026-09-23'
const anthropic = '2026-09-28'
const google = '2026-10-07'
const earlier = '2026-04-30'
const known: Record<string, Prices> = {
  'gpt-6-astra': { input: 10, cached: 1, cacheWrites: 12.5, output: 50, of: openai },
  'gpt-6-sol': { input: 2, cached: 0.2, cacheWrites: 2.5, output: 10, of: openai },
  'gpt-6.1-sol': { input: 2, cached: 0.1, cacheWrites: 2.5, output: 10, of: '2026-10-13' },
  'gpt-6-luna': { input: 0.1, cached: 0.01, cacheWrites: 0.125, output: 0.5, of: openai },
  'gpt-5.6-sol': { input: 4, cached: 0.4, cacheWrites: 5, output: 20, of: openai },
  'gpt-5.6-terra': { input: 2, cached: 0.2, cacheWrites: 2.5, output: 12, of: openai },
  'gpt-5.6-luna': { input: 0.2, cached: 0.02, cacheWrites: 0.25, output: 1.2, of: openai },
  'gpt-5.5': { input: 5, cached: 0.5, output: 30, of: earlier },
  'gpt-5.4': { input: 2.5, cached: 0.25, output: 15, of: earlier },
  'gpt-5.4-mini': { input: 0.75, cached: 0.075, output: 4.5, of: earlier },
  'gpt-5.4-nano': { input: 0.2, cached: 0.02, output: 1.25, of: earlier },
  'gpt-5': { input: 1.25, cached: 0.125, output: 10, of: earlier },
  'gpt-5-mini': { input: 0.25, cached: 0.025, output: 2, of: earlier },
  'gpt-5-nano': { input: 0.05, cached: 0.005, output: 0.4, of: earlier },
  'gpt-4.1': { input: 2, cached: 0.5, output: 8, of: earlier },
  'gpt-4.1-mini': { input: 0.4, cached: 0.1, output: 1.6, of: earlier },
  'claude-fable-5-1': { input: 10, cached: 0.25, cacheWrites: 12.5, output: 50, of: anthropic },
  'claude-opus-5-5': { input: 4, cached: 0.2, cacheWrites: 5, output: 20, of: anthropic },
  'claude-opus-5': { input: 5, cached: 0.5, cacheWrites: 6.25, output: 25, of: anthropic },
  'claude-opus-4-7': { input: 5, cached: 0.5, cacheWrites: 6.25, output: 25, of: anthropic },
  'claude-sonnet-5-5': { input: 2, cached: 0.2, cacheWrites: 2.5, output: 10, of: anthropic },
  'claude-sonnet-5': { input: 2, cached: 0.2, cacheWrites: 2.5, output: 10, of: anthropic },
  'claude-sonnet-4-6': { input: 3, cached: 0.3, cacheWrites: 3.75, output: 15, of: anthropic },
  'claude-sonnet-4-5': { input: 3, cached: 0.3, cacheWrites: 3.75, output: 15, of: anthropic },
  'claude-haiku-4-5': { input: 1, cached: 0.1, cacheWrites: 1.25, output: 5, of: anthropic },
  // At half its price until the end of 2026.
  'gemini-3.8-flash': { input: 0.75, cached: 0.075, output: 3.75, of: google },
  'gemini-3.5-flash': { input: 1.5, cached: 0.15, output: 9, of: google },
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
