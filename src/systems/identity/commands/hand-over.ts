import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { notSignedIn, personNotFound } from '../errors'
import '../events'
import { placeOf } from '../personal-data/columns'
import { dutiesOf, heldBy, listHoldings, type Holding } from '../queries/list-holdings'
import { hasRole, personOf, type Person } from '../session'
import type { Role } from '../roles'
import { revokeSessions } from './revoke-sessions'
import { setPersonState } from './set-person-state'

type Account = { id: number; name: string; state: string; roles: Role[] }
export type Leaving = { person: { id: number; name: string; state: string }; holdings: Holding[] }

/** What somebody would leave behind. @throws `auth.required` (401), `person.not-found` (404). */
export async function previewHandOver({ req, person }: { req: PayloadRequest; person: number }): Promise<Leaving> {
  const { id, name, state } = await leaverOf(req, { asking: allowed(req), person })
  return { person: { id, name, state }, holdings: await listHoldings({ req, person }) }
}

/**
 * Somebody leaves: what they look after moves to another person, their sessions end, their keys stop working, and the
 * account is `left`. What they did keeps their name. All or nothing.
 *
 * @param to who takes over; left out where there is nothing to take over.
 * @throws `auth.required` (401), `person.not-found` (404), `person.oneself`, `hand-over.nobody`, `hand-over.not-active`,
 * `hand-over.lacks-role` (409).
 */
export async function handOver({
  req,
  person,
  to,
}: {
  req: PayloadRequest
  person: number
  to: number | null
}): Promise<{ moved: Record<string, number> }> {
  const asking = allowed(req)
  return inTransaction(req, async (req) => {
    const leaver = await leaverOf(req, { asking, person })
    const moved: Record<string, number[]> = {}
    const successor = to === null ? null : await accountOf(req, { organisation: asking.organisation, person: to })
    for (const { line, duty } of dutiesOf(req)) {
      const held = (await heldBy(req, { line, duty, person })).map(({ id }) => id)
      if (held.length === 0) continue
      assertCanTake({ successor, leaver, title: duty.title, roles: duty.roles ?? [] })
      const place = placeOf(req.payload.config, line, duty.field)
      if (!place.many) {
        await sql(req).execute(query`update ${place.table} set ${place.column} = ${to} where id in ${held}`)
      } else {
        const { rels, path } = place
        const others = query`parent_id in ${held} and path = ${path}`
        await sql(req).execute(query`
          insert into ${rels} (parent_id, path, users_id, "order")
          select parent_id, path, ${to}, max("order") + 1 from ${rels} where ${others}
          group by parent_id, path having not bool_or(users_id = ${to})`)
        if (!duty.keep) await sql(req).execute(query`delete from ${rels} where ${others} and users_id = ${person}`)
      }
      moved[`${line.of}.${duty.field}`] = held
    }
    const system = asSystem(req, 'whoever may hand over may end the account')
    await revokeKeys(req, person)
    if (leaver.state !== 'left') await setPersonState({ req: system, person, state: 'left' })
    await revokeSessions({ req: system, person, reason: 'left' })
    await emit(req, 'person.handed-over', { person, to, by: asking.id, moved })
    return { moved: Object.fromEntries(Object.entries(moved).map(([key, ids]) => [key, ids.length])) }
  })
}

async function revokeKeys(req: PayloadRequest, person: number): Promise<void> {
  const keys = rows<{ id: number }>(
    await sql(req).execute(query`
      update api_keys set revoked_at = now(), updated_at = now()
      where owner_id = ${person} and revoked_at is null returning id`),
  )
  for (const { id } of keys) await emit(req, 'api-key.revoked', { key: id, person })
}

function allowed(req: PayloadRequest): Person {
  const asking = personOf(req)
  if (!asking) throw notSignedIn()
  if (!hasRole(asking, 'manager', 'admin')) throw personNotFound()
  return asking
}

/** Managers see off everybody but administrators. */
async function leaverOf(req: PayloadRequest, { asking, person }: { asking: Person; person: number }): Promise<Account> {
  const leaver = await accountOf(req, { organisation: asking.organisation, person })
  if (leaver.roles.includes('admin') && !hasRole(asking, 'admin')) throw personNotFound()
  if (leaver.id === asking.id)
    throw conflict('person.oneself', 'You cannot hand over your own work and leave. Ask another administrator.')
  return leaver
}

async function accountOf(
  req: PayloadRequest,
  { organisation, person }: { organisation: number; person: number },
): Promise<Account> {
  const [account] = rows<Account>(
    await sql(req).execute(query`
      select u.id, u.name, u.state, (select coalesce(json_agg(r.value), '[]'::json) from users_roles r where r.parent_id = u.id) as roles
      from users u where u.id = ${person} and u.organisation_id = ${organisation} for update of u`),
  )
  if (!account) throw personNotFound()
  return account
}

function assertCanTake({
  successor,
  leaver,
  title,
  roles,
}: {
  successor: Account | null
  leaver: Account
  title: string
  roles: readonly string[]
}): void {
  if (!successor || successor.id === leaver.id) {
    throw conflict(
      'hand-over.nobody',
      `${leaver.name} still has work (${title.toLowerCase()}). Choose who takes it over.`,
    )
  }
  if (successor.state !== 'active') {
    throw conflict(
      'hand-over.not-active',
      `${successor.name} cannot sign in, so cannot take anything over. Choose somebody else.`,
    )
  }
  if (roles.length > 0 && !successor.roles.some((role) => roles.includes(role))) {
    throw conflict(
      'hand-over.lacks-role',
      `${successor.name} needs the role ${roles.join(' or ')} to take over: ${title.toLowerCase()}. Give the role first, or choose somebody else.`,
    )
  }
}

function conflict(code: string, message: string): DomainError {
  return new DomainError({ code, status: 409, message })
}
