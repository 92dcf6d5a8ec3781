import type { CollectionAfterChangeHook } from 'payload'
import { emit } from '@/shared/events'

/** The mail goes out because of this event, and only after the row is really there. */
export const announceInvitation: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return
  const { id, source } = doc as { id: number; source: 'invitation' | 'registration' }
  const type = source === 'registration' ? 'person.registration-requested' : 'person.invited'
  await emit(req, type, { invitation: id, person: null }, { subject: `invitation:${id}` })
}
