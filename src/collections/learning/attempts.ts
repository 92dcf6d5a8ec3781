import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { attemptStates } from '@/systems/learning/lifecycle'
import { rowsOfSeenLearners } from '@/systems/learning/policies'
import { organisationField } from '../organisation-field'

/** One sitting of a final assessment. Ungraded is null, never 0. */
export const attempts: CollectionConfig = {
  slug: 'attempts',
  labels: { singular: 'Attempt', plural: 'Attempts' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['learner', 'version', 'number', 'state', 'score', 'submittedAt'] },
  access: {
    read: rowsOfSeenLearners,
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['enrollment', 'number'], unique: true }],
  fields: [
    { name: 'enrollment', type: 'relationship', relationTo: 'enrollments', required: true },
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true, index: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'state', type: 'select', options: [...attemptStates], required: true, defaultValue: 'in-progress' },
    { name: 'seed', type: 'text', required: true, access: { read: () => false } },
    { name: 'drawn', type: 'json', required: true, admin: { hidden: true } },
    { name: 'answers', type: 'json', admin: { hidden: true } },
    { name: 'result', type: 'json', admin: { hidden: true } },
    { name: 'score', type: 'number' },
    { name: 'passed', type: 'checkbox', defaultValue: null as unknown as boolean },
    { name: 'startedAt', type: 'date', required: true },
    { name: 'submittedAt', type: 'date' },
    organisationField,
  ],
}
