import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** What a run has made so far, a row a piece: the facts, the outline, each lesson, and every answer that was paid for. */
export const generationParts: CollectionConfig = {
  slug: 'generation-parts',
  labels: { singular: 'Part of a draft', plural: 'Parts of drafts' },
  disableDuplicate: true,
  admin: { group: 'Courses', hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['run', 'name'], unique: true }],
  fields: [
    { name: 'run', type: 'relationship', relationTo: 'generation-runs', required: true },
    { name: 'name', type: 'text', required: true },
    { name: 'value', type: 'json' },
    organisationField,
  ],
}
