import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { openSession, type OpenedSession } from '../sign-in/sessions'
import { stampOf } from '../sign-in/sign-in'
import { pendingOf, type Pending, type Visit } from '../sign-in/visit'
import { beginSecondFactor, checkCode, confirmSecondFactor } from './commands'
import { factorStateOf } from './state'

/** The code after the password. @throws `auth.sign-in-again` (401), `second-factor.wrong-code` (403), 429. */
export async function finishSignIn({
  req,
  code,
  visit,
  now = new Date(),
}: {
  req: PayloadRequest
  code: string
  visit: Visit
  now?: Date
}): Promise<OpenedSession> {
  const { person, via } = await owing(req, now)
  if (!(await factorStateOf(req, person)).enabled) throw signInAgain()
  await checkCode({ req, person, code, visit, now })
  return openSession({ req, person, via, agent: visit.agent, now })
}

/** The key for somebody who must set up the second factor before the first session. @throws `auth.sign-in-again` (401), 409. */
export async function beginWhileSigningIn({ req, now = new Date() }: { req: PayloadRequest; now?: Date }) {
  const { person } = await owing(req, now)
  return beginSecondFactor({ req, person })
}

/** The first code, and in. @throws `auth.sign-in-again` (401); as `confirmSecondFactor`. */
export async function confirmWhileSigningIn({
  req,
  code,
  visit,
  now = new Date(),
}: {
  req: PayloadRequest
  code: string
  visit: Visit
  now?: Date
}): Promise<{ opened: OpenedSession; recoveryCodes: string[] }> {
  const { person, via } = await owing(req, now)
  const { recoveryCodes } = await confirmSecondFactor({ req, person, code, visit, now })
  return { opened: await openSession({ req, person, via, agent: visit.agent, now }), recoveryCodes }
}

async function owing(req: PayloadRequest, now: Date): Promise<Pending> {
  const pending = pendingOf(req, now)
  if (!pending || (await stampOf(req, pending.person)) !== pending.stamp) throw signInAgain()
  return pending
}

const signInAgain = () =>
  new DomainError({
    code: 'auth.sign-in-again',
    status: 401,
    message: 'That took too long. Sign in with your password again.',
  })
