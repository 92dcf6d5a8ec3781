import type { Environment } from '@/shared/env'
import type { LlmProvider } from '../provider'
import type { Service } from '../settings/model'
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

type ServiceOptions = Parameters<typeof openai>[0]

/** A provider that asks a model of this service. */
export function serviceProvider(service: Service, options: ServiceOptions): LlmProvider {
  const provider = { openai, anthropic, google }[service](options)
  return options.prices ? { ...provider, prices: options.prices } : provider
}

/** The built-in provider and those of the three services, the one that is to be used by default first. */
export function providersFrom(settings: ProviderSettings): readonly LlmProvider[] {
  const all = [
    builtin,
    ...(['openai', 'anthropic', 'google'] as const).map((service) =>
      serviceProvider(service, serviceOptionsFrom(settings, service)),
    ),
  ]
  return all.toSorted((a, b) => Number(b.name === settings.LLM_PROVIDER) - Number(a.name === settings.LLM_PROVIDER))
}

/** The operator's key and address of a service, with the model where it is one of that service. */
export function serviceOptionsFrom(settings: ProviderSettings, service: Service): ServiceOptions {
  const { LLM_PROVIDER, LLM_MODEL, LLM_PRICES } = settings
  const access = {
    openai: { apiKey: settings.OPENAI_API_KEY, baseURL: settings.OPENAI_BASE_URL },
    anthropic: { apiKey: settings.ANTHROPIC_API_KEY },
    google: { apiKey: settings.GOOGLE_API_KEY },
  }[service]
  // A model belongs to one service: to the default one, and to whichever is asked for where the default has none.
  if (LLM_PROVIDER !== service && LLM_PROVIDER !== 'builtin') return access
  return { ...access, ...(LLM_MODEL ? { model: LLM_MODEL } : {}), ...(LLM_PRICES ? { prices: LLM_PRICES } : {}) }
}
