import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { hasRole, personOf } from '../session'

/** The link is dead, also the one that was sent. @throws `invitation.not-found` (404), `invitation.over` (409). */
export async function withdrawInvitation({ req, invitation }: { req: PayloadRequest; invitation: number }) {
  const open = await openInvitation(req, invitation)
  await sql(req).execute(query`
    update invitations set revoked_at = now(), token_hash = null, updated_at = now() where id = ${open}`)
}

/** A new link for another fourteen days; the old one is dead. @throws `invitation.not-found` (404), `invitation.over` (409). */
export async function resendInvitation({ req, invitation }: { req: PayloadRequest; invitation: number }) {
  await inTransaction(req, async (req) => {
    const id = await openInvitation(req, invitation)
    await sql(req).execute(query`
      update invitations set expires_at = now() + interval '14 days', updated_at = now() where id = ${id}`)
    await emit(req, 'person.invited', { invitation: id, person: null }, { subject: `invitation:${id}` })
  })
}

async function openInvitation(req: PayloadRequest, invitation: number): Promise<number> {
  const person = personOf(req)
  const [found] = hasRole(person, 'manager', 'admin')
    ? rows<{ id: number; open: boolean }>(
        await sql(req).execute(query`
          select id, used_at is null and revoked_at is null as open from invitations
          where id = ${invitation} and organisation_id = ${person?.organisation ?? null}`),
      )
    : []
  if (!found) {
    throw new DomainError({
      code: 'invitation.not-found',
      status: 404,
      message: 'There is no such invitation that you may see.',
    })
  }
  if (found.open) return found.id
  throw new DomainError({
    code: 'invitation.over',
    status: 409,
    message: 'This invitation was accepted or withdrawn already. Nothing was changed.',
  })
}
