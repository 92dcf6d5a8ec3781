import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** What reviewers and authors say to each other about a course or one claim of it. */
export const comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: 'Comment', plural: 'Comments' },
  disableDuplicate: true,
  admin: { useAsTitle: 'text', group: 'Courses', hidden: true },
  access: {
    read: ownOrganisation('author', 'reviewer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'claimKey', type: 'text' },
    { name: 'text', type: 'textarea', required: true },
    { name: 'suggestedText', type: 'textarea' },
    { name: 'author', type: 'relationship', relationTo: 'users', required: true },
    { name: 'authorName', type: 'text', required: true },
    { name: 'resolved', type: 'checkbox', defaultValue: false },
    organisationField,
  ],
}
