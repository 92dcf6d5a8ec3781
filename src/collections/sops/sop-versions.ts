import type { CollectionConfig } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { sopVersionStates } from '@/systems/sops/lifecycle'
import { organisationField } from '../organisation-field'

const set = { create: () => false, update: () => false }
/** Written by the system; shown beside the form once there is something to show. */
const aside = {
  readOnly: true,
  position: 'sidebar' as const,
  condition: (data: { id?: unknown } | undefined) => data?.id !== undefined,
}

/** One file of an SOP. What it says never changes; a new file is a new version. */
export const sopVersions: CollectionConfig = {
  slug: 'sop-versions',
  labels: { singular: 'SOP version', plural: 'SOP versions' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'filename',
    group: 'Procedures',
    defaultColumns: ['filename', 'sop', 'label', 'state', 'createdAt'],
    description:
      'Upload a PDF, Word, PowerPoint, Excel, OpenDocument, RTF, Markdown, HTML or text file. It is read, and you check the reading before it is used.',
  },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: byRole('author', 'admin'),
    update: noOne,
    delete: noOne,
  },
  upload: {
    staticDir: 'sops',
    disableLocalStorage: false,
    crop: false,
    focalPoint: false,
    displayPreview: false,
    hideRemoveFile: true,
    bulkUpload: false,
    // Fetching a file from an address a person pastes would be a way into the network behind the server.
    pasteURL: false,
  },
  fields: [
    {
      name: 'sop',
      label: 'SOP',
      type: 'relationship',
      relationTo: 'sops',
      index: true,
      admin: { description: 'Leave empty for a new SOP: it takes its title from the file.' },
    },
    {
      name: 'label',
      label: 'Version',
      type: 'text',
      admin: { description: 'As the document names it, for example 3.1. Empty: the next number.' },
    },
    { name: 'reason', label: 'Reason for change', type: 'textarea', required: true },
    {
      name: 'state',
      type: 'select',
      options: [...sopVersionStates],
      defaultValue: 'uploaded',
      required: true,
      access: set,
      admin: aside,
    },
    { name: 'sha256', label: 'SHA-256', type: 'text', index: true, access: set, admin: aside },
    { name: 'language', type: 'text', access: set, admin: aside },
    { name: 'parse', type: 'json', access: set, admin: { hidden: true } },
    { name: 'stats', type: 'json', access: set, admin: { hidden: true } },
    { name: 'error', type: 'json', access: set, admin: { hidden: true } },
    { name: 'changes', type: 'json', access: set, admin: { hidden: true } },
    { name: 'uploadedBy', type: 'relationship', relationTo: 'users', access: set, admin: aside },
    { name: 'confirmedBy', type: 'relationship', relationTo: 'users', access: set, admin: aside },
    { name: 'confirmedAt', type: 'date', access: set, admin: aside },
    organisationField,
  ],
}
