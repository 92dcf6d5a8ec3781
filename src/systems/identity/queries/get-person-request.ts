import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { asSystem, findByID, systemRequest } from '@/shared/db'

/** A request in the name of a person, for work that a command starts and the person answers for (seed, tests, CLI). */
export async function getPersonRequest({ payload, id }: { payload: Payload; id: number }): Promise<PayloadRequest> {
  const system = await systemRequest(payload, {
    reason: 'to act in the name of a person, the account must be read first',
  })
  const user = await findByID({ req: asSystem(system, 'reading the account to act for'), collection: 'users', id })
  return createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)
}
