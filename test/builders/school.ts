import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  createLocalReq,
  getPayload,
  handleEndpoints,
  jwtSign,
  type Payload,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'
import { jobsOf } from '@/shared/define-system'
import { rows, sql, systemRequest } from '@/shared/db'
import type { FileStore } from '@/shared/files'
import { startJobs, type Jobs } from '@/shared/jobs'
import { createOrganisation, createPerson, roles, type Role } from '@/systems/identity/public'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { createConfig } from '../../payload.config'
import { migrations } from '@/migrations'
import { schoolPassword } from '../school-password'
import { testDatabase, type Preparation } from '../database'

const wiring = { secret: 'a secret that only tests know', publicUrl: 'http://localhost:3000' }

export type Actor = {
  id: number
  email: string
  roles: Role[]
  organisation: number
  /** A request in this person's name, for calling commands. */
  req(): Promise<PayloadRequest>
  /** Over REST, as a browser would: `/courses/1`. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** The session cookie's value. */
  token: string
}

export type School = {
  payload: Payload
  config: SanitizedConfig
  organisation: number
  dataDir: string
  /** One person per role, in our organisation; `nobody` is a visitor. */
  as: Record<Role, Actor> & { nobody: Pick<Actor, 'call'> }
  /** The same in another organisation. */
  other: Record<Role, Actor>
  /** Somebody with these roles, in our organisation. */
  someone(name: string, roles: Role[]): Promise<Actor>
  jobs: Pick<Jobs, 'drain' | 'tick'>
  stop(): Promise<void>
}

/** Kept by the content of the migrations, so that a suite starts from a copy instead of migrating anew. */
const migrated: Preparation = {
  name: `migrated-${contentOf('src/migrations')}`,
  async prepare(connectionString) {
    const config = await createConfig({ ...wiring, databaseUrl: connectionString, dataDir: tmpdir() })
    const payload = await getPayload({ config, key: 'preparation' })
    await payload.db.migrate({ migrations: migrations as never })
    await closed(payload)
  },
}

export { schoolPassword } from '../school-password'

/**
 * A real Payload on a fresh, migrated database, with two organisations and a person per role in each. `files`: the store of
 * files, by default a folder of its own on disk.
 */
export async function startSchool({ files }: { files?: FileStore } = {}): Promise<School> {
  const database = await testDatabase(migrated)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-school-'))
  const config = await createConfig({
    ...wiring,
    databaseUrl: database.connectionString,
    dataDir,
    ...(files ? { files } : {}),
  })
  const payload = await getPayload({ config })
  const jobs = await startJobs({ payload, jobs: jobsOf(config), live: false })

  const req = await systemRequest(payload, { reason: 'building a school for a test' })
  const ours = await createOrganisation({ req, name: 'Meridian Biobank', slug: 'meridian', operator: true })
  const theirs = await createOrganisation({ req, name: 'Other Laboratories', slug: 'other' })
  const password = await hashed(payload, ours.id)
  const person = (organisation: number, name: string, personRoles: Role[]) =>
    actor({ payload, config, organisation, name, personRoles, password })
  const perRole = async (organisation: number, prefix: string) =>
    Object.fromEntries(
      await Promise.all(
        roles.map(async (role) => [role, await person(organisation, `${prefix} ${role}`, [role])] as const),
      ),
    ) as Record<Role, Actor>

  return {
    payload,
    config,
    organisation: ours.id,
    dataDir,
    as: { ...(await perRole(ours.id, 'Our')), nobody: { call: caller({ config }) } },
    other: await perRole(theirs.id, 'Other'),
    someone: (name, personRoles) => person(ours.id, name, personRoles),
    jobs,
    async stop() {
      await jobs.stop()
      await closed(payload)
      await database.close()
    },
  }
}

function contentOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

async function closed(payload: Payload): Promise<void> {
  await payload.destroy()
  // Payload keeps one instance per process; the next school of a suite wants its own.
  ;(globalThis as { _payload?: Map<string, unknown> })._payload?.clear()
  await (payload.db as unknown as { pool: { end(): Promise<void> } }).pool.end()
}

/** Hashing a password takes a third of a second by design, so people of a test share one hash (and one password). */
async function hashed(payload: Payload, organisation: number): Promise<{ hash: string; salt: string }> {
  const req = await systemRequest(payload, { reason: 'building a school for a test', organisation })
  const first = await createPerson({
    req,
    organisation,
    name: 'Template',
    email: `template-${randomUUID()}@example.org`,
    password: schoolPassword,
    roles: ['learner'],
  })
  const [row] = rows<{ hash: string; salt: string }>(
    await sql(req).execute(query`select hash, salt from users where id = ${first.id}`),
  )
  if (!row) throw new Error('the template account was not written')
  return row
}

async function actor({
  payload,
  config,
  organisation,
  name,
  personRoles,
  password,
}: {
  payload: Payload
  config: SanitizedConfig
  organisation: number
  name: string
  personRoles: Role[]
  password: { hash: string; salt: string }
}): Promise<Actor> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${organisation}@example.org`
  const session = randomUUID()
  const req = await systemRequest(payload, { reason: 'building a school for a test', organisation })
  const run = (statement: ReturnType<typeof query>) => sql(req).execute(statement)
  const [row] = rows<{ id: number }>(
    await run(query`
      insert into users (name, email, hash, salt, language, organisation_id, created_at, updated_at)
      values (${name}, ${email}, ${password.hash}, ${password.salt}, 'en', ${organisation}, now(), now()) returning id`),
  )
  if (!row) throw new Error(`no account for ${name}`)
  const id = row.id
  for (const [order, role] of personRoles.entries()) {
    await run(query`insert into users_roles (parent_id, "order", value) values (${id}, ${order + 1}, ${role})`)
  }
  await run(query`
    insert into users_sessions (_parent_id, _order, id, created_at, expires_at)
    values (${id}, 1, ${session}, now(), now() + interval '1 day')`)
  const { token } = await jwtSign({
    fieldsToSign: { id, collection: 'users', email, sid: session, roles: personRoles, organisation },
    secret: payload.secret,
    tokenExpiration: 86_400,
  })
  return {
    id,
    email,
    roles: personRoles,
    organisation,
    token,
    call: caller({ config, token }),
    async req() {
      const user = { id, collection: 'users', email, name, roles: personRoles, organisation, language: 'en' }
      return createLocalReq({ user: user as never }, payload)
    },
  }
}

function caller({ config, token }: { config: SanitizedConfig; token?: string }): Actor['call'] {
  return (method, address, body, given = {}) => {
    const form = body instanceof FormData
    const headers = new Headers({ origin: 'http://localhost:3000', ...given })
    if (token) headers.set('cookie', `payload-token=${token}`)
    if (body !== undefined && !form) headers.set('content-type', 'application/json')
    const url = new URL(`/api${address}`, 'http://localhost:3000')
    const content = body === undefined ? null : form ? body : JSON.stringify(body)
    return handleEndpoints({ config, request: new Request(url, { method, headers, body: content }) })
  }
}
