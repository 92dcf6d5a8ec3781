import type { CollectionConfig } from 'payload'
import { noOne, ownOrganisation } from '@/systems/identity/public'
import { mailboxIsOpen } from '@/systems/notifications/public'
import { organisationField } from '../organisation-field'

/** Mail that was written where no mail server is set up, for the mailbox page. Closed where that page is. */
export const mails: CollectionConfig = {
  slug: 'mails',
  labels: { singular: 'Mail', plural: 'Mails' },
  disableDuplicate: true,
  admin: { useAsTitle: 'subject', hidden: true },
  access: {
    read: (access) => mailboxIsOpen() && ownOrganisation('admin')(access),
    create: noOne,
    update: noOne,
    delete: noOne,
  },
  fields: [
    { name: 'to', type: 'text', required: true, index: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'html', type: 'textarea' },
    { name: 'headers', type: 'json' },
    // The same mail is kept once, however often the job that writes it runs.
    { name: 'messageId', type: 'text', required: true, unique: true },
    organisationField,
  ],
}
