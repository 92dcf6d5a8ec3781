import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { systemRequest, update } from '@/shared/db'
import type { CourseState } from '@/systems/courses/lifecycle'
import { roles, type Role } from '@/systems/identity/public'
import { collectionMatrix, endpointMatrix } from '../access-matrix'
import { oneRowOfEach } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School
let rows: Record<string, number>

beforeAll(async () => {
  school = await startSchool()
  rows = await oneRowOfEach(school)
}, 120_000)
afterAll(() => school.stop())

/** Payload's own, the same for every collection. */
const standard = new Set(
  [
    ['get', ['/', '/count', '/:id', '/versions', '/versions/:id', '/paste-url/:id?', '/file/:filename']],
    ['post', ['/', '/access/:id?', '/:id/duplicate', '/versions/:id']],
    ['patch', ['/', '/:id']],
    ['delete', ['/', '/:id']],
  ].flatMap(([method, paths]) => (paths as string[]).map((path) => `${method as string} ${path}`)),
)
/** Signing in and out is Payload's too; it is open by nature and covered by its own tests below. */
const session = new Set(
  ['forgot-password', 'login', 'logout', 'refresh-token', 'first-register', 'reset-password', 'unlock', 'verify/:id']
    .concat('second-factor', 'second-factor/begin-sign-in', 'second-factor/confirm-sign-in')
    .map((path) => `post /${path}`)
    .concat('get /init', 'get /me'),
)
/** Payload's own collections: no organisation, nothing of ours in them. */
const internal = ['payload-kv', 'payload-locked-documents', 'payload-preferences', 'payload-migrations']

describe('the matrix is complete', () => {
  it('has a row for every collection', () => {
    const slugs = school.config.collections.map(({ slug }) => slug).filter((slug) => !internal.includes(slug))
    expect(slugs.sort()).toEqual(Object.keys(collectionMatrix).sort())
  })

  it('has a row for every endpoint', () => {
    const own = school.config.collections
      .filter(({ slug }) => !internal.includes(slug))
      .flatMap(({ slug, endpoints }) =>
        (endpoints || []).map(({ method, path }) => ({
          slug,
          route: `${method} ${path}`,
          name: `${method} /${slug}${path}`,
        })),
      )
      .filter(({ route, slug }) => !standard.has(route) && !(slug === 'users' && session.has(route)))
      .map(({ name }) => name)
    expect(own.sort()).toEqual(Object.keys(endpointMatrix).sort())
  })
})

const others = (allowed: readonly Role[]) => roles.filter((role) => !allowed.includes(role))
const refused = [401, 403, 404]

describe.each(Object.entries(collectionMatrix))('%s', (slug, row) => {
  const list = `/${slug}?depth=0&limit=100`
  const ids = async (actor: Pick<Actor, 'call'>) => {
    const response = await actor.call('GET', list)
    if (response.status !== 200) return { status: response.status, ids: [] }
    const { docs } = (await response.json()) as { docs: { id: number }[] }
    return { status: 200, ids: docs.map(({ id }) => id) }
  }
  const one = () => `/${slug}/${rows[slug]}`

  it(`is read by ${[...row.read].join(', ') || 'nobody'}${row.own ? ', and by the person it is about' : ''}`, async () => {
    for (const role of row.read) {
      expect({ role, ...(await ids(school.as[role])) }).toMatchObject({
        role,
        status: 200,
        ids: expect.arrayContaining([rows[slug]]) as unknown,
      })
      expect((await school.as[role].call('GET', one())).status).toBe(200)
    }
    if (row.own) expect((await school.as.learner.call('GET', one())).status).toBe(200)
  })

  it('is hidden from everybody else', async () => {
    for (const role of others(row.read).filter((role) => !(row.own && role === 'learner'))) {
      expect({ role, ids: (await ids(school.as[role])).ids }).not.toMatchObject({
        ids: expect.arrayContaining([rows[slug]]) as unknown,
      })
      expect({ role, status: (await school.as[role].call('GET', one())).status }).toMatchObject({
        status: oneOf(refused),
      })
    }
    expect((await school.as.nobody.call('GET', list)).status).toBe(403)
    expect(refused).toContain((await school.as.nobody.call('GET', one())).status)
    expect(refused).toContain((await school.as.nobody.call('GET', `/${slug}/count`)).status)
  })

  it('is not there for another organisation, whatever the role', async () => {
    for (const role of roles) {
      const seen = await ids(school.other[role])
      expect(seen.ids).not.toContain(rows[slug])
      expect({ role, status: (await school.other[role].call('GET', one())).status }).toMatchObject({
        status: oneOf(refused),
      })
      expect({ role, status: (await school.other[role].call('PATCH', one(), {})).status }).toMatchObject({
        status: oneOf(refused),
      })
      expect({ role, status: (await school.other[role].call('DELETE', one())).status }).toMatchObject({
        status: oneOf(refused),
      })
      const search = await school.other[role].call('GET', `/${slug}/count?where[id][equals]=${rows[slug]}`)
      if (search.status === 200) expect(await search.json()).toMatchObject({ totalDocs: 0 })
    }
  })

  it(`is made over REST by ${row.create.join(', ') || 'nobody'}`, async () => {
    for (const role of row.create) {
      expect({ role, status: (await school.as[role].call('POST', `/${slug}`, {})).status }).toMatchObject({
        status: oneOf([201, 400]),
      })
    }
    for (const actor of [...others(row.create).map((role) => school.as[role]), school.as.nobody]) {
      expect(refused).toContain((await actor.call('POST', `/${slug}`, {})).status)
    }
  })

  it(`is changed over REST by ${row.update.join(', ') || 'nobody'}, and deleted by nobody`, async () => {
    for (const role of row.update) {
      expect({ role, status: (await school.as[role].call('PATCH', one(), {})).status }).toMatchObject({ status: 200 })
    }
    const own = slug === 'users' ? ['learner'] : []
    for (const role of others(row.update).filter((role) => !own.includes(role))) {
      expect({ role, status: (await school.as[role].call('PATCH', one(), {})).status }).toMatchObject({
        status: oneOf(refused),
      })
    }
    for (const actor of [...roles.map((role) => school.as[role]), school.as.nobody]) {
      expect(refused).toContain((await actor.call('DELETE', one())).status)
      const many = await actor.call('DELETE', `/${slug}?where[id][equals]=${rows[slug]}`)
      expect([...refused, 400]).toContain(many.status)
      expect((await actor.call('POST', `/${slug}/${rows[slug]}/duplicate`, {})).status).toBeGreaterThanOrEqual(400)
    }
    expect(
      await school.payload.count({ collection: slug as CollectionSlug, where: { id: { equals: rows[slug] } } }),
    ).toEqual({ totalDocs: 1 })
  })
})

