import type { CollectionConfig } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** People who are trained together. */
export const cohorts: CollectionConfig = {
  slug: 'cohorts',
  labels: { singular: 'Cohort', plural: 'Cohorts' },
  disableDuplicate: true,
  admin: { useAsTitle: 'name', group: 'Learning', defaultColumns: ['name', 'trainers', 'startsAt'] },
  access: {
    read: ownOrganisation('trainer', 'manager', 'admin'),
    create: byRole('trainer', 'manager', 'admin'),
    update: ownOrganisation('trainer', 'manager', 'admin'),
    delete: noOne,
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'trainers', type: 'relationship', relationTo: 'users', hasMany: true },
    { name: 'learners', type: 'relationship', relationTo: 'users', hasMany: true },
    { name: 'startsAt', type: 'date' },
    organisationField,
  ],
}
