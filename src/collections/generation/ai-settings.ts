import type { CollectionConfig, Field } from 'payload'
import { noOne, noOneField, ownOrganisation } from '@/systems/identity/public'
import { providerNames } from '@/systems/generation/settings/model'
import { organisationField } from '../organisation-field'

const noBody = { read: noOneField, create: noOneField, update: noOneField }

/** Which models an organisation uses, one row each. Written by a command; edited on the page “AI”. */
export const aiSettings: CollectionConfig = {
  slug: 'ai-settings',
  labels: { singular: 'AI settings', plural: 'AI settings' },
  disableDuplicate: true,
  admin: { hidden: true },
  access: { read: ownOrganisation('author', 'admin'), create: noOne, update: noOne, delete: noOne },
  fields: [
    { name: 'noAi', type: 'checkbox', defaultValue: false },
    { name: 'defaultProvider', type: 'select', options: [...providerNames] },
    { name: 'steps', type: 'json' },
    { name: 'prices', type: 'json' },
    // Encrypted keys and addresses: never shown again, to nobody.
    { name: 'services', type: 'json', access: noBody },
    { name: 'changedBy', type: 'relationship', relationTo: 'users' },
    { ...organisationField, unique: true } as Field,
  ],
}
