import { openAiLlm, type OpenAiOptions } from '../llm/openai'
import type { LlmProvider } from '../provider'
import { modelProvider } from './model'

/** OpenAI, or with `baseURL` any server that speaks its protocol. */
export const openai = ({
  model = 'gpt-6-sol',
  contextTokens,
  ...options
}: Omit<OpenAiOptions, 'model'> & { model?: string | undefined; contextTokens?: number | undefined }): LlmProvider =>
  modelProvider({
    name: 'openai',
    title: options.baseURL ? 'Model server (OpenAI protocol)' : 'OpenAI',
    model,
    llm: () => openAiLlm({ ...options, model }),
    contextTokens,
    prices: options.prices,
    missing: options.apiKey || options.baseURL ? null : 'OPENAI_API_KEY',
  })
