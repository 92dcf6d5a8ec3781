import type { CollectionConfig } from 'payload'
import {
  adminPanelRoles,
  fieldByRole,
  hasRole,
  noOne,
  ownRows,
  personOf,
  roles,
  byRole,
  ownOrganisation,
} from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

const EIGHT_HOURS = 8 * 60 * 60
const TEN_MINUTES = 10 * 60 * 1000

export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Person', plural: 'People' },
  disableDuplicate: true,
  auth: {
    tokenExpiration: EIGHT_HOURS,
    maxLoginAttempts: 10,
    lockTime: TEN_MINUTES,
    cookies: { sameSite: 'Lax' },
  },
  admin: { useAsTitle: 'name', group: 'People', defaultColumns: ['name', 'email', 'roles'] },
  access: {
    admin: ({ req }) => hasRole(personOf(req), ...adminPanelRoles),
    read: ownRows({ field: 'id', orRoles: ['author', 'reviewer', 'trainer', 'manager', 'sales', 'admin'] }),
    create: byRole('admin'),
    update: ownRows({ field: 'id', orRoles: ['admin'] }),
    delete: noOne,
    unlock: ownOrganisation('admin'),
    readVersions: noOne,
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      saveToJWT: true,
      defaultValue: ['learner'],
      options: [...roles],
      access: { update: fieldByRole('admin') },
    },
    { name: 'language', type: 'text', defaultValue: 'en', admin: { description: 'BCP 47, for example en or nl.' } },
    { ...organisationField, saveToJWT: true } as typeof organisationField,
  ],
}
