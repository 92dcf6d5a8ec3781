import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { keepSignature } from '@/hooks/courses/keep-signature'
import { organisationField } from '../organisation-field'

/** A signature with its meaning, bound to the hash of what was signed. An edit afterwards voids it; nothing erases it. */
export const signatures: CollectionConfig = {
  slug: 'signatures',
  labels: { singular: 'Signature', plural: 'Signatures' },
  disableDuplicate: true,
  admin: { useAsTitle: 'byName', group: 'Courses', defaultColumns: ['course', 'byName', 'meaning', 'at', 'voidedAt'] },
  access: {
    read: ownOrganisation('author', 'reviewer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  hooks: { beforeChange: [keepSignature] },
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'contentHash', type: 'text', required: true },
    { name: 'meaning', type: 'text', required: true },
    { name: 'by', type: 'relationship', relationTo: 'users', required: true },
    { name: 'byName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'voidedAt', type: 'date' },
    { name: 'voidedReason', type: 'text' },
    organisationField,
  ],
}
