import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** What a client or sales put to a request. Kept as it came; it is read (parsed) only when production starts. */
export const requestFiles: CollectionConfig = {
  slug: 'request-files',
  labels: { singular: 'Request file', plural: 'Request files' },
  disableDuplicate: true,
  admin: { useAsTitle: 'name', group: 'Sales', hidden: true },
  access: {
    read: ownOrganisation('sales', 'author', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  upload: {
    staticDir: 'requests',
    disableLocalStorage: false,
    crop: false,
    focalPoint: false,
    displayPreview: false,
    bulkUpload: false,
    pasteURL: false,
    allowRestrictedFileTypes: true,
  },
  fields: [
    { name: 'request', type: 'relationship', relationTo: 'requests', required: true, index: true },
    { name: 'event', type: 'relationship', relationTo: 'request-events' },
    { name: 'name', label: 'Name as it was sent', type: 'text', required: true },
    { name: 'sha256', type: 'text', required: true },
    { name: 'byClient', type: 'checkbox', required: true, defaultValue: false },
    { name: 'sopVersion', type: 'relationship', relationTo: 'sop-versions' },
    organisationField,
  ],
}
