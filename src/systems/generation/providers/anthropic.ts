import { anthropicLlm, type AnthropicOptions } from '../llm/anthropic'
import type { LlmProvider } from '../provider'
import { modelProvider } from './model'

type Options = Omit<AnthropicOptions, 'model' | 'apiKey'> & {
  apiKey?: string | undefined
  model?: string | undefined
  contextTokens?: number | undefined
}

export const anthropic = ({
  model = 'claude-sonnet-5-5',
  apiKey = '',
  contextTokens,
  ...options
}: Options): LlmProvider =>
  modelProvider({
    name: 'anthropic',
    title: 'Anthropic',
    model,
    llm: () => anthropicLlm({ ...options, apiKey, model }),
    contextTokens,
    prices: options.prices,
    missing: apiKey ? null : 'ANTHROPIC_API_KEY',
  })
