import type { CollectionConfig } from 'payload'
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
  ],
}
