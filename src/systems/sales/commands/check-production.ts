import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { announceReadiness } from '../rules/announce-readiness'
import { lockRequest } from '../rows'

/** A reading was confirmed: looks whether it was the last one that a request in production waited for. */
export async function checkProduction({ req, sopVersion }: { req: PayloadRequest; sopVersion: number }): Promise<void> {
  const { docs } = await find({
    req,
    collection: 'requests',
    where: { sopVersions: { in: [sopVersion] }, state: { equals: 'in-production' } },
    select: {},
  })
  for (const { id } of docs) await announceReadiness({ req, request: await lockRequest({ req, id }) })
}
