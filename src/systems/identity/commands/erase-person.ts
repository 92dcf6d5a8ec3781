import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { jsonText } from '@/shared/json'
import { personalDataOf, type PersonalDataLine } from '@/shared/personal-data'
import { personNotFound } from '../errors'
import '../events'
import { accountFields, isErased, pseudonymOf } from '../personal-data/account-fields'
import { fieldOf, leadsTo, placeOf, tableOf } from '../personal-data/columns'
import { personOf } from '../session'
import { assertAdminOver, revokeSessions } from './revoke-sessions'
import { removeAvatar } from './set-avatar'
import { setPersonState } from './set-person-state'

type Account = { id: number; name: string; email: string; state: string }

/**
 * Erases a person: name, address and all that identifies them is gone, the account can never be signed in to again, and
 * messages are deleted. Training evidence stays under a pseudonym: what was trained, passed and signed must remain provable.
 * Frozen versions and the audit trail are not altered (ADR 0112).
 *
 * @param reason is kept in the audit trail, so it may not name the person.
 * @throws `person.not-found` (404), `person.oneself`, `person.erased` (409), `reason.names-person` (400).
 */
export async function erasePerson({
  req,
  person,
  reason,
}: {
  req: PayloadRequest
  person: number
  reason: string
}): Promise<{ name: string }> {
  await assertAdminOver({ req, person })
  const by = personOf(req)?.id ?? null
  if (by === person) {
    throw new DomainError({
      code: 'person.oneself',
      status: 409,
      message: 'You cannot erase yourself. Ask another administrator.',
    })
  }
  return inTransaction(req, async (req) => {
    const [account] = rows<Account>(
      await sql(req).execute(query`select id, name, email, state from users where id = ${person} for update`),
    )
    if (!account) throw personNotFound()
    assertErasable(account, reason)
    const system = asSystem(req, 'erasing a person reaches every row that names them')
    if (account.state !== 'left') await setPersonState({ req: system, person, state: 'left' })
    await revokeSessions({ req: system, person, reason: 'erased' })
    const pseudonym = pseudonymOf(person)
    await removeAvatar({ req: system, person })
    for (const line of personalDataOf(req.payload.config)) await eraseLine(req, { line, account, pseudonym })
    await eraseAccount(req, { person, pseudonym })
    await emit(req, 'person.erased', { person, by: by ?? 0, reason: reason.trim() })
    return { name: pseudonym.name }
  })
}

function assertErasable({ name, email }: Account, reason: string): void {
  if (isErased(email)) {
    throw new DomainError({ code: 'person.erased', status: 409, message: 'This person was erased already.' })
  }
  const said = reason.toLowerCase()
  const words = [email, ...name.split(/\s+/).filter((word) => word.length > 2)]
  if (words.some((word) => said.includes(word.toLowerCase()))) {
    throw new DomainError({
      code: 'reason.names-person',
      message: 'The reason is kept for ever, so it must not name the person. Write for example: asked for it on 3 May.',
    })
  }
}

type Step = { line: PersonalDataLine; account: Account; pseudonym: { name: string; email: string } }

async function eraseLine(req: PayloadRequest, { line, account, pseudonym }: Step): Promise<void> {
  if (line.of === 'users' || line.plain) return
  const { config } = req.payload
  const run = (statement: SQL) => sql(req).execute(statement)
  const table = query.identifier(tableOf(line))
  const column = (field: string) => {
    const place = placeOf(config, line, field)
    if (place.many) throw new Error(`${line.of}.${field} is a list, and was to hold a text`)
    return place.column
  }
  const about = Object.entries(line.people).filter(([, part]) => part === 'about')
  if (line.onErase === 'delete') {
    for (const [field] of about) {
      await run(query`delete from ${table} t where ${leadsTo(placeOf(config, line, field), account.id)}`)
    }
    for (const field of Object.keys(line.emails ?? {})) {
      await run(query`delete from ${table} t where lower(t.${column(field)}) = ${account.email.toLowerCase()}`)
    }
    return
  }
  for (const [field, whose] of Object.entries(line.names ?? {})) {
    await run(query`update ${table} t set ${column(field)} = ${pseudonym.name}
      where t.${column(field)} is not null and ${leadsTo(placeOf(config, line, whose), account.id)}`)
  }
  for (const [field, whose] of Object.entries(line.texts ?? {})) {
    await run(query`update ${table} t set ${column(field)} = '[removed]'
      where t.${column(field)} is not null and ${leadsTo(placeOf(config, line, whose), account.id)}`)
  }
  for (const [field, names] of Object.entries(line.emails ?? {})) {
    const set = query.join(
      [
        query`${column(field)} = ${pseudonym.email}`,
        ...names.map((name) => query`${column(name)} = ${pseudonym.name}`),
      ],
      query`, `,
    )
    await run(query`update ${table} t set ${set} where lower(t.${column(field)}) = ${account.email.toLowerCase()}`)
  }
  for (const field of line.copies ?? []) {
    for (const [was, is] of [
      [account.name, pseudonym.name],
      [account.email, pseudonym.email],
    ] as const) {
      // As a whole value alone: a name that is part of a sentence is somebody's wording.
      await run(query`
        update ${table} t set ${column(field)} = replace(t.${column(field)}::text, ${jsonText(was)}, ${jsonText(is)})::jsonb
        where t.${column(field)}::text like ${`%${jsonText(was).replace(/[\\%_]/g, '\\$&')}%`}`)
    }
  }
}

async function eraseAccount(
  req: PayloadRequest,
  { person, pseudonym }: { person: number; pseudonym: { name: string; email: string } },
): Promise<void> {
  const { config } = req.payload
  const account = { of: 'users', people: {}, onErase: 'keep' } as const
  const set: SQL[] = [query`updated_at = now()`]
  for (const [field, fate] of Object.entries(accountFields)) {
    const known = fieldOf(config, 'users', field)
    if (!known || fate === 'kept' || known.type === 'array') continue
    const place = placeOf(config, account, field)
    if (place.many) throw new Error(`users.${field} is a list; say how it is erased`)
    const initial = 'defaultValue' in known && typeof known.defaultValue === 'string' ? known.defaultValue : null
    const value = fate === 'pseudonym' ? pseudonym[field as 'name' | 'email'] : fate === 'default' ? initial : null
    set.push(query`${place.column} = ${value}`)
  }
  await sql(req).execute(query`update users set ${query.join(set, query`, `)} where id = ${person}`)
  await sql(req).execute(query`delete from users_sessions where _parent_id = ${person}`)
}
