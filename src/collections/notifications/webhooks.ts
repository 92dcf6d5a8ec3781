import type { CollectionConfig } from 'payload'
import { checkWebhookAddress } from '@/hooks/notifications/check-webhook-address'
import { sealNewSecret } from '@/hooks/notifications/seal-new-secret'
import { byRole, noOne, noOneField, ownOrganisation } from '@/systems/identity/public'
import { webhookStates } from '@/systems/notifications/lifecycle'
import { webhookEvents } from '@/systems/notifications/public'
import { organisationField } from '../organisation-field'

/** A client's own system that wants to hear of events, signed by the Standard Webhooks rules. */
export const webhooks: CollectionConfig = {
  slug: 'webhooks',
  labels: { singular: 'Webhook', plural: 'Webhooks' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'url',
    group: 'Messages',
    defaultColumns: ['url', 'state', 'events', 'updatedAt'],
    description: 'Tells another system of events as they happen. Save it first, then take its signing secret.',
  },
  access: {
    read: ownOrganisation('admin'),
    create: byRole('admin'),
    update: ownOrganisation('admin'),
    delete: noOne,
  },
  hooks: { beforeValidate: [checkWebhookAddress], beforeChange: [sealNewSecret] },
  fields: [
    { name: 'act', type: 'ui', admin: { components: { Field: 'coursewright/client#WebhookActions' } } },
    {
      name: 'url',
      label: 'Address',
      type: 'text',
      required: true,
      maxLength: 2000,
      admin: { description: 'https://, in a public network.' },
    },
    {
      name: 'events',
      type: 'select',
      hasMany: true,
      required: true,
      options: webhookEvents.map((value) => ({ value, label: value })),
      admin: { description: 'Each is told with the ids it is about, never with what people wrote.' },
    },
    {
      name: 'state',
      type: 'select',
      options: [
        { value: webhookStates[0], label: 'Active' },
        { value: webhookStates[1], label: 'Off' },
        { value: webhookStates[2], label: 'Gone (the receiver answered 410)' },
      ],
      required: true,
      defaultValue: 'active',
    },
    { name: 'description', type: 'text', maxLength: 200 },
    // Encrypted. Shown once when it is made, and never again.
    {
      name: 'secret',
      type: 'text',
      hidden: true,
      access: { read: noOneField, create: noOneField, update: noOneField },
    },
    organisationField,
  ],
}
