import { AuthenticationError, LockedAuth, loginOperation, type Collection, type PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { Person } from '@/systems/identity/public'

/**
 * Checks the password of the signed-in person again, by Payload's own login: its hashing, its count of wrong tries, its
 * lockout. No session is made and the token goes nowhere. Call it outside a transaction: wrong tries are counted on a
 * connection of their own, so that a rollback cannot forget them.
 *
 * @throws `signature.password-wrong` (403), `signature.locked` (423). Not 401, which would read as signed out.
 */
export async function confirmPassword({
  req,
  person,
  password,
}: {
  req: PayloadRequest
  person: Person
  password: string
}): Promise<void> {
  const users = req.payload.collections.users
  const withoutSession: Collection = {
    ...users,
    config: {
      ...users.config,
      auth: { ...users.config.auth, useSessions: false },
      hooks: { ...users.config.hooks, beforeLogin: [], afterLogin: [], afterOperation: [] },
    },
  }
  // A request of its own: logging in puts the user and a token on the request it is given.
  const login = {
    ...req,
    payload: req.payload,
    context: {},
    t: req.t,
    i18n: req.i18n,
    headers: req.headers,
    user: null,
  } as PayloadRequest
  delete login.transactionID
  try {
    await loginOperation({
      collection: withoutSession,
      data: { email: person.email, password },
      depth: 0,
      overrideAccess: true,
      req: login,
    })
  } catch (error) {
    if (error instanceof LockedAuth) {
      throw new DomainError({
        code: 'signature.locked',
        status: 423,
        message: 'Too many wrong passwords: your account is locked for a while. Nothing was signed.',
      })
    }
    if (error instanceof AuthenticationError) {
      throw new DomainError({
        code: 'signature.password-wrong',
        status: 403,
        message: 'This is not your password. Nothing was signed.',
      })
    }
    throw error
  }
}
