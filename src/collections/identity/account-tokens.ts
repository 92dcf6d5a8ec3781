import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** Links sent to a mailbox: a new password, a new address. Single use, kept as hashes; made when the mail is written. */
export const accountTokens: CollectionConfig = {
  slug: 'account-tokens',
  disableDuplicate: true,
  admin: { hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne, readVersions: noOne },
  fields: [
    { name: 'person', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'purpose', type: 'select', options: ['reset', 'email-change'], required: true },
    { name: 'email', type: 'text', admin: { description: 'The new address, where it is about one.' } },
    { name: 'tokenHash', type: 'text', unique: true, hidden: true },
    { name: 'expiresAt', type: 'date', required: true },
    { name: 'usedAt', type: 'date' },
    organisationField,
  ],
}
