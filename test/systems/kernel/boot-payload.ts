import { randomUUID } from 'node:crypto'

import { buildConfig, getPayload, type CollectionConfig, type CollectionSlug, type Payload } from 'payload'

import { databaseAdapter } from '@/shared/db'

declare module '@/shared/events' {
  interface EventPayloads {
    'note.written': { id: number; text: string }
    'note.burnt': { note: number }
  }
}

/** A collection of the test's own; the product's generated types do not know it. */
export const notes = 'notes' as CollectionSlug

const notesCollection: CollectionConfig = {
  slug: notes,
  access: { read: ({ req }) => Boolean(req.user), create: () => false, update: () => false, delete: () => false },
  fields: [
    { name: 'text', type: 'text', required: true },
    { name: 'organisation', type: 'number' },
  ],
}

/** A Payload of the smallest kind on a database with the kernel's tables, for what needs nothing of the product. */
export async function bootPayload(connectionString: string): Promise<Payload> {
  return getPayload({
    // Payload keeps instances by key; each boot is to be a new one.
    key: randomUUID(),
    config: buildConfig({
      secret: 'only-for-tests-only-for-tests',
      collections: [notesCollection],
      db: databaseAdapter({ connectionString, max: 10 }),
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } },
    }),
  })
}
