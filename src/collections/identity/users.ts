import type { CollectionConfig } from 'payload'
import { endSessionsOnChange } from '@/hooks/identity/end-sessions-on-change'
import { guardCredentialsHook } from '@/hooks/identity/guard-credentials'
import { holdPerson } from '@/hooks/identity/hold-person'
import { refusePlainLogin } from '@/hooks/identity/refuse-plain-login'
import { env } from '@/shared/env'
import {
  adminPanelRoles,
  apiKeyStrategy,
  fieldByRole,
  hasRole,
  noOne,
  noOneField,
  ownRows,
  personOf,
  personStates,
  roles,
  byRole,
} from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

const EIGHT_HOURS = 8 * 60 * 60

export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Person', plural: 'People' },
  disableDuplicate: true,
  auth: {
    tokenExpiration: EIGHT_HOURS,
    // Payload's lock shuts the owner out together with the guesser; ours counts by account and place (ADR 0130).
    maxLoginAttempts: 0,
    cookies: { sameSite: 'Lax', secure: env.PUBLIC_URL.startsWith('https:') },
    strategies: [apiKeyStrategy],
  },
  admin: { useAsTitle: 'name', group: 'People', defaultColumns: ['name', 'email', 'roles'] },
  access: {
    admin: ({ req }) => hasRole(personOf(req), ...adminPanelRoles),
    read: ownRows({ field: 'id', orRoles: ['author', 'reviewer', 'trainer', 'manager', 'sales', 'admin'] }),
    create: byRole('admin'),
    update: ownRows({ field: 'id', orRoles: ['admin'] }),
    delete: noOne,
    unlock: noOne,
    readVersions: noOne,
  },
  hooks: {
    beforeOperation: [holdPerson],
    beforeValidate: [guardCredentialsHook],
    afterChange: [endSessionsOnChange],
    beforeLogin: [refusePlainLogin],
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
    { name: 'timeZone', type: 'text', defaultValue: 'UTC', admin: { description: 'IANA, for example Europe/Berlin.' } },
    { name: 'phone', type: 'text', admin: { description: 'With country code: +4930123456.' } },
    { name: 'jobRole', type: 'text', index: true, access: { update: fieldByRole('manager', 'admin') } },
    { name: 'site', type: 'text', index: true, access: { update: fieldByRole('manager', 'admin') } },
    { name: 'manager', type: 'relationship', relationTo: 'users', access: { update: fieldByRole('manager', 'admin') } },
    {
      name: 'state',
      type: 'select',
      options: [...personStates],
      required: true,
      defaultValue: 'active',
      access: { create: () => false, update: () => false },
      admin: { readOnly: true },
    },
    { name: 'avatar', type: 'text', access: { create: noOneField, update: noOneField }, admin: { hidden: true } },
    {
      name: 'externalId',
      type: 'text',
      unique: true,
      hidden: true,
      access: { read: noOneField, create: noOneField, update: noOneField },
      admin: { description: 'Issuer and subject at the sign-in provider of the company.' },
    },
    {
      // Payload's own list of sessions, with what lets a person recognise each of theirs.
      name: 'sessions',
      type: 'array',
      admin: { disabled: true },
      fields: [
        { name: 'agent', type: 'text' },
        { name: 'via', type: 'text' },
        { name: 'usedAt', type: 'date' },
      ],
    },
    { ...organisationField, saveToJWT: true } as typeof organisationField,
  ],
}
