import type { CollectionConfig } from 'payload'
import { setFirstTrainer } from '@/hooks/training/set-first-trainer'
import { byRole, noOne } from '@/systems/identity/public'
import { peopleOfOwnOrganisation, trainedCohorts } from '@/systems/training/policies'
import { organisationField } from '../organisation-field'

/** People who are trained together. A trainer sees the cohorts they train, managers all of them. */
export const cohorts: CollectionConfig = {
  slug: 'cohorts',
  labels: { singular: 'Cohort', plural: 'Cohorts' },
  disableDuplicate: true,
  admin: { useAsTitle: 'name', group: 'Learning', defaultColumns: ['name', 'trainers', 'courses', 'startsAt'] },
  access: {
    read: trainedCohorts(),
    create: byRole('trainer', 'manager', 'admin'),
    update: trainedCohorts(),
    delete: noOne,
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      name: 'trainers',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      filterOptions: peopleOfOwnOrganisation('trainer', 'manager', 'admin'),
      hooks: { beforeValidate: [setFirstTrainer] },
      admin: { description: 'Each of them sees the cohort and can run its sessions.' },
    },
    {
      name: 'learners',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      filterOptions: peopleOfOwnOrganisation(),
    },
    {
      name: 'courses',
      type: 'relationship',
      relationTo: 'versions',
      hasMany: true,
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, description: 'The versions this cohort was put on, in the training portal.' },
    },
    { name: 'startsAt', type: 'date' },
    organisationField,
  ],
}
