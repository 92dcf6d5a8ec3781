import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { gradingStates } from '@/systems/training/grading/lifecycle'
import { organisationField } from '../organisation-field'

/** What one person gave for one exercise of an attempt, by its rubric. Ungraded is null, never 0. */
export const gradings: CollectionConfig = {
  slug: 'gradings',
  labels: { singular: 'Grading', plural: 'Gradings' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['attempt', 'exercise', 'grader', 'state', 'points', 'updatedAt'] },
  access: {
    read: ownOrganisation('manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['attempt', 'exercise', 'grader'], unique: true }],
  fields: [
    { name: 'attempt', type: 'relationship', relationTo: 'attempts', required: true, index: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'exercise', type: 'text', required: true },
    { name: 'grader', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'state', type: 'select', options: [...gradingStates], required: true, defaultValue: 'proposed' },
    // By criterion: { level, points, comment, confirmed }.
    { name: 'levels', type: 'json', required: true, admin: { hidden: true } },
    { name: 'comment', type: 'textarea' },
    // Of the rubric's own points; null until every criterion has a level, unless it was overridden.
    { name: 'points', type: 'number' },
    { name: 'maxPoints', type: 'number', required: true },
    { name: 'override', type: 'number' },
    { name: 'overrideReason', type: 'text' },
    { name: 'secondWanted', label: 'Second grader asked for', type: 'checkbox', defaultValue: false },
    // Every earlier state of this row, oldest first.
    { name: 'history', type: 'json', admin: { hidden: true } },
    { name: 'revision', type: 'number', required: true, defaultValue: 1 },
    { name: 'confirmedAt', type: 'date' },
    { name: 'releasedAt', type: 'date' },
    organisationField,
  ],
}
