import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { personalDataOf, type HandOver, type PersonalDataLine } from '@/shared/personal-data'
import { leadsTo, placeOf } from '../personal-data/columns'

export type Holding = {
  /** `courses.authors` */
  key: string
  title: string
  /** Roles of which whoever takes over needs one; none: anybody. */
  roles: readonly string[]
  total: number
  items: { id: number; name: string }[]
}

const SHOWN = 20

/** What waits for a person or is theirs to look after, by the lines of every system. Access is the caller's business. */
export async function listHoldings({ req, person }: { req: PayloadRequest; person: number }): Promise<Holding[]> {
  const holdings: Holding[] = []
  for (const { line, duty } of dutiesOf(req)) {
    const held = await heldBy(req, { line, duty, person })
    if (held.length === 0) continue
    const { title, roles = [] } = duty
    holdings.push({ key: `${line.of}.${duty.field}`, title, roles, total: held.length, items: held.slice(0, SHOWN) })
  }
  return holdings
}

export function dutiesOf(req: PayloadRequest): { line: PersonalDataLine; duty: HandOver }[] {
  return personalDataOf(req.payload.config).flatMap((line) => (line.handOver ?? []).map((duty) => ({ line, duty })))
}

/** Rows that still need somebody. With `keep`, one that has another active person beside them does not. */
export async function heldBy(
  req: PayloadRequest,
  { line, duty, person }: { line: PersonalDataLine; duty: HandOver; person: number },
): Promise<{ id: number; name: string }[]> {
  const place = placeOf(req.payload.config, line, duty.field)
  const name = placeOf(req.payload.config, line, duty.name)
  if (name.many) throw new Error(`${line.of}.${duty.name} cannot name a row`)
  const open: SQL = duty.open ? query.raw(duty.open) : query`true`
  const alone: SQL =
    duty.keep && place.many
      ? query`not exists (select 1 from ${place.rels} r join users u on u.id = r.users_id
          where r.parent_id = t.id and r.path = ${place.path} and u.id <> ${person} and u.state = 'active')`
      : query`true`
  return rows<{ id: number; name: string }>(
    await sql(req).execute(query`
      select t.id, coalesce(t.${name.column}::text, '') as name from ${place.table} t
      where ${leadsTo(place, person)} and (${open}) and ${alone} order by t.id`),
  )
}
