import { anthropicLlm, type AnthropicOptions } from '../llm/anthropic'
import type { LlmProvider } from '../provider'
import { modelProvider } from './model'

type Options = Omit<AnthropicOptions, 'model' | 'apiKey'> & { apiKey?: string | undefined; model?: string | undefined }

export const anthropic = ({ model = 'claude-sonnet-4-6', apiKey = '', ...options }: Options): LlmProvider =>
  modelProvider({
    name: 'anthropic',
    title: 'Anthropic',
    model,
    llm: () => anthropicLlm({ ...options, apiKey, model }),
    missing: apiKey ? null : 'ANTHROPIC_API_KEY',
  })
