import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { versionStates } from '@/systems/courses/lifecycle'
import { keepVersionFrozen } from '@/hooks/courses/keep-version-frozen'
import { organisationField } from '../organisation-field'

/** A published course, frozen as a CourseManifest. Immutable from birth but for `state`. */
export const versions: CollectionConfig = {
  slug: 'versions',
  labels: { singular: 'Course version', plural: 'Course versions' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'title',
    group: 'Courses',
    defaultColumns: ['title', 'number', 'state', 'language', 'releasedAt', 'hash'],
  },
  access: {
    read: ownOrganisation('author', 'reviewer', 'trainer', 'manager', 'admin'),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  indexes: [{ fields: ['course', 'number'], unique: true }],
  hooks: { beforeChange: [keepVersionFrozen] },
  fields: [
    { name: 'course', type: 'relationship', relationTo: 'courses', required: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'title', type: 'text', required: true },
    { name: 'language', type: 'text', required: true },
    { name: 'hash', type: 'text', required: true, index: true },
    { name: 'manifest', type: 'json', required: true, admin: { hidden: true } },
    { name: 'state', type: 'select', options: [...versionStates], required: true, defaultValue: 'released' },
    { name: 'releasedAt', type: 'date', required: true },
    { name: 'releasedBy', type: 'relationship', relationTo: 'users', required: true },
    organisationField,
  ],
}
