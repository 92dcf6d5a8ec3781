import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { startEmbeddedDatabase } from '@/shared/embedded-database'

type Fault = { status: number; code?: string } | 'no-answer'

export type FakeSupabase = {
  url: string
  /** A key as Supabase makes them: a token signed with the project's secret that names a role, and what else it claims. */
  key(role: 'anon' | 'authenticated' | 'service_role', claims?: Record<string, unknown>): string
  pool: pg.Pool
  /** Runs the migration, as somebody would in the SQL editor. */
  migrate(): Promise<void>
  /** The next requests fail like this instead of being carried out. */
  failNext(...faults: Fault[]): void
  /** Function and body of the requests, in order. */
  asked: { name: string; body: string }[]
  close(): Promise<void>
}

const secret = 'the JWT secret of a project that only tests know'
/** Rows that Supabase's REST interface gives at most. */
const maxRows = 1000

/**
 * A Supabase project on PGlite: its roles and default grants, and what PostgREST does with `POST /rest/v1/rpc/<function>`
 * (https://docs.postgrest.org): it looks the function up by its name and its arguments' names, casts the JSON to the
 * arguments' types, carries it out in one transaction as the role of the token, with the claims in `request.jwt.claims`,
 * and answers by the function's kind of result.
 */
export async function startSupabase(): Promise<FakeSupabase> {
  const database = await startEmbeddedDatabase()
  const pool = new pg.Pool({ connectionString: database.connectionString, max: 4 })
  // At the end the database goes before connections that are idle have heard of it.
  pool.on('error', () => undefined)
  await pool.query(`
    create schema extensions;
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
    grant usage on schema public, extensions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role`)
  const asked: FakeSupabase['asked'] = []
  const faults: Fault[] = []

  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const fault = faults.shift()
      const name = /^\/rest\/v1\/rpc\/(\w+)$/.exec(request.url ?? '')?.[1] ?? ''
      asked.push({ name, body })
      if (fault === 'no-answer') return request.socket.destroy()
      const answer = fault
        ? { status: fault.status, body: { code: fault.code ?? null, message: 'failing', details: null, hint: null } }
        : await carryOut(pool, { name, body, token: tokenOf(request), key: String(request.headers.apikey ?? '') })
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: (role, claims = {}) => signed({ iss: 'supabase', role, ...claims }),
    pool,
    migrate: async () => {
      await pool.query(readFileSync('src/systems/sops/stores/supabase/migration.sql', 'utf8'))
    },
    failNext: (...next) => void faults.push(...next),
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await pool.end()
      await database.close()
    },
  }
}

type Answer = { status: number; body?: unknown }
type Call = { name: string; body: string; token: string; key: string }

async function carryOut(pool: pg.Pool, { name, body, token, key }: Call): Promise<Answer> {
  const claims = claimsOf(token)
  if (!claims || !claimsOf(key)) return refused(401, 'PGRST301', 'No suitable key or wrong key type')
  let given: Record<string, unknown>
  try {
    given = JSON.parse(body) as Record<string, unknown>
  } catch {
    return refused(400, 'PGRST102', 'Empty or invalid json')
  }
  const client = await pool.connect()
  try {
    const found = await functionOf(client, name, Object.keys(given))
    if (!found) {
      return refused(404, 'PGRST202', `Could not find the function public.${name} in the schema cache`)
    }
    await client.query('begin')
    await client.query(`set local role ${pg.escapeIdentifier(String(claims.role))}`)
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
    const columns = found.arguments.map(({ name: argument, type }) => `${pg.escapeIdentifier(argument)} ${type}`)
    const passed = found.arguments.map(({ name: argument }) => {
      const quoted = pg.escapeIdentifier(argument)
      return `${quoted} := (select ${quoted} from given)`
    })
    const call = `public.${pg.escapeIdentifier(name)}(${passed.join(', ')})`
    const { rows } = await client.query<{ answer: unknown }>(
      `with given as (select * from json_to_record($1::json) as _(${columns.join(', ')}))
       select ${found.isSet ? 'to_json(answer)' : 'answer'} as answer from ${call} as answer${found.isSet ? ` limit ${maxRows}` : ''}`,
      [body],
    )
    await client.query('commit')
    if (found.type === 'void') return { status: 204 }
    return { status: 200, body: found.isSet ? rows.map(({ answer }) => answer) : rows[0]?.answer }
  } catch (error) {
    await client.query('rollback')
    const { code = 'XX000', message, detail, hint } = error as pg.DatabaseError
    return { status: statusOf(code, claims.role), body: { code, message, details: detail ?? null, hint: hint ?? null } }
  } finally {
    client.release()
  }
}

type Found = { type: string; isSet: boolean; arguments: { name: string; type: string }[] }

/** A function is found by the exact names of its arguments. */
async function functionOf(client: pg.PoolClient, name: string, names: string[]): Promise<Found | undefined> {
  const { rows } = await client.query<{ type: string; set: boolean; names: string[] | null; types: string[] }>(
    `select format_type(prorettype, null) as type, proretset as set, proargnames as names,
       array(select format_type(t, null) from unnest(proargtypes) as t) as types
     from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace`,
    [name],
  )
  const found = rows.find((row) => {
    const own = (row.names ?? []).slice(0, row.types.length)
    return own.length === names.length && names.every((one) => own.includes(one))
  })
  return (
    found && {
      type: found.type,
      isSet: found.set,
      arguments: found.types.map((type, at) => ({ name: found.names?.[at] ?? '', type })),
    }
  )
}

/** As PostgREST translates PostgreSQL's codes. */
function statusOf(code: string, role: unknown): number {
  if (code === '42501') return role === 'anon' ? 401 : 403
  if (['42883', '42P01'].includes(code)) return 404
  if (['23503', '23505'].includes(code)) return 409
  if (/^(?:08|53|57)/.test(code)) return 503
  return /^(?:XX|25|40|0Z)/.test(code) ? 500 : 400
}

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message, details: null, hint: null },
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const tokenOf = (request: IncomingMessage): string => (request.headers.authorization ?? '').replace(/^Bearer /, '')

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const mac = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()

function signed(claims: Record<string, unknown>): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${mac(text).toString('base64url')}`
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const right = mac(`${head}.${claims}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>
}
