import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { handleEndpoints } from 'payload'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { scopes } from '@/systems/identity/public'
import { oneRowOfEach } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'
import { answerOf } from './accounts-kit'

let school: School
let made: Record<string, number>

beforeAll(async () => {
  school = await startSchool()
  made = await oneRowOfEach(school)
}, 120_000)
afterAll(() => school.stop())

const keyOf = async (actor: Actor, scopes: string[], more: Record<string, unknown> = {}) => {
  const { status, json } = await answerOf(
    await actor.call('POST', '/api-keys/issue', { name: 'Robot', scopes, ...more }),
  )
  expect(status).toBe(200)
  return json as { id: number; key: string }
}
const asKey =
  ({ key }: { key: string }) =>
  async (method: string, path: string, body?: unknown) => {
    const headers = new Headers({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })
    const request = new Request(new URL(`/api${path}`, 'http://localhost:3000'), {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })
    return answerOf(await handleEndpoints({ config: school.config, request }))
  }
const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })

describe('an API key', () => {
  it("reads over REST what its scope opens, within its owner's rights", async () => {
    const ask = asKey(await keyOf(school.as.author, ['read:courses']))
    const courses = await ask('GET', '/courses?depth=0')
    expect(courses.status).toBe(200)
    expect((courses.json.docs as { id: number }[]).map(({ id }) => id)).toContain(made.courses)
    expect((await ask('GET', `/courses/${made.courses}`)).status).toBe(200)
    expect((await ask('GET', `/versions/${made.versions}/manifest`)).status).toBe(200)
    const learner = asKey(await keyOf(school.as.learner, ['read:courses']))
    expect((await learner('GET', '/courses')).status).toBe(403)
    const other = asKey(await keyOf(school.other.author, ['read:courses']))
    expect((await other('GET', `/courses/${made.courses}`)).status).toBe(404)
  })

  it('opens nothing that no scope names: documents, endpoints, its own account, making keys', async () => {
    const ask = asKey(
      await keyOf(
        school.as.admin,
        Object.keys(scopes).filter((name) => name !== 'read:people'),
      ),
    )
    for (const [method, path, body] of [
      ['GET', '/users'],
      ['GET', `/users/${school.as.learner.id}`],
      ['PATCH', `/users/${school.as.learner.id}`, { roles: ['admin'] }],
      ['PATCH', `/organisations/${school.organisation}`, { name: 'Mine' }],
      ['POST', '/api-keys/issue', { name: 'More', scopes: ['read:people'] }],
      ['POST', '/users/change-password', { current: 'x', password: 'seven green bottles' }],
      ['POST', '/users/second-factor/begin'],
      ['POST', `/users/${school.as.learner.id}/block`],
      ['POST', `/courses/${made.courses}/publish`],
      ['DELETE', `/courses/${made.courses}`],
    ] as const) {
      expect({ path, refused: [401, 403, 404].includes((await ask(method, path, body)).status) }).toEqual({
        path,
        refused: true,
      })
    }
    expect((await ask('GET', '/users/me')).json.user ?? null).toBeNull()
  })

  it('does not read along what hangs on a document: people stay ids', async () => {
    const ask = asKey(await keyOf(school.as.admin, ['read:courses']))
    const { json } = await ask('GET', `/courses/${made.courses}?depth=2`)
    expect(json.id).toBe(made.courses)
    expect(JSON.stringify(json)).not.toContain('@example.org')
  })

  it('writes only with a scope that writes', async () => {
    const body = { title: 'Asked by a robot', client: 'C', contact: 'c@example.org', goal: 'G' }
    const reader = asKey(await keyOf(school.as.sales, ['read:requests']))
    expect((await reader('POST', '/requests', body)).status).toBe(403)
    const writer = asKey(await keyOf(school.as.sales, ['write:requests']))
    expect((await writer('POST', '/requests', body)).status).toBe(201)
    expect((await writer('GET', '/requests')).status).toBe(403)
  })

  it('cannot borrow another method', async () => {
    const { key } = await keyOf(school.as.author, ['read:courses'])
    const request = new Request('http://localhost:3000/api/courses', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'x-http-method-override': 'PATCH',
        'content-type': 'application/json',
      },
      body: '{}',
    })
    expect((await handleEndpoints({ config: school.config, request })).status).toBe(403)
  })

  it('is shown once, kept as a hash, and says when it was used last', async () => {
    const issued = await keyOf(school.as.author, ['read:courses'])
    expect(issued.key).toMatch(/^cw_[\w-]{43}$/)
    const read = async () => (await answerOf(await school.as.author.call('GET', `/api-keys/${issued.id}`))).json
    expect(await read()).toMatchObject({ start: issued.key.slice(0, 9), lastUsedAt: null })
    expect(JSON.stringify(await read())).not.toContain(issued.key)
    const kept = await sql(await system()).execute(query`select * from api_keys where id = ${issued.id}`)
    expect(JSON.stringify(rows(kept))).not.toContain(issued.key)
    await asKey(issued)('GET', '/courses')
    expect(Date.parse(String((await read()).lastUsedAt))).toBeGreaterThan(Date.now() - 60_000)
  })

  it('is dead when it is withdrawn, over, or its owner blocked', async () => {
    const owner = await school.someone('Key Owner', ['author'])
    const [withdrawn, over, orphan] = [
      await keyOf(owner, ['read:courses']),
      await keyOf(owner, ['read:courses'], { expiresAt: new Date(Date.now() + 60_000).toISOString() }),
      await keyOf(owner, ['read:courses']),
    ]
    expect((await asKey(over)('GET', '/courses')).status).toBe(200)
    expect((await owner.call('POST', `/api-keys/${withdrawn.id}/revoke`)).status).toBe(200)
    await sql(await system()).execute(query`update api_keys set expires_at = now() where id = ${over.id}`)
    expect((await asKey(withdrawn)('GET', '/courses')).status).toBe(403)
    expect((await asKey(over)('GET', '/courses')).status).toBe(403)
    expect((await asKey(orphan)('GET', '/courses')).status).toBe(200)
    await school.as.admin.call('POST', `/users/${owner.id}/block`)
    expect((await asKey(orphan)('GET', '/courses')).status).toBe(403)
  })

  it('is withdrawn by its owner or an administrator, and by nobody else', async () => {
    const { id } = await keyOf(school.as.author, ['read:courses'])
    for (const actor of [school.as.manager, school.other.admin]) {
      expect((await actor.call('POST', `/api-keys/${id}/revoke`)).status).toBe(404)
    }
    expect((await school.as.admin.call('POST', `/api-keys/${id}/revoke`)).status).toBe(200)
  })
})

type Named = { calls?: readonly string[]; read?: readonly string[]; write?: readonly string[] }

describe('the table of scopes', () => {
  it('names only endpoints and collections that exist', () => {
    const endpoints = school.config.collections.flatMap(({ slug, endpoints }) =>
      (endpoints || []).map(({ method, path }) => `${method} /${slug}${path}`),
    )
    const slugs = school.config.collections.map(({ slug }) => slug)
    for (const scope of Object.values(scopes) as readonly Named[]) {
      for (const call of scope.calls ?? []) expect(endpoints).toContain(call)
      for (const slug of [...(scope.read ?? []), ...(scope.write ?? [])]) expect(slugs).toContain(slug)
    }
  })
})
