import type { CollectionConfig } from 'payload'
import { noOne, noOneField, ownRows } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** Keys for programs. A key may do what its owner may, within its scopes. It is shown once and kept as a hash. */
export const apiKeys: CollectionConfig = {
  slug: 'api-keys',
  labels: { singular: 'API key', plural: 'API keys' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    group: 'People',
    defaultColumns: ['name', 'owner', 'scopes', 'lastUsedAt', 'expiresAt', 'revokedAt'],
    description: 'People make keys under Account, Security. Administrators see all keys of the organisation here.',
  },
  access: {
    read: ownRows({ field: 'owner', orRoles: ['admin'] }),
    create: noOne,
    update: noOne,
    delete: noOne,
    readVersions: noOne,
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'owner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'scopes', type: 'json', required: true },
    { name: 'start', type: 'text', required: true, admin: { description: 'Its first letters, to tell keys apart.' } },
    { name: 'keyHash', type: 'text', unique: true, hidden: true, access: { read: noOneField } },
    { name: 'lastUsedAt', type: 'date' },
    { name: 'expiresAt', type: 'date' },
    { name: 'revokedAt', type: 'date' },
    organisationField,
  ],
}
