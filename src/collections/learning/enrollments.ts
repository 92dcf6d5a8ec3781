import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { enrollmentStates } from '@/systems/learning/lifecycle'
import { rowsOfSeenLearners } from '@/systems/learning/policies'
import { organisationField } from '../organisation-field'

/** One person on one version of a course. */
export const enrollments: CollectionConfig = {
  slug: 'enrollments',
  labels: { singular: 'Enrollment', plural: 'Enrollments' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['learner', 'course', 'state', 'dueAt', 'completedAt'] },
  access: {
    read: rowsOfSeenLearners,
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [
    { fields: ['version', 'learner'], unique: true },
    { fields: ['learner', 'createdAt'] },
    { fields: ['state', 'dueAt'] },
  ],
  fields: [
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true },
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true },
    { name: 'state', type: 'select', options: [...enrollmentStates], required: true, defaultValue: 'assigned' },
    { name: 'assignment', type: 'relationship', relationTo: 'assignments', index: true },
    { name: 'assignedBy', type: 'relationship', relationTo: 'users' },
    { name: 'reason', type: 'text' },
    { name: 'dueAt', type: 'date' },
    { name: 'progress', type: 'json', admin: { hidden: true } },
    { name: 'lastActivityAt', type: 'date' },
    { name: 'completedAt', type: 'date' },
    { name: 'waivedUntil', type: 'date', admin: { description: 'Empty: for good.' } },
    // Of a waiver or a withdrawal; nobody in closedBy: a rule did it.
    { name: 'closedAt', type: 'date' },
    { name: 'closedBy', type: 'relationship', relationTo: 'users' },
    { name: 'closedReason', type: 'textarea' },
    // The last reminder, as `<due date> <7 | 1 | overdue>`: each is sent once for a due date.
    { name: 'dueNotice', type: 'text', admin: { hidden: true } },
    organisationField,
  ],
}
