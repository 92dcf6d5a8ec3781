import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'

/** Wrong passwords and codes, counted by account and place. Keys are keyed hashes: no address can be read here. */
export const signInTries: CollectionConfig = {
  slug: 'sign-in-tries',
  disableDuplicate: true,
  admin: { hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne, readVersions: noOne },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'failures', type: 'number', required: true, defaultValue: 0 },
    { name: 'since', type: 'date', required: true },
    {
      name: 'knownAt',
      type: 'date',
      admin: { description: 'When the account was last signed in to from this place.' },
    },
  ],
}
