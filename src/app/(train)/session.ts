import { redirect } from 'next/navigation'
import { hasRole } from '@/systems/identity/public'
import { signedInAt, type Session } from '../(learn)/session'

/**
 * The session of somebody who trains: off to sign in and back to `path` for a visitor, off to a page that says why for
 * everybody else. Every page of the portal asks it, because a layout is not rendered again on the way to the next page.
 */
export async function trainerAt(path: string): Promise<Session> {
  const session = await signedInAt(path)
  if (!hasRole(session.person, 'trainer', 'manager', 'admin')) redirect('/train/no-access')
  return session
}
