import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import type { Prices } from '../llm/prices'
import { keyNeededWithAddress } from './errors'
import { keepKey } from './keys'
import { assertModelAddress } from './model-address'
import {
  modelSteps,
  services,
  serviceTitles,
  type AiSettings,
  type Choice,
  type KeptService,
  type ModelStep,
  type ProviderName,
  type Service,
} from './model'
import { mustConfigureAi } from './policies'
import { readSettings } from './read-settings'
import { viewOf, type AiSettingsView } from './view-settings'

/** Left out: stays as it is. Null: taken away. */
export type AiSettingsChange = {
  noAi?: boolean | undefined
  defaultProvider?: ProviderName | null | undefined
  steps?: Partial<Record<ModelStep, Choice | null>> | undefined
  services?:
    | Partial<
        Record<
          Service,
          { key?: string | null | undefined; baseURL?: string | null | undefined; model?: string | null | undefined }
        >
      >
    | undefined
  prices?: Record<string, Prices | null> | undefined
}

/**
 * Changes what an organisation has chosen. Keys go in and never come out. Who changed what is told to the audit trail, by
 * the names of the settings alone.
 *
 * @throws 401, 403 by role, `generation.bad-address` (400), `generation.key-needed-with-address` (400)
 */
export async function saveAiSettings({
  req,
  change,
}: {
  req: PayloadRequest
  change: AiSettingsChange
}): Promise<AiSettingsView> {
  const { organisation, id: by } = mustConfigureAi(req)
  return inTransaction(req, async (work) => {
    const { id, ...before } = await readSettings(work, organisation)
    const after = changed(before, change, work.payload.secret)
    const { organisation: _own, ...data } = after
    const row = { ...data, changedBy: by }
    const system = asSystem(work, 'settings are written by this command alone, whose rules were checked above')
    if (id === undefined) await create({ req: system, collection: 'ai-settings', data: { ...row, organisation } })
    else await update({ req: system, collection: 'ai-settings', id, data: row })
    await emit(
      work,
      'ai-settings.changed',
      { organisation, by, changed: namesOf(change) },
      { subject: `organisation:${organisation}` },
    )
    return viewOf(after)
  })
}

function changed(before: AiSettings, change: AiSettingsChange, secret: string): AiSettings {
  const { organisation } = before
  return {
    organisation,
    noAi: change.noAi ?? before.noAi,
    defaultProvider: change.defaultProvider === undefined ? before.defaultProvider : change.defaultProvider,
    steps: withoutNone({ ...before.steps, ...change.steps }),
    prices: withoutNone({ ...before.prices, ...change.prices }),
    services: {
      ...before.services,
      ...Object.fromEntries(
        services.flatMap((service) => {
          const asked = change.services?.[service]
          return asked
            ? [[service, serviceAfter({ secret, organisation, service }, before.services[service], asked)]]
            : []
        }),
      ),
    },
  }
}

function serviceAfter(
  owner: { secret: string; organisation: number; service: Service },
  before: KeptService = { key: null, baseURL: null, model: null },
  { key, baseURL: address, model }: NonNullable<NonNullable<AiSettingsChange['services']>[Service]>,
): KeptService {
  const baseURL =
    address === undefined ? before.baseURL : address ? assertModelAddress(address).href.replace(/\/+$/, '') : null
  // Whoever may change the address alone could have the key sent to a server of theirs.
  if (baseURL !== before.baseURL && before.key && key === undefined)
    throw keyNeededWithAddress(serviceTitles[owner.service])
  return {
    key: key === undefined ? before.key : key === null ? null : keepKey(owner, key),
    baseURL,
    model: model === undefined ? before.model : model || null,
  }
}

function withoutNone<Value>(record: { [name: string]: Value | null | undefined }): { [name: string]: Value } {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** `openai key`, never what it is. */
function namesOf({ noAi, defaultProvider, steps = {}, services: asked = {}, prices }: AiSettingsChange): string[] {
  return [
    ...(noAi === undefined ? [] : [noAi ? 'ai off' : 'ai on']),
    ...(defaultProvider === undefined ? [] : ['default provider']),
    ...modelSteps.filter((step) => step in steps).map((step) => `step ${step}`),
    ...services.flatMap((service) =>
      Object.entries(asked[service] ?? {})
        .filter(([, value]) => value !== undefined)
        .map(
          ([field, value]) =>
            `${service} ${field === 'baseURL' ? 'address' : field}${value === null ? ' removed' : ''}`,
        ),
    ),
    ...(prices === undefined ? [] : ['prices']),
  ]
}
