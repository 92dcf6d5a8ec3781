import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { factStates } from '@/systems/generation/knowledge/model'
import { factKinds } from '@/systems/generation/model'
import { organisationField } from '../organisation-field'

/** What one version of an SOP says, fact by fact, with what people made of it. Written by commands alone. */
export const sopFacts: CollectionConfig = {
  slug: 'sop-facts',
  labels: { singular: 'Fact', plural: 'Facts' },
  disableDuplicate: true,
  admin: { useAsTitle: 'text', group: 'Procedures', hidden: true },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['version', 'key'], unique: true }, { fields: ['version', 'order'] }],
  timestamps: false,
  fields: [
    { name: 'version', type: 'relationship', relationTo: 'sop-versions', required: true },
    { name: 'sop', type: 'relationship', relationTo: 'sops', required: true, index: true },
    // Names the fact across readings and versions.
    { name: 'key', type: 'text', required: true },
    { name: 'state', type: 'select', options: [...factStates], required: true },
    // As it is now; what was read stands in `fact`.
    { name: 'kind', type: 'select', options: [...factKinds], required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'order', type: 'number', required: true },
    { name: 'spans', type: 'json', required: true },
    { name: 'fact', type: 'json' },
    { name: 'words', type: 'json' },
    // Its passage is in this version no longer.
    { name: 'gone', type: 'checkbox', defaultValue: false },
    { name: 'revision', type: 'number', defaultValue: 0, required: true },
    { name: 'changedBy', type: 'relationship', relationTo: 'users' },
    { name: 'changedAt', type: 'date' },
    organisationField,
  ],
}
