import { googleLlm, type GoogleOptions } from '../llm/google'
import type { LlmProvider } from '../provider'
import { modelProvider } from './model'

type Options = Omit<GoogleOptions, 'model' | 'apiKey'> & {
  apiKey?: string | undefined
  model?: string | undefined
  contextTokens?: number | undefined
}

export const google = ({ model = 'gemini-3.8-flash', apiKey = '', contextTokens, ...options }: Options): LlmProvider =>
  modelProvider({
    name: 'google',
    title: 'Google Gemini',
    model,
    llm: () => googleLlm({ ...options, apiKey, model }),
    contextTokens,
    prices: options.prices,
    missing: apiKey ? null : 'GOOGLE_API_KEY',
  })
