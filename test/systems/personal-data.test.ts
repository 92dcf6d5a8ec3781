import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField } from 'payload'
import yauzl from 'yauzl'
import { rows, sql, systemRequest } from '@/shared/db'
import { verifyAuditTrail } from '@/shared/audit'
import { personalDataOf, type PersonalDataLine } from '@/shared/personal-data'
import { accountFields } from '@/systems/identity/personal-data/account-fields'
import { tableOf } from '@/systems/identity/personal-data/columns'
import { startSchool, type Actor, type School } from '../builders/school'
import {
  json,
  readyForAssessment,
  releaseVersion,
  rightAnswers,
  startAttempt,
  type ReleasedCourse,
} from './learning-course'

let school: School
let course: ReleasedCourse
let number = 0

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school)
}, 120_000)
afterAll(() => school.stop())

const stored = async <Row = Record<string, unknown>>(statement: SQL) =>
  rows<Row>(await sql(await systemRequest(school.payload, { reason: 'a test looks' })).execute(statement))
const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code
const names = ['Zoë Quist', 'Yara Plank', 'Xaver Ohm', 'Wim Nool', 'Vera Munt']
const newLearner = () => school.someone(`${names[number++]}`, ['learner'])
const lines = () => personalDataOf(school.config)
const lineOf = (slug: string) => lines().find(({ of, plain }) => of === slug && !plain)

