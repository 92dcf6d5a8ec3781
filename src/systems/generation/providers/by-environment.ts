import type { Environment } from '@/shared/env'
import type { Pace } from '../llm/generate-object'
import type { LlmProvider } from '../provider'
import { anthropic } from './anthropic'
import { builtin } from './builtin'
import { google } from './google'
import { openai } from './openai'

export type ProviderSettings = Pick<
  Environment,
  | 'LLM_PROVIDER'
  | 'LLM_MODEL'
  | 'LLM_PRICES'
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'ANTHROPIC_API_KEY'
  | 'GOOGLE_API_KEY'
>

/** The built-in provider and those of the three services, the one that is to be used by default first. */
export function providersFrom(settings: ProviderSettings): readonly LlmProvider[] {
  const { LLM_PROVIDER, LLM_MODEL, LLM_PRICES } = settings
  // A model belongs to one service: to the default one, and to whichever is asked for where the default has none.
  const of = (name: string): Pace & { model?: string } =>
    LLM_PROVIDER === name || LLM_PROVIDER === 'builtin'
      ? { ...(LLM_MODEL ? { model: LLM_MODEL } : {}), ...(LLM_PRICES ? { prices: LLM_PRICES } : {}) }
      : {}
  const all = [
    builtin,
    openai({ apiKey: settings.OPENAI_API_KEY, baseURL: settings.OPENAI_BASE_URL, ...of('openai') }),
    anthropic({ apiKey: settings.ANTHROPIC_API_KEY, ...of('anthropic') }),
    google({ apiKey: settings.GOOGLE_API_KEY, ...of('google') }),
  ]
  return all.toSorted((a, b) => Number(b.name === LLM_PROVIDER) - Number(a.name === LLM_PROVIDER))
}
