import type { Field } from 'payload'
import { setOwnOrganisation } from '@/hooks/identity/set-own-organisation'

/** The tenant of a row. */
export const organisationField: Field = {
  name: 'organisation',
  type: 'relationship',
  relationTo: 'organisations',
  required: true,
  index: true,
  hooks: { beforeValidate: [setOwnOrganisation] },
  admin: { hidden: true },
}
