import type { PayloadRequest } from 'payload'
import { systemReasonOf } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertPassword } from '../password-rule'
import { personOf } from '../session'

/**
 * What may be said of password and email where a person is saved as a document. Nobody changes their own there: that asks
 * for the old password, or for a link. Administrators may set both for others, whose sessions then end.
 *
 * @throws `account.own-credentials` (403), `account.password-weak` (400).
 */
export async function guardCredentials({
  req,
  operation,
  data,
  before,
}: {
  req: PayloadRequest
  operation: 'create' | 'update'
  data: Record<string, unknown>
  before?: { id: number; email: string } | undefined
}): Promise<void> {
  if (systemReasonOf(req) !== undefined) return
  const { password, email, name } = data as { password?: unknown; email?: unknown; name?: unknown }
  const given = typeof password === 'string' && password !== ''
  const moved = typeof email === 'string' && email.toLowerCase().trim() !== before?.email?.toLowerCase()
  if (operation === 'update' && before && before.id === personOf(req)?.id && (given || moved)) {
    throw new DomainError({
      code: 'account.own-credentials',
      status: 403,
      message: 'Change your password or email under Account, Security: it asks for your password. Nothing was saved.',
    })
  }
  if (!given) return
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  assertPassword({ password, email: text(email) || (before?.email ?? ''), name: text(name) })
  if (operation !== 'update' || !before) return
  await emit(
    req,
    'person.password-changed',
    { person: before.id, by: 'administrator' },
    { subject: `person:${before.id}` },
  )
}
