import type { CollectionConfig } from 'payload'
import { noOne, ownRows } from '@/systems/identity/public'
import { feedbackKinds, feedbackStates } from '@/systems/learning/feedback/model'
import { organisationField } from '../organisation-field'

/** What a learner says of one place of a course, and what they were answered. */
export const feedback: CollectionConfig = {
  slug: 'feedback',
  labels: { singular: 'Feedback', plural: 'Feedback' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['kind', 'text', 'version', 'state', 'createdAt'] },
  access: {
    read: ownRows({ field: 'learner', orRoles: ['manager', 'admin'] }),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['course', 'state'] }],
  fields: [
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true, index: true },
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true },
    { name: 'lesson', type: 'text', required: true },
    { name: 'block', type: 'text', required: true },
    // Keys of the statements made there, `exercise:<id>` for an exercise: where authors find it.
    { name: 'claims', type: 'json', required: true, admin: { hidden: true } },
    // The words as the learner read them.
    { name: 'quote', type: 'text', required: true },
    { name: 'kind', type: 'select', options: [...feedbackKinds], required: true },
    { name: 'text', type: 'textarea' },
    { name: 'state', type: 'select', options: [...feedbackStates], required: true, defaultValue: 'open' },
    { name: 'answer', type: 'textarea' },
    { name: 'answeredBy', type: 'relationship', relationTo: 'users' },
    { name: 'answeredAt', type: 'date' },
    organisationField,
  ],
}
