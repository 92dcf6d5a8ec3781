import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { importStates } from '@/systems/learning/lifecycle'
import { organisationField } from '../organisation-field'

/** A list of people and courses that somebody uploaded, what is wrong in it, and what became of it. */
export const enrollmentImports: CollectionConfig = {
  slug: 'enrollment-imports',
  labels: { singular: 'Enrollment import', plural: 'Enrollment imports' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'filename',
    group: 'Learning',
    defaultColumns: ['filename', 'state', 'good', 'bad', 'startedBy', 'createdAt'],
  },
  access: { read: ownOrganisation('manager', 'admin'), create: noOne, update: noOne, delete: noOne },
  fields: [
    { name: 'filename', type: 'text', required: true },
    { name: 'sha256', type: 'text', required: true, admin: { hidden: true } },
    { name: 'state', type: 'select', options: [...importStates], required: true, defaultValue: 'checked' },
    { name: 'good', type: 'number', required: true },
    { name: 'bad', type: 'number', required: true },
    { name: 'lines', type: 'json', required: true, admin: { hidden: true } },
    { name: 'enrolled', type: 'number' },
    { name: 'invited', type: 'number' },
    { name: 'reason', type: 'textarea' },
    { name: 'startedBy', type: 'relationship', relationTo: 'users', required: true },
    { name: 'finishedAt', type: 'date' },
    organisationField,
  ],
}
