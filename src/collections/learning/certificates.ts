import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { rowsOfSeenLearners } from '@/systems/learning/policies'
import { organisationField } from '../organisation-field'

/** Proof of one completed enrollment; checked in public by its code. */
export const certificates: CollectionConfig = {
  slug: 'certificates',
  labels: { singular: 'Certificate', plural: 'Certificates' },
  disableDuplicate: true,
  admin: { useAsTitle: 'code', group: 'Learning', defaultColumns: ['learnerName', 'version', 'code', 'issuedAt'] },
  access: {
    read: rowsOfSeenLearners,
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'enrollment', type: 'relationship', relationTo: 'enrollments', required: true, unique: true },
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true, index: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'learnerName', type: 'text', required: true },
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'issuedAt', type: 'date', required: true },
    { name: 'validUntil', type: 'date' },
    { name: 'score', type: 'number', required: true },
    { name: 'points', type: 'number', required: true },
    { name: 'maxPoints', type: 'number', required: true },
    { name: 'attemptNumber', type: 'number', required: true },
    { name: 'revokedAt', type: 'date' },
    { name: 'revokedReason', type: 'text' },
    organisationField,
  ],
}