describe.each(Object.entries(endpointMatrix))('%s', (name, row) => {
  const [method = '', pattern = ''] = name.split(' ')
  const slug = pattern.split('/')[1] ?? ''
  const address = () =>
    row.address?.(rows[slug] ?? 0) ?? pattern.replace(':id', String(rows[slug])).replace(/:(\w+)/g, 'scorm-1.2')
  const knock = async (actor: Pick<Actor, 'call'>) => {
    if (row.course) await setCourse(row.course)
    return (await actor.call(method.toUpperCase(), address(), row.body)).status
  }

  it(`lets in ${row.who === 'anyone' ? 'anyone' : row.who.join(', ') || 'nobody by role'}, and nobody else`, async () => {
    const mayCome = row.who === 'anyone' ? roles : row.who
    const mine = row.own ? ['learner'] : []
    for (const role of roles.filter((role) => !mayCome.includes(role) && !mine.includes(role))) {
      expect({ role, status: await knock(school.as[role]) }).toMatchObject({ status: oneOf(refused) })
    }
    if (row.who !== 'anyone') {
      expect(refused).toContain(await knock(school.as.nobody))
      if (pattern.includes(':id')) {
        for (const role of roles) {
          expect({ role, status: await knock(school.other[role]) }).toMatchObject({ status: oneOf([403, 404]) })
        }
      }
    }
    // Last, because it may change the row: past the door means any answer but a refusal (the state may still object).
    for (const role of [...mayCome, ...mine] as Role[]) {
      expect({ role, status: await knock(school.as[role]) }).not.toMatchObject({ status: oneOf([401, 403, 404]) })
    }
  })
})

describe('what a body says about tenant and role', () => {
  it('is ignored: the organisation comes from the session', async () => {
    const response = await school.as.sales.call('POST', '/requests', {
      title: 'Foreign',
      client: 'C',
      contact: 'c@example.org',
      goal: 'G',
      organisation: school.other.sales.organisation,
    })
    expect(response.status).toBe(201)
    const { doc } = (await response.json()) as { doc: { id: number } }
    expect((await school.other.sales.call('GET', `/requests/${doc.id}`)).status).toBe(404)
    expect((await school.as.sales.call('GET', `/requests/${doc.id}`)).status).toBe(200)
  })

  it('is ignored: nobody gives themselves a role', async () => {
    const learner = await school.someone('Climber', ['learner'])
    await learner.call('PATCH', `/users/${learner.id}`, {
      roles: ['admin'],
      organisation: school.other.admin.organisation,
    })
    const me = (await (await school.as.admin.call('GET', `/users/${learner.id}?depth=0`)).json()) as Record<
      string,
      unknown
    >
    expect(me).toMatchObject({ roles: ['learner'], organisation: school.organisation })
  })

  it('lets nobody register as the first user once there are people', async () => {
    const response = await school.as.nobody.call('POST', '/users/first-register', {
      email: 'first@example.org',
      password: 'a-long-password-1',
      name: 'First',
      roles: ['admin'],
    })
    expect(response.status).toBe(403)
  })
})

async function setCourse(state: CourseState): Promise<void> {
  const req = await systemRequest(school.payload, { reason: 'the state that the rule is about' })
  await update({ req, collection: 'courses', id: rows.courses ?? 0, data: { state } })
}

function oneOf(statuses: number[]): unknown {
  return {
    asymmetricMatch: (status: number) => statuses.includes(status),
    toString: () => `one of ${statuses.join(', ')}`,
  }
}
