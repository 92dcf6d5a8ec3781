import type { CollectionConfig } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

export const sops: CollectionConfig = {
  slug: 'sops',
  labels: { singular: 'SOP', plural: 'SOPs' },
  disableDuplicate: true,
  admin: { useAsTitle: 'title', group: 'Procedures', defaultColumns: ['title', 'number', 'owner', 'updatedAt'] },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'sales', 'admin'),
    create: byRole('author', 'admin'),
    update: ownOrganisation('author', 'admin'),
    delete: noOne,
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'number', type: 'text', admin: { description: 'As people cite it, for example SOP-LAB-014.' } },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    {
      name: 'versions',
      type: 'join',
      collection: 'sop-versions',
      on: 'sop',
      admin: { defaultColumns: ['label', 'state', 'filename', 'createdAt'] },
    },
    organisationField,
  ],
}
