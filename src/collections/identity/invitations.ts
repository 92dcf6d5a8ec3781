import type { CollectionConfig } from 'payload'
import { announceInvitation } from '@/hooks/identity/announce-invitation'
import { fillInInvitation } from '@/hooks/identity/fill-in-invitation'
import { byRole, noOne, noOneField, ownOrganisation, roles } from '@/systems/identity/public'
import { organisationField } from '../organisation-field'

/** An account that somebody may make for themselves: they prove by a link that the address is theirs. */
export const invitations: CollectionConfig = {
  slug: 'invitations',
  labels: { singular: 'Invitation', plural: 'Invitations' },
  disableDuplicate: true,
  admin: {
    useAsTitle: 'email',
    group: 'People',
    defaultColumns: ['email', 'name', 'roles', 'usedAt', 'expiresAt'],
    description: 'A mail with a link goes out when you save. The person chooses the password.',
  },
  access: {
    read: ownOrganisation('manager', 'admin'),
    create: byRole('manager', 'admin'),
    update: noOne,
    delete: noOne,
    readVersions: noOne,
  },
  hooks: { beforeValidate: [fillInInvitation], afterChange: [announceInvitation] },
  fields: [
    { name: 'email', type: 'email', required: true, index: true },
    { name: 'name', type: 'text', admin: { description: 'The person can correct it.' } },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: ['learner'],
      options: [...roles],
      admin: { description: 'Managers may invite learners and trainers; administrators everybody.' },
    },
    {
      name: 'language',
      type: 'text',
      defaultValue: 'en',
      admin: { description: 'Of the mail: BCP 47, for example nl.' },
    },
    ...(['expiresAt', 'usedAt', 'revokedAt'] as const).map((name) => ({
      name,
      type: 'date' as const,
      access: { create: noOneField, update: noOneField },
      admin: { readOnly: true, condition: (data: Record<string, unknown>) => Boolean(data[name]) },
    })),
    {
      name: 'source',
      type: 'select',
      options: ['invitation', 'registration'],
      required: true,
      defaultValue: 'invitation',
      access: { create: noOneField, update: noOneField },
      admin: { hidden: true },
    },
    {
      name: 'invitedBy',
      type: 'relationship',
      relationTo: 'users',
      access: { create: noOneField, update: noOneField },
      admin: { readOnly: true },
    },
    {
      name: 'person',
      type: 'relationship',
      relationTo: 'users',
      access: { create: noOneField, update: noOneField },
      admin: { hidden: true },
    },
    { name: 'tokenHash', type: 'text', unique: true, hidden: true, access: { read: noOneField } },
    organisationField,
  ],
}
