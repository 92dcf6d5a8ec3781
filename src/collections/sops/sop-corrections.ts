import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** What authors put right in how a file was read. Written by commands only; taken back, never deleted: it is evidence. */
export const sopCorrections: CollectionConfig = {
  slug: 'sop-corrections',
  labels: { singular: 'Correction', plural: 'Corrections' },
  disableDuplicate: true,
  admin: { group: 'Procedures', hidden: true },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'version', type: 'relationship', relationTo: 'sop-versions', required: true, index: true },
    { name: 'correction', type: 'json', required: true },
    // The passages as they were: how they are found again where their keys are others.
    { name: 'seen', type: 'json', required: true },
    { name: 'made', type: 'json', required: true },
    {
      name: 'state',
      type: 'select',
      options: ['applied', 'needless', 'lost', 'withdrawn'],
      required: true,
      defaultValue: 'applied',
    },
    { name: 'message', type: 'text' },
    { name: 'by', type: 'relationship', relationTo: 'users', required: true },
    // The version on which it was made first, where it came from an earlier one.
    { name: 'carriedFrom', type: 'relationship', relationTo: 'sop-versions' },
    { name: 'withdrawnBy', type: 'relationship', relationTo: 'users' },
    { name: 'withdrawnAt', type: 'date' },
    organisationField,
  ],
}
