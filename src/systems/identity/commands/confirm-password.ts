import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { sessionOf, type Person } from '../session'
import { confirmOwnPassword } from '../sign-in/sign-in'
import { visitOf } from '../sign-in/visit'

/**
 * Checks the password of the signed-in person again, before a signature. Wrong tries are counted for the session; no session
 * is made. Call it outside of a transaction: a rollback must not forget a try.
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
  if (await ownPassword({ req, person, password })) return
  throw new DomainError({
    code: 'signature.password-wrong',
    status: 403,
    message: 'This is not your password. Nothing was signed.',
  })
}

async function ownPassword({ req, person, password }: { req: PayloadRequest; person: Person; password: string }) {
  const { id, email } = person
  try {
    return await confirmOwnPassword({ req, person: id, email, password, visit: visitOf(req), session: sessionOf(req) })
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 429) throw error
    throw new DomainError({
      code: 'signature.locked',
      status: 423,
      message: 'Too many wrong passwords: signing is closed to you for some minutes. Nothing was signed.',
    })
  }
}
