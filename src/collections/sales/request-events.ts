import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { requestEventKinds, requestStates } from '@/systems/sales/lifecycle'
import { organisationField } from '../organisation-field'

/** The timeline of a request. Rows are added by commands and never changed. */
export const requestEvents: CollectionConfig = {
  slug: 'request-events',
  labels: { singular: 'Request event', plural: 'Request events' },
  disableDuplicate: true,
  admin: { useAsTitle: 'kind', group: 'Sales', hidden: true },
  access: {
    read: ownOrganisation('sales', 'author', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['request', 'at'] }],
  timestamps: false,
  fields: [
    { name: 'request', type: 'relationship', relationTo: 'requests', required: true },
    { name: 'kind', type: 'select', options: [...requestEventKinds], required: true },
    { name: 'text', type: 'textarea' },
    { name: 'internal', type: 'checkbox', required: true, defaultValue: false },
    { name: 'byClient', type: 'checkbox', required: true, defaultValue: false },
    { name: 'by', type: 'relationship', relationTo: 'users' },
    { name: 'byName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'from', type: 'select', options: [...requestStates] },
    { name: 'to', type: 'select', options: [...requestStates] },
    { name: 'choices', type: 'json' },
    { name: 'question', type: 'number', index: true },
    organisationField,
  ],
}
