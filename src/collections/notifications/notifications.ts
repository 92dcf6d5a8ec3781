import type { CollectionConfig } from 'payload'
import { noOne, ownRows } from '@/systems/identity/public'
import { notificationStates } from '@/systems/notifications/lifecycle'
import { organisationField } from '../organisation-field'

/** What stands in a person's inbox: one row per message and person. */
export const notifications: CollectionConfig = {
  slug: 'notifications',
  labels: { singular: 'Notification', plural: 'Notifications' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'subject',
    group: 'People',
    hidden: true,
    defaultColumns: ['subject', 'recipient', 'state', 'createdAt'],
  },
  access: {
    read: ownRows({ field: 'recipient', orRoles: [] }),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['recipient', 'readAt'] }],
  fields: [
    { name: 'recipient', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'message', type: 'text', required: true },
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'link', type: 'text' },
    { name: 'state', type: 'select', options: [...notificationStates], required: true, defaultValue: 'delivered' },
    { name: 'readAt', type: 'date' },
    organisationField,
  ],
}
