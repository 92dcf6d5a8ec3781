import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { generationRunStates } from '@/systems/generation/lifecycle'
import { organisationField } from '../organisation-field'

/** One drafting of a course: who asked, how far it is, what it cost. Written by the job. */
export const generationRuns: CollectionConfig = {
  slug: 'generation-runs',
  labels: { singular: 'Generation run', plural: 'Generation runs' },
  disableDuplicate: true,
  admin: { group: 'Courses', defaultColumns: ['course', 'state', 'provider', 'createdAt'] },
  access: {
    read: ownOrganisation('author', 'reviewer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'sopVersions', type: 'relationship', relationTo: 'sop-versions', hasMany: true, required: true },
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', required: true },
    { name: 'provider', type: 'text', required: true },
    { name: 'state', type: 'select', options: [...generationRunStates], required: true, defaultValue: 'queued' },
    { name: 'wishes', type: 'json' },
    { name: 'reviewOutline', type: 'checkbox', defaultValue: false },
    { name: 'budget', type: 'number', min: 0, admin: { description: 'US dollars at most, by list prices.' } },
    { name: 'basedOn', type: 'relationship', relationTo: 'generation-runs' },
    { name: 'progress', type: 'json' },
    { name: 'ledger', type: 'json' },
    { name: 'error', type: 'json' },
    organisationField,
  ],
}
