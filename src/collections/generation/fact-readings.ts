import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** That the facts of a version were read, from which segments and by which reader. */
export const factReadings: CollectionConfig = {
  slug: 'fact-readings',
  labels: { singular: 'Reading of facts', plural: 'Readings of facts' },
  disableDuplicate: true,
  admin: { group: 'Procedures', hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne },
  fields: [
    { name: 'version', type: 'relationship', relationTo: 'sop-versions', required: true, unique: true },
    { name: 'stamp', type: 'text', required: true },
    { name: 'frame', type: 'json', required: true },
    organisationField,
  ],
}
