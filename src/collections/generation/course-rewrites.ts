import type { CollectionConfig } from 'payload'
import { rewriteStates } from '@/systems/generation/rewriting/model'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** A part of a draft written anew, for its author to take or leave. Written by commands and their job. */
export const courseRewrites: CollectionConfig = {
  slug: 'course-rewrites',
  labels: { singular: 'Proposal for a part', plural: 'Proposals for parts' },
  disableDuplicate: true,
  admin: { group: 'Courses', hidden: true },
  access: {
    read: ownOrganisation('author', 'reviewer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['course', 'partKey'] }],
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true },
    // `block:<id>`, `exercise:<id>` or `lesson:<id>`.
    { name: 'partKey', type: 'text', required: true },
    // What was asked for: one of the known wishes, or an author's own words.
    { name: 'instruction', type: 'textarea', required: true },
    { name: 'provider', type: 'text', required: true },
    { name: 'model', type: 'text' },
    { name: 'state', type: 'select', options: [...rewriteStates], required: true, defaultValue: 'queued' },
    // Of the part as it was when this was asked for.
    { name: 'stamp', type: 'text', required: true },
    { name: 'before', type: 'json', required: true },
    { name: 'after', type: 'json' },
    { name: 'progress', type: 'json' },
    { name: 'ledger', type: 'json' },
    { name: 'error', type: 'json' },
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', required: true },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users' },
    { name: 'decidedAt', type: 'date' },
    // Hand-written words that its author gave up when they took it.
    { name: 'overwrote', type: 'json' },
    organisationField,
  ],
}
