import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { claimStates } from '@/systems/courses/lifecycle'
import { supportLevels } from '@/shared/manifest/schema'
import { organisationField } from '../organisation-field'

/** A statement of a course, with the passages it rests on and what a person decided about it. */
export const claims: CollectionConfig = {
  slug: 'claims',
  labels: { singular: 'Claim', plural: 'Claims' },
  disableDuplicate: true,
  admin: { useAsTitle: 'text', group: 'Courses', hidden: true },
  access: {
    read: ownOrganisation('author', 'reviewer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['course', 'key'], unique: true }],
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'key', type: 'text', required: true },
    { name: 'order', type: 'number', required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'originalText', type: 'textarea' },
    { name: 'citations', type: 'json', required: true },
    { name: 'support', type: 'select', options: [...supportLevels], required: true },
    { name: 'problems', type: 'json' },
    { name: 'state', type: 'select', options: [...claimStates], required: true },
    { name: 'place', type: 'json' },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users' },
    // Names as they were at the time: evidence must not change when a person does.
    { name: 'decidedByName', type: 'text' },
    { name: 'decidedAt', type: 'date' },
    { name: 'reason', type: 'textarea' },
    { name: 'editedBy', type: 'relationship', relationTo: 'users' },
    { name: 'editedByName', type: 'text' },
    organisationField,
  ],
}
