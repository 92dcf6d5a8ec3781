import type { AiSettingsView } from '@/systems/generation/public'

export type ProviderName = NonNullable<AiSettingsView['defaultProvider']>
export type StepName = keyof AiSettingsView['steps']

export const providerWords: Record<ProviderName, string> = {
  builtin: 'Built-in (no AI)',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google Gemini',
}

export const stepWords: Record<StepName, { title: string; hint: string }> = {
  outline: { title: 'Objectives and outline', hint: 'Short answers that decide the shape of the course.' },
  write: { title: 'Lessons', hint: 'Most of the words, and most of the cost.' },
  question: { title: 'Questions', hint: 'Practice in lessons, and the assessment.' },
  judge: {
    title: 'Second opinion',
    hint: 'Reads every statement with its quote after our own check. It can only raise doubts. Best a model of another service.',
  },
}

/** `2 / 0.2 / 10 since 2026-11-05`. */
export const priceWords = ({
  input,
  cached,
  output,
  of,
}: {
  input: number
  cached: number
  output: number
  of: string
}) => `${input} / ${cached} / ${output}, of ${of}`
