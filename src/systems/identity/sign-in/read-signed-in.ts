import type { PayloadRequest } from 'payload'
import { asSystem, findByID } from '@/shared/db'
import type { OpenedSession } from './sessions'

/** The person of a session just opened or prolonged, as Payload's clients expect them; their sessions stay here. */
export async function readSignedIn({ req, opened }: { req: PayloadRequest; opened: OpenedSession }) {
  const system = asSystem(req, 'the person has just signed in; the request itself came from a visitor')
  const { sessions: _sessions, ...user } = await findByID({ req: system, collection: 'users', id: opened.person })
  return { ...user, collection: 'users' as const }
}
