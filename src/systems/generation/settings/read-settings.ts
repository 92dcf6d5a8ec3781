import type { PayloadRequest } from 'payload'
import { asSystem, find } from '@/shared/db'
import { nothingChosen, type AiSettings } from './model'
import { runTime } from './run-time'

/** What an organisation has chosen, keys sealed. For commands: nothing of it is for people to see. */
export async function readSettings(req: PayloadRequest, organisation: number): Promise<AiSettings & { id?: number }> {
  const { docs } = await find({
    req: asSystem(req, 'which model is asked does not depend on who asks'),
    collection: 'ai-settings',
    where: { organisation: { equals: organisation } },
    limit: 1,
  })
  const [row] = docs
  const none = nothingChosen(organisation)
  if (!row) return none
  return {
    id: row.id,
    organisation,
    noAi: row.noAi ?? false,
    defaultProvider: row.defaultProvider ?? null,
    steps: (row.steps as AiSettings['steps'] | null) ?? none.steps,
    services: (row.services as AiSettings['services'] | null) ?? none.services,
    prices: (row.prices as AiSettings['prices'] | null) ?? none.prices,
  }
}

/** Organisations that use no AI: none of their texts goes to a service. */
export async function organisationsWithoutAi(req: PayloadRequest): Promise<number[] | 'everybody'> {
  if (runTime().ai === 'off') return 'everybody'
  const { docs } = await find({
    req: asSystem(req, 'where texts may go does not depend on who asks'),
    collection: 'ai-settings',
    where: { noAi: { equals: true } },
    select: { organisation: true },
  })
  return docs.map(({ organisation }) => (typeof organisation === 'object' ? organisation.id : organisation))
}
