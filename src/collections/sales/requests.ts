import type { CollectionConfig, Field } from 'payload'
import { byRole, noOne, ownOrganisation } from '@/systems/identity/public'
import { deliveryFormats, requestStates } from '@/systems/sales/lifecycle'
import { numberRequest } from '@/hooks/sales/number-request'
import { organisationField } from '../organisation-field'

/** Written by commands alone, which keep the timeline beside them. */
const kept = {
  access: { create: () => false, update: () => false },
  admin: { hidden: true },
} as const

/** A client's wish for a course, from first word to delivery. */
export const requests: CollectionConfig = {
  slug: 'requests',
  labels: { singular: 'Request', plural: 'Requests' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'title',
    group: 'Sales',
    defaultColumns: ['reference', 'title', 'client', 'state', 'owner', 'dueAt'],
    listSearchableFields: ['reference', 'title', 'client', 'contact'],
  },
  access: {
    read: ownOrganisation('sales', 'author', 'manager', 'admin'),
    create: byRole('sales', 'admin'),
    update: ownOrganisation('sales', 'admin'),
    delete: noOne,
  },
  hooks: { beforeChange: [numberRequest] },
  indexes: [{ fields: ['organisation', 'reference'], unique: true }],
  fields: [
    { name: 'reference', type: 'text', access: kept.access, admin: { readOnly: true, condition: hasIt('reference') } },
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    { name: 'client', label: 'Client organisation', type: 'text', required: true, maxLength: 200 },
    { name: 'contactName', label: 'Contact', type: 'text', maxLength: 200 },
    { name: 'contact', label: 'Contact email', type: 'email', required: true },
    {
      name: 'contactLanguage',
      label: 'Language of the contact',
      type: 'text',
      maxLength: 35,
      admin: { description: 'BCP 47, for example en or nl. Messages are written in it.' },
    },
    { name: 'goal', type: 'textarea', required: true, maxLength: 4000 },
    { name: 'audience', type: 'textarea', maxLength: 4000 },
    { name: 'languages', label: 'Languages of the course', type: 'text', hasMany: true, maxLength: 35 },
    { name: 'deadline', label: 'Needed by', type: 'date' },
    { name: 'delivery', type: 'select', hasMany: true, options: [...deliveryFormats] },
    {
      name: 'state',
      type: 'select',
      options: [...requestStates],
      required: true,
      defaultValue: 'draft',
      index: true,
      access: kept.access,
      admin: { readOnly: true },
    },
    { name: 'heldFrom', type: 'select', options: [...requestStates], ...kept },
    { name: 'movedAt', type: 'date', ...kept },
    { name: 'owner', type: 'relationship', relationTo: 'users', index: true, ...kept },
    { name: 'dueAt', type: 'date', ...kept },
    { name: 'sopVersions', type: 'relationship', relationTo: 'sop-versions', hasMany: true, ...kept },
    { name: 'course', type: 'relationship', relationTo: 'courses', ...kept },
    { name: 'version', type: 'relationship', relationTo: 'versions', ...kept },
    ...(['quote', 'signOff', 'production', 'previewed', 'reminded'] as const).map((name): Field => ({
      name,
      type: 'json',
      ...kept,
    })),
    { name: 'submission', type: 'text', unique: true, ...kept },
    { name: 'linkGeneration', type: 'number', defaultValue: 0, ...kept },
    { name: 'linkSentAt', type: 'date', ...kept },
    organisationField,
  ],
}

function hasIt(name: string) {
  return (data: Record<string, unknown> | undefined) => Boolean(data?.[name])
}
