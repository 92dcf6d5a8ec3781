import type { CollectionConfig } from 'payload'
import { askSecondFactorOfStaff } from '@/hooks/identity/ask-second-factor-of-staff'
import { noOne, personOf } from '@/systems/identity/public'

export const organisations: CollectionConfig = {
  slug: 'organisations',
  labels: { singular: 'Organisation', plural: 'Organisations' },
  disableDuplicate: true,
  admin: { useAsTitle: 'name', group: 'People', hidden: ({ user }) => !user?.roles?.includes('admin') },
  access: {
    read: ({ req }) => {
      const person = personOf(req)
      return person ? { id: { equals: person.organisation } } : false
    },
    create: noOne,
    update: ({ req }) => {
      const person = personOf(req)
      return person?.roles.includes('admin') ? { id: { equals: person.organisation } } : false
    },
    delete: noOne,
  },
  hooks: { afterChange: [askSecondFactorOfStaff] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'slug', type: 'text', required: true, unique: true, access: { update: () => false } },
    {
      name: 'operator',
      type: 'checkbox',
      defaultValue: false,
      access: { update: () => false },
      admin: { description: 'Runs this installation: its administrators see the job dashboard.' },
    },
    {
      name: 'registration',
      type: 'select',
      required: true,
      defaultValue: 'closed',
      options: [
        { label: 'Closed: administrators make accounts', value: 'closed' },
        { label: 'By invitation', value: 'invitation' },
        { label: 'By invitation, and by everybody with an address of an allowed domain', value: 'domain' },
      ],
      admin: { description: 'How people get an account.' },
    },
    {
      name: 'allowedDomains',
      type: 'text',
      hasMany: true,
      admin: {
        description: 'What comes after the @, for example example.com. Addresses of subdomains are not included.',
        condition: (data: { registration?: string }) => data.registration === 'domain',
      },
    },
    {
      name: 'requireSecondFactor',
      type: 'checkbox',
      defaultValue: false,
      label: 'Staff need a second factor',
      admin: {
        description:
          'Whoever has another role than learner signs in with an authenticator app as well. Staff without one are signed out and set it up the next time.',
      },
    },
  ],
}