describe('every column that leads to a person has a line', () => {
  // What Payload keeps for itself. Preferences of the admin panel hold no personal data but whose they are.
  const internal = ['payload-kv', 'payload-locked-documents', 'payload-preferences', 'payload-migrations']
  const collections = () => school.config.collections.filter(({ slug }) => !internal.includes(slug))

  it('in every collection: relations to people', () => {
    const missing = collections().flatMap(({ slug, flattenedFields }) =>
      fieldsOf(flattenedFields)
        .filter(({ field }) => 'relationTo' in field && [field.relationTo].flat().includes('users'))
        .filter(({ path }) => !(path in (lineOf(slug)?.people ?? {})))
        .map(({ path }) => `${slug}.${path}`),
    )
    expect(missing).toEqual([])
  })

  it('in every collection: names, addresses and numbers of people', () => {
    const suspicious =
      /(^|\.)(e-?mail|contact\w*|phone|recipient|address|to|by\w*name|\w*(by|learner|author|person|observer|grader|trainer|contact|user|owner)name)$/i
    const missing = collections().flatMap(({ slug, flattenedFields }) =>
      fieldsOf(flattenedFields)
        .filter(({ path, field }) => field.type === 'email' || (isText(field) && suspicious.test(path)))
        .filter(({ path }) => !known(lineOf(slug), path))
        .map(({ path }) => `${slug}.${path}`),
    )
    expect(missing).toEqual([])
  })

  it('in every plain table', async () => {
    const own = new Set(school.config.collections.map(({ slug }) => tableOf({ of: slug })))
    const columns = await stored<{ table: string; column: string }>(query`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and column_name ~ '^(actor|user|person|learner|owner)s?_id$|email|phone'`)
    const missing = columns
      .filter(
        ({ table }) =>
          ![...own].some((name) => table === name || table.startsWith(`${name}_`)) && !table.startsWith('payload_'),
      )
      .filter(({ table, column }) => !lines().some((line) => line.plain && line.of === table && column in line.people))
      .map(({ table, column }) => `${table}.${column}`)
    expect(missing).toEqual([])
  })

  it('in the account itself: each field is erased or kept on purpose', () => {
    const users = school.config.collections.find(({ slug }) => slug === 'users')
    const fields = (users?.flattenedFields ?? []).map(({ name }) => name).filter((name) => name !== 'id')
    expect(fields.filter((name) => !(name in accountFields))).toEqual([])
  })

  it('and no line speaks of what is not there', () => {
    const wrong = lines().flatMap((line) => {
      if (line.plain) return []
      const collection = school.config.collections.find(({ slug }) => slug === line.of)
      if (!collection) return [line.of]
      const there = new Set([...collection.flattenedFields.map(({ name }) => name), 'id'])
      const named = [
        ...Object.keys(line.people),
        ...Object.keys(line.names ?? {}),
        ...Object.keys(line.texts ?? {}),
        ...Object.entries(line.emails ?? {}).flatMap(([field, beside]) => [field, ...beside]),
        ...(line.copies ?? []),
        ...(line.handOver ?? []).flatMap(({ field, name }) => [field, name]),
      ]
      return named.filter((field) => !there.has(field)).map((field) => `${line.of}.${field}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('the export of one’s data', () => {
  it('holds everything that tells of the person, and no secrets and no rows of others', async () => {
    const [learner, other] = [await newLearner(), await newLearner()]
    await passed(learner)
    await passed(other)
    const reply = await learner.call('GET', '/users/personal-data')
    expect(reply.headers.get('content-type')).toBe('application/zip')
    const files = await unzip(reply)
    const data = JSON.parse(files['data.json'] ?? '{}') as {
      account: Record<string, unknown>
      about: Record<string, { learner: number }[]>
    }
    expect(data.account).toMatchObject({ id: learner.id, email: learner.email })
    expect(Object.keys(data.about)).toEqual(expect.arrayContaining(['enrollments', 'attempts', 'certificates']))
    expect(data.about.attempts?.map((row) => row.learner)).toEqual([learner.id])
    const text = files['data.json'] ?? ''
    for (const secret of ['"hash"', '"salt"', '"seed"', '"sessions":[{"id"', other.email])
      expect(text).not.toContain(secret)
    expect(files['READ ME.txt']).toContain('data.json')
  })

  it('is for oneself and for administrators of the organisation', async () => {
    const learner = await newLearner()
    const at = `/users/${learner.id}/personal-data`
    expect((await school.as.admin.call('GET', at)).status).toBe(200)
    for (const actor of [school.as.manager, school.as.learner, school.other.admin]) {
      expect((await actor.call('GET', at)).status).toBe(404)
    }
    expect((await school.as.nobody.call('GET', '/users/personal-data')).status).toBe(401)
  })
})

describe('erasing a person', () => {
  it('leaves nothing that names them, keeps the evidence under a pseudonym, and ends the account', async () => {
    const learner = await newLearner()
    const name = names[number - 1] ?? ''
    await passed(learner)
    await learner.call('POST', '/enrollments/enroll', { version: (await releaseVersion(school)).version })
    await school.jobs.drain()
    const reply = await school.as.admin.call('POST', `/users/${learner.id}/erase`, {
      reason: 'Asked for it by letter.',
    })
    expect(await json(reply)).toEqual({ name: `Former member ${learner.id}` })

    expect(await placesWith([name, learner.email])).toEqual([])
    const [account] = await stored(query`select name, state, hash, salt from users where id = ${learner.id}`)
    expect(account).toEqual({ name: `Former member ${learner.id}`, state: 'left', hash: null, salt: null })
    expect(await stored(query`select score from attempts where learner_id = ${learner.id}`)).toHaveLength(1)
    expect(await stored(query`select learner_name as name from certificates where learner_id = ${learner.id}`)).toEqual(
      [{ name: `Former member ${learner.id}` }],
    )
    expect(await stored(query`select id from notifications where recipient_id = ${learner.id}`)).toEqual([])
    expect((await learner.call('GET', '/enrollments/mine')).status).toBe(401)
  })

  it('is recorded with the reason, and leaves the audit trail whole', async () => {
    const learner = await newLearner()
    await school.as.admin.call('POST', `/users/${learner.id}/erase`, { reason: 'Retention is over.' })
    await school.jobs.drain()
    const told = await stored(query`
      select payload from audit_events where type = 'person.erased' and (payload ->> 'person')::int = ${learner.id}`)
    expect(told).toEqual([{ payload: { person: learner.id, by: school.as.admin.id, reason: 'Retention is over.' } }])
    const req = await systemRequest(school.payload, { reason: 'a test looks' })
    expect(await verifyAuditTrail(req)).toMatchObject({ ok: true })
  })

  it('needs an administrator, a reason that names nobody, and happens once', async () => {
    const learner = await school.someone('Ulla Lind', ['learner'])
    const erase = (by: Actor, reason: string) => by.call('POST', `/users/${learner.id}/erase`, { reason })
    for (const by of [school.as.manager, learner, school.other.admin]) {
      expect((await erase(by, 'Asked for it.')).status).toBe(404)
    }
    expect(await code(await erase(school.as.admin, 'Ulla asked for it.'))).toBe('reason.names-person')
    expect((await erase(school.as.admin, '')).status).toBe(400)
    expect((await erase(school.as.admin, 'Asked for it.')).status).toBe(200)
    expect(await code(await erase(school.as.admin, 'Asked for it.'))).toBe('person.erased')
    const own = await school.as.admin.call('POST', `/users/${school.as.admin.id}/erase`, { reason: 'Enough of it.' })
    expect(await code(own)).toBe('person.oneself')
  })
})

async function passed(learner: Actor): Promise<void> {
  const enrollment = await readyForAssessment(learner, course)
  const attempt = await startAttempt(learner, enrollment)
  const answers = rightAnswers(course.manifest)
  await learner.call('POST', `/attempts/${attempt.id}/submit`, { answers })
}

/** Tables and columns in which one of the words still stands. Outbox rows are ids; they are looked through as well. */
async function placesWith(words: string[]): Promise<string[]> {
  const columns = await stored<{ table: string; column: string }>(query`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('character varying', 'text', 'jsonb', 'ARRAY')`)
  const places: string[] = []
  for (const { table, column } of columns) {
    const [row] = await stored<{ n: number }>(query`
      select count(*)::int as n from ${query.identifier(table)}
      where ${query.join(
        words.map((word) => query`${query.identifier(column)}::text ilike ${`%${word}%`}`),
        query` or `,
      )}`)
    if (row && row.n > 0) places.push(`${table}.${column}`)
  }
  return places
}

function fieldsOf(fields: FlattenedField[], prefix = ''): { path: string; field: FlattenedField }[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    const below = 'flattenedFields' in field ? fieldsOf(field.flattenedFields, `${path}.`) : []
    return [{ path, field }, ...below]
  })
}

const isText = ({ type }: FlattenedField) => type === 'text' || type === 'textarea'

function known(line: PersonalDataLine | undefined, path: string): boolean {
  if (!line) return false
  const { names = {}, texts = {}, emails = {}, notPersonal = [], omit = [] } = line
  const beside = Object.values(emails).flat()
  return [
    ...Object.keys(names),
    ...Object.keys(texts),
    ...Object.keys(emails),
    ...beside,
    ...notPersonal,
    ...omit,
  ].includes(path)
}

async function unzip(reply: Response): Promise<Record<string, string>> {
  const bytes = Buffer.from(await reply.arrayBuffer())
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const files: Record<string, string> = {}
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            files[entry.fileName] = Buffer.concat(parts).toString('utf8')
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(files))
      zip.readEntry()
    })
  })
}
