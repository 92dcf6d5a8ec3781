import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { courseStates } from '@/systems/courses/lifecycle'
import { organisationField } from '../organisation-field'

/** A course while people work on it. What learners see is a version. Every change goes through a command. */
export const courses: CollectionConfig = {
  slug: 'courses',
  labels: { singular: 'Course', plural: 'Courses' },
  disableDuplicate: true,
  admin: { useAsTitle: 'title', group: 'Courses', defaultColumns: ['title', 'state', 'version', 'updatedAt'] },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'state', type: 'select', options: [...courseStates], required: true, defaultValue: 'generating' },
    { name: 'content', type: 'json', admin: { hidden: true } },
    { name: 'contentHash', type: 'text', admin: { hidden: true } },
    { name: 'sopVersions', type: 'relationship', relationTo: 'sop-versions', hasMany: true, required: true },
    { name: 'authors', type: 'relationship', relationTo: 'users', hasMany: true, required: true },
    { name: 'version', type: 'number', admin: { description: 'The last published version.' } },
    {
      name: 'selfEnrolment',
      type: 'checkbox',
      defaultValue: true,
      admin: { description: 'Everybody in the organisation may enrol from the catalogue.' },
    },
    { name: 'generator', type: 'json', admin: { hidden: true } },
    organisationField,
  ],
}
