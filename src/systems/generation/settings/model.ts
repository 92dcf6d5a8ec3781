import type { Prices } from '../llm/prices'

/** Services a model can be asked at, each with a key of its own. */
export const services = ['openai', 'anthropic', 'google'] as const
export type Service = (typeof services)[number]

export const providerNames = ['builtin', ...services] as const
export type ProviderName = (typeof providerNames)[number]

/** What a model is chosen for. `judge` is the second opinion, which there is only where somebody chose one. */
export const modelSteps = ['outline', 'write', 'question', 'judge'] as const
export type ModelStep = (typeof modelSteps)[number]

/** `model` null: the service's default. */
export type Choice = { provider: ProviderName; model: string | null }

/** A key as it is kept. `ending`: its last four characters, all that is ever shown of it. */
export type KeptKey = { sealed: string; ending: string; setAt: string }

export type KeptService = { key: KeptKey | null; baseURL: string | null; model: string | null }

/** What one organisation has chosen. Nothing chosen: what the environment says. */
export type AiSettings = {
  organisation: number
  /** No model is asked for this organisation. */
  noAi: boolean
  defaultProvider: ProviderName | null
  steps: Partial<Record<ModelStep, Choice>>
  services: Partial<Record<Service, KeptService>>
  /** By the name of the model; before the built-in list. */
  prices: Record<string, Prices>
}

export const nothingChosen = (organisation: number): AiSettings => ({
  organisation,
  noAi: false,
  defaultProvider: null,
  steps: {},
  services: {},
  prices: {},
})

export const serviceTitles: Record<Service, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google Gemini',
}

/** Whether a provider by this name is a service with a model. */
export const isService = (name: string): name is Service => (services as readonly string[]).includes(name)
