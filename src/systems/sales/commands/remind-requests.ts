import type { Payload } from 'payload'
import { find, inTransaction, systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import { openStates } from '../lifecycle'
import type { RequestEventRecord } from '../model'
import { remindersOf } from '../rules/reminders'
import { lockRequest, readEvents, writeRequest } from '../rows'

/** Tells of every request that waits too long, each kind once for one cause. Gives how many were told of. */
export async function remindRequests({
  payload,
  now = new Date(),
}: {
  payload: Payload
  now?: Date
}): Promise<{ reminded: number }> {
  const look = await systemRequest(payload, { reason: 'reminders go over the requests of every organisation' })
  const { docs } = await find({
    req: look,
    collection: 'requests',
    where: { state: { in: openStates.filter((state) => state !== 'draft' && state !== 'on-hold') } },
    select: {},
  })
  let reminded = 0
  for (const { id } of docs) reminded += await remindOf({ payload, id, now })
  return { reminded }
}

async function remindOf({ payload, id, now }: { payload: Payload; id: number; now: Date }): Promise<number> {
  const req = await systemRequest(payload, { reason: 'a reminder has nobody behind it' })
  return inTransaction(req, async (req) => {
    const request = await lockRequest({ req, id })
    const events: RequestEventRecord[] = await readEvents({ req, request: id })
    const due = remindersOf({ request, events, now }).filter(({ key }) => !request.reminded.includes(key))
    if (due.length === 0) return 0
    await writeRequest({ req, id, data: { reminded: [...request.reminded, ...due.map(({ key }) => key)] } })
    req.context.organisation = request.organisation
    for (const { kind, key } of due) await emit(req, 'request.reminder-due', { request: id, kind, key })
    return due.length
  })
}
