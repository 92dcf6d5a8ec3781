import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'

/** What a message or question of a timeline says, for whoever is told of it. @throws `request-events.not-found` (404) */
export async function getRequestMessage({
  req,
  message,
}: {
  req: PayloadRequest
  message: number
}): Promise<{ text: string; byName: string; byClient: boolean }> {
  const { text, byName, byClient } = await findByID({ req, collection: 'request-events', id: message })
  return { text: text ?? '', byName, byClient }
}
