import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** Files that learners hand in as proof. They leave through one door only, `answer-files/:id/download`. */
export const answerFiles: CollectionConfig = {
  slug: 'answer-files',
  labels: { singular: 'Answer file', plural: 'Answer files' },
  disableDuplicate: true,
  admin: { hidden: true },
  access: { read: noOne, create: noOne, update: noOne, delete: noOne },
  upload: {
    staticDir: 'answers',
    crop: false,
    focalPoint: false,
    displayPreview: false,
    bulkUpload: false,
    pasteURL: false,
  },
  fields: [
    { name: 'attempt', type: 'relationship', relationTo: 'attempts', required: true, index: true },
    { name: 'exercise', type: 'text', required: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    // As the learner's device called it; on disk it has a name of our own.
    { name: 'originalName', type: 'text', required: true },
    { name: 'sha256', type: 'text', required: true },
    organisationField,
  ],
}
