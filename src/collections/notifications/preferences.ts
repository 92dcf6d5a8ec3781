import type { CollectionConfig } from 'payload'
import { noOne, ownRows } from '@/systems/identity/public'
import { digests } from '@/systems/notifications/kinds'
import { organisationField } from '../organisation-field'

/** What a person wants to hear of, where, and when not. Nobody else reads it. */
export const preferences: CollectionConfig = {
  slug: 'preferences',
  labels: { singular: 'Message preferences', plural: 'Message preferences' },
  disableDuplicate: true,
  admin: { group: 'People', hidden: true },
  access: { read: ownRows({ field: 'person', orRoles: [] }), create: noOne, update: noOne, delete: noOne },
  fields: [
    { name: 'person', type: 'relationship', relationTo: 'users', required: true, unique: true },
    // kind → channel → whether; what is not named is as it comes.
    { name: 'wanted', type: 'json' },
    { name: 'quiet', type: 'checkbox', required: true, defaultValue: false },
    // `22:00` on the person's own clock.
    { name: 'quietFrom', type: 'text' },
    { name: 'quietUntil', type: 'text' },
    { name: 'digest', type: 'select', options: [...digests], required: true, defaultValue: 'off' },
    organisationField,
  ],
}
