import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { makeFormToken } from '@/systems/sales/rules/form-token'
import { makeLinkToken } from '@/systems/sales/links'
import type { Actor, School } from '../builders/school'

export const sop = '# Hand washing\n\n1. Wet your hands with water.\n2. Apply soap for 20 seconds.\n'

/** What a client types. */
export const typed = {
  client: 'Meridian Labs',
  contactName: 'Hanna Lindqvist',
  contact: 'hanna@meridian.example',
  contactLanguage: 'de',
  goal: 'Move samples without a temperature excursion.',
  audience: '42 people in three labs',
  languages: ['en', 'de'],
  delivery: ['portal', 'scorm-2004'],
}

type Sent = {
  status: number
  code: string | undefined
  message: string
  detail: unknown
  body: Record<string, unknown>
}

/** Sends the public form as the page does, ten seconds after it was opened. */
export async function send(
  school: School,
  {
    fields = {},
    files = [],
    openedMs = 10_000,
    by = school.as.nobody,
  }: {
    fields?: Record<string, unknown>
    files?: { name: string; data: string | Uint8Array }[]
    openedMs?: number
    by?: Pick<Actor, 'call'>
  } = {},
): Promise<Sent> {
  const token = makeFormToken({ secret: school.payload.secret, now: new Date(Date.now() - openedMs) })
  return read(await by.call('POST', '/requests/submit', formOf({ fields: { token, ...typed, ...fields }, files })))
}

export function formOf({
  fields,
  files = [],
}: {
  fields: Record<string, unknown>
  files?: { name: string; data: string | Uint8Array }[]
}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) if (one !== undefined) form.append(name, String(one))
  }
  for (const { name, data } of files) form.append('files', new Blob([data as BlobPart]), name)
  return form
}

export async function read(response: Response): Promise<Sent> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const [error] = (body.errors as { message: string; data?: { code?: string; detail?: unknown } }[] | undefined) ?? []
  return {
    status: response.status,
    code: error?.data?.code,
    message: error?.message ?? '',
    detail: error?.data?.detail,
    body,
  }
}

/** The requests of our school, the newest first. */
export async function requestsOf(school: School): Promise<{ id: number; reference: string; state: string }[]> {
  const req = await systemRequest(school.payload, { reason: 'looking at what a test wrote' })
  return rows(
    await sql(req).execute(query`
      select id, reference, state::text as state from requests where organisation_id = ${school.organisation} order by id desc`),
  )
}

/** A request just sent, with one SOP. */
export async function newRequest(school: School, fields: Record<string, unknown> = {}): Promise<number> {
  const sent = await send(school, { fields, files: [{ name: 'hand-washing.md', data: sop }] })
  const [newest] = await requestsOf(school)
  if (sent.status !== 200 || !newest) throw new Error(`the form was refused: ${JSON.stringify(sent)}`)
  return newest.id
}

/** What the holder of the status link does. */
export function clientOf(school: School, request: number, { generation = 0, now = new Date() } = {}) {
  const token = makeLinkToken({ secret: school.payload.secret, request, generation, now })
  return {
    token,
    post: async (what: string, body: unknown) =>
      read(await school.as.nobody.call('POST', `/requests/by-link/${token}/${what}`, body)),
    get: (what: string) => school.as.nobody.call('GET', `/requests/by-link/${token}/${what}`),
  }
}

/** Events of a kind that were told of a request, with their payloads. */
export async function toldOf(school: School, type: string, request: number): Promise<Record<string, unknown>[]> {
  const req = await systemRequest(school.payload, { reason: 'looking at what was told' })
  const found = rows<{ payload: Record<string, unknown>; organisation_id: number }>(
    await sql(req).execute(
      query`select payload, organisation_id from outbox where type = ${type} and subject = ${`request:${request}`} order by id`,
    ),
  )
  return found.map(({ payload }) => payload)
}
