import type { CollectionConfig } from 'payload'
import { noOne, ownRows } from '@/systems/identity/public'
import { observationStates } from '@/systems/training/grading/lifecycle'
import { organisationField } from '../organisation-field'

/** A checklist that a trainer saw done, signed by the trainer and then by the learner. Never changed: a new look is a new row. */
export const observations: CollectionConfig = {
  slug: 'observations',
  labels: { singular: 'Observation', plural: 'Observations' },
  disableDuplicate: true,
  admin: { group: 'Learning', defaultColumns: ['learner', 'version', 'state', 'score', 'observedAt'] },
  access: {
    read: ownRows({ field: 'learner', orRoles: ['manager', 'admin'] }),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'enrollment', type: 'relationship', relationTo: 'enrollments', required: true, index: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'learnerName', type: 'text', required: true },
    { name: 'version', type: 'relationship', relationTo: 'versions', required: true },
    { name: 'versionHash', type: 'text', required: true },
    { name: 'exercise', type: 'text', required: true },
    { name: 'title', type: 'text', required: true },
    // { label, text, critical, observed, note } of each item, as it was on the checklist.
    { name: 'items', type: 'json', required: true, admin: { hidden: true } },
    { name: 'note', type: 'textarea' },
    { name: 'score', type: 'number', required: true },
    {
      name: 'state',
      type: 'select',
      options: [...observationStates],
      required: true,
      defaultValue: 'awaiting-signature',
    },
    { name: 'observer', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'observerName', type: 'text', required: true },
    { name: 'observedAt', type: 'date', required: true },
    { name: 'answeredAt', type: 'date' },
    { name: 'disputeReason', type: 'textarea' },
    { name: 'attempt', type: 'relationship', relationTo: 'attempts' },
    organisationField,
  ],
}
