import type { CollectionConfig } from 'payload'
import { noOne } from '@/systems/identity/public'
import { attendanceStates, attendanceWays } from '@/systems/training/lifecycle'
import { ownAttendanceOrTrained } from '@/systems/training/policies'
import { organisationField } from '../organisation-field'

/** One person at one session. What was confirmed is corrected, with a reason, and never overwritten. */
export const attendance: CollectionConfig = {
  slug: 'attendance',
  labels: { singular: 'Attendance', plural: 'Attendance' },
  disableDuplicate: true,
  admin: {
    group: 'Learning',
    defaultColumns: ['learner', 'session', 'state', 'via', 'confirmedBy', 'confirmedAt'],
    description: 'Recorded and corrected in the training portal.',
  },
  access: { read: ownAttendanceOrTrained, create: noOne, update: noOne, delete: noOne },
  indexes: [{ fields: ['session', 'learner'], unique: true }],
  fields: [
    { name: 'session', type: 'relationship', relationTo: 'sessions', required: true },
    { name: 'learner', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'state', type: 'select', options: [...attendanceStates], required: true, defaultValue: 'expected' },
    { name: 'via', type: 'select', options: [...attendanceWays] },
    { name: 'claimedAt', type: 'date' },
    { name: 'confirmedBy', type: 'relationship', relationTo: 'users' },
    { name: 'confirmedAt', type: 'date' },
    { name: 'notes', type: 'textarea' },
    { name: 'history', type: 'json' },
    { name: 'bookedAt', type: 'date', admin: { description: 'Asked for a seat, where there are fewer than people.' } },
    { name: 'waiting', type: 'checkbox', required: true, defaultValue: false },
    organisationField,
  ],
}
