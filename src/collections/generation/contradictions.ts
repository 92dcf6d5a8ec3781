import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { contradictionKinds, judgements } from '@/systems/generation/knowledge/contradictions/model'
import { organisationField } from '../organisation-field'

/** Two SOPs that seem to say different things about one subject, for a person to judge. Found by a job. */
export const contradictions: CollectionConfig = {
  slug: 'contradictions',
  labels: { singular: 'Contradiction', plural: 'Contradictions' },
  disableDuplicate: true,
  admin: { useAsTitle: 'subject', group: 'Procedures', defaultColumns: ['subject', 'kind', 'state', 'sops'] },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['organisation', 'key'], unique: true }],
  fields: [
    // Names it across runs: a judgement holds while both passages say what they said.
    { name: 'key', type: 'text', required: true },
    { name: 'kind', type: 'select', options: [...contradictionKinds], required: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'explanation', type: 'textarea', required: true },
    { name: 'sops', type: 'relationship', relationTo: 'sops', hasMany: true, required: true },
    { name: 'versions', type: 'relationship', relationTo: 'sop-versions', hasMany: true, required: true },
    { name: 'sides', type: 'json', required: true },
    { name: 'likeness', type: 'number', required: true },
    { name: 'state', type: 'select', options: [...judgements], defaultValue: 'open', required: true },
    // Whether the newest versions still say so.
    { name: 'current', type: 'checkbox', defaultValue: true },
    { name: 'reason', type: 'textarea' },
    { name: 'revision', type: 'number', defaultValue: 0, required: true },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users' },
    { name: 'decidedAt', type: 'date' },
    organisationField,
  ],
}
