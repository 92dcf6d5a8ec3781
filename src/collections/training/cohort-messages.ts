import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { rowsOfTrainedCohorts } from '@/systems/training/policies'
import { organisationField } from '../organisation-field'

/** What a trainer wrote to a cohort; the people who were in it then are told. */
export const cohortMessages: CollectionConfig = {
  slug: 'cohort-messages',
  labels: { singular: 'Cohort message', plural: 'Cohort messages' },
  disableDuplicate: true,
  admin: { useAsTitle: 'subject', group: 'Learning', defaultColumns: ['subject', 'cohort', 'author', 'createdAt'] },
  access: { read: rowsOfTrainedCohorts('cohort'), create: noOne, update: noOne, delete: noOne },
  fields: [
    { name: 'cohort', type: 'relationship', relationTo: 'cohorts', required: true, index: true },
    { name: 'subject', type: 'text', required: true, maxLength: 160 },
    { name: 'text', type: 'textarea', required: true, maxLength: 5000 },
    { name: 'author', type: 'relationship', relationTo: 'users', required: true },
    { name: 'recipients', type: 'relationship', relationTo: 'users', hasMany: true },
    organisationField,
  ],
}
