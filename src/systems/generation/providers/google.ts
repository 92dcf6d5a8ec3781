import { googleLlm, type GoogleOptions } from '../llm/google'
import type { LlmProvider } from '../provider'
import { modelProvider } from './model'

type Options = Omit<GoogleOptions, 'model' | 'apiKey'> & { apiKey?: string | undefined; model?: string | undefined }

export const google = ({ model = 'gemini-2.5-flash', apiKey = '', ...options }: Options): LlmProvider =>
  modelProvider({
    name: 'google',
    title: 'Google Gemini',
    model,
    llm: () => googleLlm({ ...options, apiKey, model }),
    missing: apiKey ? null : 'GOOGLE_API_KEY',
  })
