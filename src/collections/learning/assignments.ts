import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { assignmentSources, assignmentStates, targetKinds } from '@/systems/learning/lifecycle'
import { organisationField } from '../organisation-field'

/** A course that was given to people: to whom, until when, by whom and why. Enrollments point to it. */
export const assignments: CollectionConfig = {
  slug: 'assignments',
  labels: { singular: 'Assignment', plural: 'Assignments' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['course', 'target', 'dueAt', 'state', 'assignedBy', 'createdAt'] },
  access: { read: ownOrganisation('trainer', 'manager', 'admin'), create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['course', 'state'] }, { fields: ['organisation', 'state'] }],
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true },
    {
      name: 'version',
      type: 'relationship',
      relationTo: 'versions',
      admin: { description: 'Empty: the version that is released when a person is enrolled.' },
    },
    { name: 'target', type: 'select', options: [...targetKinds], required: true },
    { name: 'people', type: 'relationship', relationTo: 'users', hasMany: true },
    { name: 'groups', type: 'relationship', relationTo: 'groups', hasMany: true },
    { name: 'cohorts', type: 'relationship', relationTo: 'cohorts', hasMany: true },
    { name: 'jobRoles', type: 'text', hasMany: true },
    { name: 'sites', type: 'text', hasMany: true },
    { name: 'dueAt', type: 'date' },
    { name: 'dueInDays', type: 'number', min: 1, admin: { description: 'Days after a person was enrolled.' } },
    { name: 'reason', type: 'textarea' },
    { name: 'assignedBy', type: 'relationship', relationTo: 'users' },
    { name: 'source', type: 'select', options: [...assignmentSources], required: true, defaultValue: 'person' },
    { name: 'state', type: 'select', options: [...assignmentStates], required: true, defaultValue: 'active' },
    { name: 'endedAt', type: 'date' },
    { name: 'endedBy', type: 'relationship', relationTo: 'users' },
    { name: 'endedReason', type: 'textarea' },
    // How far a large assignment is: { done, total }.
    { name: 'progress', type: 'json', admin: { hidden: true } },
    // What makes two requests the same assignment.
    { name: 'key', type: 'text', required: true, index: true, admin: { hidden: true } },
    organisationField,
  ],
}
