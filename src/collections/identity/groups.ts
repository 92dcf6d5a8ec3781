import type { CollectionConfig } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** People to whom training is assigned together: a department, a shift, a project. */
export const groups: CollectionConfig = {
  slug: 'groups',
  labels: { singular: 'Group', plural: 'Groups' },
  disableDuplicate: true,
  admin: { useAsTitle: 'name', group: 'People', defaultColumns: ['name', 'members'] },
  access: {
    read: ownOrganisation('trainer', 'manager', 'admin'),
    create: byRole('manager', 'admin'),
    update: ownOrganisation('manager', 'admin'),
    delete: noOne,
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'members', type: 'relationship', relationTo: 'users', hasMany: true },
    organisationField,
  ],
}
