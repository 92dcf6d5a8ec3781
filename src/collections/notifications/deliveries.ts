import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { channelNames, digests } from '@/systems/notifications/kinds'
import { notificationStates } from '@/systems/notifications/lifecycle'
import { organisationField } from '../organisation-field'

/** One message to one recipient on one channel, and what became of it. The key makes sure that it is never sent twice. */
export const deliveries: CollectionConfig = {
  slug: 'deliveries',
  labels: { singular: 'Delivery', plural: 'Deliveries' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'message',
    group: 'Messages',
    defaultColumns: ['message', 'channel', 'address', 'state', 'error', 'updatedAt'],
    description: 'What was sent to whom, and what could not be. A dead one can be sent again.',
  },
  access: { read: ownOrganisation('admin'), create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['state', 'holdUntil'] }, { fields: ['address', 'channel'] }],
  fields: [
    { name: 'act', type: 'ui', admin: { components: { Field: 'coursewright/client#DeliveryActions' } } },
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
    { name: 'message', type: 'text', required: true },
    { name: 'channel', type: 'select', options: [...channelNames, 'webhook'], required: true, index: true },
    { name: 'state', type: 'select', options: [...notificationStates], required: true, defaultValue: 'queued' },
    { name: 'reason', type: 'text', admin: { description: 'Why it was not sent.' } },
    { name: 'error', type: 'text', admin: { description: 'What the last try said.' } },
    { name: 'person', type: 'relationship', relationTo: 'users', index: true },
    { name: 'webhook', type: 'relationship', relationTo: 'webhooks', index: true },
    { name: 'address', type: 'text' },
    { name: 'attempts', type: 'number', defaultValue: 0 },
    { name: 'providerId', type: 'text', index: true },
    { name: 'nextTryAt', type: 'date' },
    // Held back by quiet hours until then, or for the next mail that gathers several.
    { name: 'holdUntil', type: 'date' },
    { name: 'digest', type: 'select', options: [...digests], admin: { hidden: true } },
    { name: 'gatheredIn', type: 'relationship', relationTo: 'deliveries', admin: { hidden: true } },
    { name: 'bounced', type: 'checkbox', defaultValue: false, admin: { description: 'The address does not exist.' } },
    { name: 'round', type: 'number', defaultValue: 0, admin: { hidden: true } },
    // A recipient without an account: email, name, language, ref.
    { name: 'contact', type: 'json', admin: { hidden: true } },
    // Ids of what it is about; the words are written when it is sent.
    { name: 'event', type: 'json', admin: { hidden: true } },
    { name: 'sentAt', type: 'date' },
    organisationField,
  ],
}
