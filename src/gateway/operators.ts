import type { Request, RequestHandler } from 'express'
import { createLocalReq, type Payload } from 'payload'
import { findByID } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'

/**
 * Lets administrators of the organisation that runs this installation through; for everybody else there is nothing here
 * (404), signed in or not.
 */
export function operatorsOnly(payload: Payload): RequestHandler {
  return async (req, res, next) => {
    if (await isOperator({ payload, req })) next()
    else res.status(404).json({ errors: [{ message: 'There is nothing at this address.' }] })
  }
}

async function isOperator({ payload, req }: { payload: Payload; req: Request }): Promise<boolean> {
  const { user } = await payload.auth({ headers: headersOf(req) })
  const person = personOf({ user })
  if (!user || !person || !hasRole(person, 'admin')) return false
  const local = await createLocalReq({ user }, payload)
  const organisation = await findByID({ req: local, collection: 'organisations', id: person.organisation })
  return organisation.operator === true
}

function headersOf(req: Request): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
