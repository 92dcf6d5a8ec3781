import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { segmentKinds } from '@/systems/sops/model'
import { organisationField } from '../organisation-field'

/** Written by ingest only; evidence, so nobody alters it over the API. */
export const sopSegments: CollectionConfig = {
  slug: 'sop-segments',
  labels: { singular: 'Passage', plural: 'Passages' },
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
    { name: 'key', type: 'text', required: true },
    { name: 'kind', type: 'select', options: [...segmentKinds], required: true },
    { name: 'order', type: 'number', required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'path', type: 'json', required: true },
    { name: 'page', type: 'number' },
    { name: 'start', type: 'number', required: true },
    { name: 'end', type: 'number', required: true },
    { name: 'data', type: 'json' },
    organisationField,
  ],
}
