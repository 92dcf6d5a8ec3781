import type { PayloadRequest } from 'payload'
import { create } from '@/shared/db'
import type { Role } from '../roles'

/** An account. For administrators in their own organisation, or for system work that names the organisation. */
export function createPerson({
  req,
  organisation,
  name,
  email,
  password,
  roles,
  language = 'en',
}: {
  req: PayloadRequest
  organisation: number
  name: string
  email: string
  password: string
  roles: Role[]
  language?: string
}) {
  return create({ req, collection: 'users', data: { organisation, name, email, password, roles, language } })
}
