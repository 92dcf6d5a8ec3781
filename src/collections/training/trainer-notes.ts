import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** What trainers of an organisation tell each other about teaching a lesson of a course version. Learners never see it. */
export const trainerNotes: CollectionConfig = {
  slug: 'trainer-notes',
  labels: { singular: 'Trainer note', plural: 'Trainer notes' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['version', 'lesson', 'text', 'writtenBy', 'updatedAt'] },
  access: { read: ownOrganisation('trainer', 'manager', 'admin'), create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['version', 'lesson'], unique: true }],
  fields: [
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true },
    {
      name: 'lesson',
      type: 'text',
      required: true,
      admin: { description: 'Id of the lesson in the manifest; "course" for the whole.' },
    },
    { name: 'text', type: 'textarea' },
    { name: 'revision', type: 'number', required: true, defaultValue: 1 },
    { name: 'writtenBy', type: 'relationship', relationTo: 'users' },
    organisationField,
  ],
}
