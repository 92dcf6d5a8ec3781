import path from 'node:path'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { asSystem, find, rows, sql } from '@/shared/db'
import type { StoredFile } from '@/shared/files'
import { personalDataOf, type PersonalDataLine } from '@/shared/personal-data'
import { accountSecrets } from './account-fields'
import { leadsTo, placeOf } from './columns'

export type Collected = {
  account: Record<string, unknown>
  /** By collection: rows that tell of the person, in full. */
  about: Record<string, Record<string, unknown>[]>
  /** By collection and field: rows in which the person only stands as who did it, by their ids. */
  named: Record<string, number[]>
  /** `name`: in the ZIP. */
  files: { name: string; file: StoredFile }[]
}

type Account = { id: number; email: string }

/** All that is kept of a person, by the lines of every system. */
export async function collectPersonalData({
  req,
  person,
}: {
  req: PayloadRequest
  person: Account
}): Promise<Collected> {
  const system = asSystem(req, 'a person has a right to everything that is kept of them, whoever may see it otherwise')
  const { docs } = await find({ req: system, collection: 'users', where: { id: { equals: person.id } }, limit: 1 })
  const collected: Collected = { account: without(docs[0] ?? {}, accountSecrets), about: {}, named: {}, files: [] }
  collected.files.push(...picture(docs[0]?.avatar))
  for (const line of personalDataOf(req.payload.config)) {
    if (line.of === 'users') continue
    const told = line.plain ? [] : await rowsAbout({ req: system, line, person })
    if (told.length > 0) collected.about[line.of] = told
    collected.files.push(...filesOf(req, line, told))
    Object.assign(collected.named, await rowsNaming({ req, line, person: person.id }))
  }
  return collected
}

async function rowsAbout({
  req,
  line,
  person,
}: {
  req: PayloadRequest
  line: PersonalDataLine
  person: Account
}): Promise<Record<string, unknown>[]> {
  const about = Object.entries(line.people).filter(([, part]) => part === 'about')
  const or: Where[] = [
    ...about.map(([field]): Where => ({ [field]: { in: [person.id] } })),
    ...Object.keys(line.emails ?? {}).map((field): Where => ({ [field]: { equals: person.email } })),
  ]
  if (or.length === 0) return []
  const { docs } = await find({ req, collection: line.of as CollectionSlug, where: { or }, sort: 'id' })
  return docs.map((doc) => without(doc, line.omit ?? []))
}

async function rowsNaming({
  req,
  line,
  person,
}: {
  req: PayloadRequest
  line: PersonalDataLine
  person: number
}): Promise<Record<string, number[]>> {
  const named: Record<string, number[]> = {}
  for (const [field, part] of Object.entries(line.people)) {
    if (part === 'about') continue
    const place = placeOf(req.payload.config, line, field)
    const id = line.of === 'audit_events' ? query`t.seq` : query`t.id`
    const found = rows<{ id: number }>(
      await sql(req).execute(
        query`select ${id}::float8 as id from ${place.table} t where ${leadsTo(place, person)} order by 1`,
      ),
    )
    if (found.length > 0) named[`${line.of}.${field}`] = found.map((row) => row.id)
  }
  return named
}

/** Files of collections that hold some, where the row tells of the person. */
function filesOf(req: PayloadRequest, line: PersonalDataLine, told: Record<string, unknown>[]): Collected['files'] {
  const collection = req.payload.config.collections.find(({ slug }) => slug === line.of)
  if (!collection?.upload) return []
  const slug = collection.slug
  return told.flatMap(({ id, filename, prefix }) => {
    if (typeof filename !== 'string') return []
    const file = { collection: slug, filename, prefix: typeof prefix === 'string' ? prefix : null }
    return [{ name: `files/${line.of}/${String(id)}-${filename}`, file }]
  })
}

function picture(avatar: string | null | undefined): Collected['files'] {
  if (!avatar) return []
  const file = { collection: 'users', filename: avatar, prefix: null } as const
  return [{ name: `files/picture${path.extname(avatar)}`, file }]
}

function without(doc: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !fields.includes(name)))
}
