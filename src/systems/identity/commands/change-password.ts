import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { notSignedIn, passwordWrong } from '../errors'
import { assertPassword } from '../password-rule'
import { personOf, sessionOf } from '../session'
import { endSessions, lockPerson } from '../sign-in/sessions'
import { confirmOwnPassword } from '../sign-in/sign-in'
import type { Visit } from '../sign-in/visit'

/**
 * A new password for oneself. Every other session ends.
 *
 * @throws `account.password-wrong` (403), `account.password-weak` (400), `auth.too-many-tries` (429).
 */
export async function changePassword({
  req,
  current,
  password,
  visit,
}: {
  req: PayloadRequest
  current: string
  password: string
  visit: Visit
}): Promise<void> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  const { id, email, name } = person
  assertPassword({ password, email, name })
  if (!(await confirmOwnPassword({ req, person: id, email, password: current, visit, session: sessionOf(req) })))
    throw passwordWrong()
  await inTransaction(req, async (req) => {
    await lockPerson(req, id)
    const system = asSystem(req, 'the old password was given; over REST a password is not a field')
    await update({ req: system, collection: 'users', id, data: { password } })
    await endSessions({ req, person: id, reason: 'the password was changed', except: sessionOf(req) })
    await emit(req, 'person.password-changed', { person: id, by: 'self' }, { subject: `person:${id}` })
  })
}
