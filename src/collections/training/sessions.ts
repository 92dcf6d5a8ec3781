import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { sessionStates } from '@/systems/training/lifecycle'
import { rowsOfTrainedCohorts } from '@/systems/training/policies'
import { organisationField } from '../organisation-field'

/** A cohort meets. Times are moments; `timeZone` is where it takes place, which is how they are shown. */
export const sessions: CollectionConfig = {
  slug: 'sessions',
  labels: { singular: 'Session', plural: 'Sessions' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'title',
    group: 'Learning',
    defaultColumns: ['title', 'cohort', 'startsAt', 'place', 'trainer', 'state'],
    description: 'Scheduled, changed and called off in the training portal.',
  },
  access: { read: rowsOfTrainedCohorts('cohort'), create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['cohort', 'startsAt'] }, { fields: ['state', 'startsAt'] }],
  fields: [
    { name: 'cohort', type: 'relationship', relationTo: 'cohorts', required: true },
    { name: 'title', type: 'text', required: true, maxLength: 160 },
    { name: 'state', type: 'select', options: [...sessionStates], required: true, defaultValue: 'scheduled' },
    { name: 'startsAt', type: 'date', required: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'endsAt', type: 'date', required: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'timeZone', type: 'text', required: true },
    { name: 'place', type: 'text' },
    { name: 'link', type: 'text' },
    { name: 'capacity', type: 'number', min: 1 },
    { name: 'trainer', type: 'relationship', relationTo: 'users', required: true, index: true },
    // What a calendar knows it by, and how often it was told of a change (RFC 5545: UID, SEQUENCE).
    { name: 'uid', type: 'text', required: true, unique: true, admin: { hidden: true } },
    { name: 'sequence', type: 'number', required: true, defaultValue: 0, admin: { hidden: true } },
    { name: 'cancelledReason', type: 'text' },
    { name: 'remindedFor', type: 'date', admin: { hidden: true } },
    organisationField,
  ],
}
