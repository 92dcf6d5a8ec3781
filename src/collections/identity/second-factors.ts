import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** A person's authenticator app. Apart from `users`, so that no reading of a person ever carries it. */
export const secondFactors: CollectionConfig = {
  slug: 'second-factors',
  disableDuplicate: true,
  admin: { hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne, readVersions: noOne },
  fields: [
    { name: 'person', type: 'relationship', relationTo: 'users', required: true, unique: true },
    { name: 'secret', type: 'text', required: true, hidden: true, admin: { description: 'Encrypted.' } },
    { name: 'confirmedAt', type: 'date', admin: { description: 'Empty until the first code was right.' } },
    { name: 'lastStep', type: 'number', admin: { description: 'Of the last code, which is not taken again.' } },
    { name: 'recovery', type: 'json', hidden: true, admin: { description: 'Hashes of the codes not used yet.' } },
    organisationField,
  ],
}
