import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { pricesOf, type Prices } from '../llm/prices'
import { providers } from '../providers'
import { maySeeAi, mustConfigureAi } from './policies'
import {
  modelSteps,
  providerNames,
  services,
  serviceTitles,
  type AiSettings,
  type Choice,
  type ModelStep,
  type ProviderName,
  type Service,
} from './model'
import { defaultName } from './provider-for'
import { readSettings } from './read-settings'
import { runTime } from './run-time'

export type ServiceView = {
  service: Service
  title: string
  /** All that is ever shown of a key. */
  key: { ending: string; setAt: string } | null
  baseURL: string | null
  /** Chosen here; null: `usual`. */
  model: string | null
  /** The model that is asked where none is chosen. */
  usual: string
  /** Whether the operator has a key for it. */
  fromServer: boolean
  ready: boolean
}

export type AiSettingsView = {
  noAi: boolean
  /** The operator switched models off for everybody. */
  offOnServer: boolean
  defaultProvider: ProviderName | null
  /** What `defaultProvider` comes to. */
  inUse: string
  steps: Partial<Record<ModelStep, Choice>>
  services: ServiceView[]
  /** Of the models chosen: the organisation's price, else the list's, else null. */
  prices: { model: string; own: Prices | null; listed: Prices | null }[]
}

/** For administrators: everything but keys. @throws 401, 403 */
export async function getAiSettings(req: PayloadRequest): Promise<AiSettingsView> {
  const { organisation } = mustConfigureAi(req)
  return viewOf(await readSettings(req, organisation))
}

/** For those who have courses drafted: which providers they can choose from. @throws 401, 403 */
export async function getAiInUse(req: PayloadRequest): Promise<{
  ai: boolean
  default: string
  providers: { name: string; title: string; model: string | null; ready: boolean }[]
}> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...maySeeAi))
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors have courses drafted.' })
  const settings = await readSettings(req, person.organisation)
  const ai = runTime().ai === 'on' && !settings.noAi
  const views = new Map(viewOf(settings).services.map((view) => [view.service as string, view]))
  return {
    ai,
    default: defaultName(settings),
    providers: providers().map(({ name, title, model, missing }) => {
      const view = views.get(name)
      return {
        name,
        title,
        model: view ? (view.model ?? view.usual) : model,
        ready: model === null || (ai && (view?.ready ?? !missing)),
      }
    }),
  }
}

export function viewOf(settings: AiSettings): AiSettingsView {
  const { noAi, defaultProvider, steps, services: kept, prices } = settings
  const known = new Map(providers().map((provider) => [provider.name, provider]))
  const views = services.map((service): ServiceView => {
    const { key = null, baseURL = null, model = null } = kept[service] ?? {}
    const provider = known.get(service)
    const fromServer = provider !== undefined && !provider.missing
    return {
      service,
      title: serviceTitles[service],
      key: key && { ending: key.ending, setAt: key.setAt },
      baseURL,
      model,
      usual: provider?.model ?? '',
      fromServer,
      ready: key !== null || (service === 'openai' && baseURL !== null) || (baseURL === null && fromServer),
    }
  })
  const usual = (name: ProviderName) => {
    const view = views.find(({ service }) => service === name)
    return view ? (view.model ?? view.usual) : null
  }
  const chosen = modelSteps.flatMap((step) => {
    const choice = steps[step]
    return choice ? (choice.model ?? usual(choice.provider) ?? []) : []
  })
  const inUse = defaultName(settings)
  const models = [
    ...new Set([
      ...(providerNames.find((name) => name === inUse) ? [usual(inUse as ProviderName) ?? []].flat() : []),
      ...chosen,
      ...views.flatMap(({ ready, model }) => (ready && model ? [model] : [])),
      ...Object.keys(prices),
    ]),
  ].filter(Boolean)
  return {
    noAi,
    offOnServer: runTime().ai === 'off',
    defaultProvider,
    inUse,
    steps,
    services: views,
    prices: models.map((model) => ({ model, own: prices[model] ?? null, listed: pricesOf(model) })),
  }
}
