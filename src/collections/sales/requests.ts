import type { CollectionConfig } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { requestStates } from '@/systems/sales/lifecycle'
import { organisationField } from '../organisation-field'

/** A client's wish for a course, from first word to delivery. */
export const requests: CollectionConfig = {
  slug: 'requests',
  labels: { singular: 'Request', plural: 'Requests' },
  disableDuplicate: true,
  admin: { useAsTitle: 'title', group: 'Sales', defaultColumns: ['title', 'client', 'state', 'owner', 'dueAt'] },
  access: {
    read: ownOrganisation('sales', 'author', 'manager', 'admin'),
    create: byRole('sales', 'admin'),
    update: ownOrganisation('sales', 'admin'),
    delete: noOne,
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'client', type: 'text', required: true },
    { name: 'contact', type: 'email', required: true },
    { name: 'goal', type: 'textarea', required: true },
    { name: 'audience', type: 'text' },
    { name: 'dueAt', type: 'date' },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    {
      name: 'state',
      type: 'select',
      options: [...requestStates],
      required: true,
      defaultValue: 'draft',
      access: { create: () => false, update: () => false },
      admin: { readOnly: true },
    },
    { name: 'sopVersions', type: 'relationship', relationTo: 'sop-versions', hasMany: true },
    { name: 'history', type: 'json', access: { create: () => false, update: () => false }, admin: { readOnly: true } },
    organisationField,
  ],
}
