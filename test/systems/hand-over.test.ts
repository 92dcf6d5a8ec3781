import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { CollectionSlug } from 'payload'
import { create, rows, sql, systemRequest } from '@/shared/db'
import type { Role } from '@/systems/identity/public'
import { startSchool, type Actor, type School } from '../builders/school'
import { json, releaseVersion } from './learning-course'

type Leaving = {
  person: { id: number; name: string }
  holdings: { key: string; total: number; items: { name: string }[] }[]
}

let school: School
let number = 0

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test builds', organisation: school.organisation })
const stored = async <Row = Record<string, unknown>>(statement: SQL) =>
  rows<Row>(await sql(await system()).execute(statement))
const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code
const somebody = (...roles: Role[]) => school.someone(`Colleague ${++number}`, roles)
const add = async (collection: CollectionSlug, data: object) =>
  (await create({ req: await system(), collection, data: { organisation: school.organisation, ...data } })).id
const handOver = (person: Actor, to: Actor | null, by: Actor = school.as.manager) =>
  by.call('POST', `/users/${person.id}/hand-over`, { to: to?.id ?? null })
const people = async (table: string, id: number, path: string) =>
  (
    await stored<{ person: number }>(query`
      select users_id as person from ${query.identifier(`${table}_rels`)} where parent_id = ${id} and path = ${path} order by "order"`)
  ).map(({ person }) => person)

async function busy(): Promise<{ leaver: Actor; course: number; cohort: number; sop: number; request: number }> {
  const leaver = await somebody('author', 'trainer', 'sales')
  const { course } = await releaseVersion(school)
  await stored(
    query`insert into courses_rels (parent_id, path, users_id, "order") values (${course}, 'authors', ${leaver.id}, 1)`,
  )
  const cohort = await add('cohorts', { name: 'Spring', trainers: [leaver.id, school.as.trainer.id] })
  const sop = await add('sops', { title: 'Hand washing', owner: leaver.id })
  const request = await add('requests', {
    title: 'A course',
    client: 'Client',
    contact: 'client@example.org',
    goal: 'Learn',
    owner: leaver.id,
  })
  return { leaver, course, cohort, sop, request }
}

describe('somebody who leaves', () => {
  it('is shown with what they look after, before anything happens', async () => {
    const { leaver } = await busy()
    const seen = await json<Leaving>(school.as.manager.call('GET', `/users/${leaver.id}/hand-over`))
    expect(Object.fromEntries(seen.holdings.map(({ key, total }) => [key, total]))).toEqual({
      'courses.authors': 1,
      'cohorts.trainers': 1,
      'sops.owner': 1,
      'requests.owner': 1,
    })
    expect(seen.holdings.find(({ key }) => key === 'cohorts.trainers')?.items).toMatchObject([{ name: 'Spring' }])
  })

  it('hands everything over, can no longer come in, and stays named in what they did', async () => {
    const { leaver, course, cohort, sop, request } = await busy()
    const successor = await somebody('author', 'trainer', 'sales')
    const key = await add('api-keys', {
      name: 'Script',
      owner: leaver.id,
      scopes: [],
      start: 'cw_1',
      keyHash: `h${number}`,
    })
    const comment = await add('comments', { course, text: 'Good.', author: leaver.id, authorName: 'Colleague' })
    const reply = await handOver(leaver, successor)
    expect(await json(reply)).toEqual({
      moved: { 'courses.authors': 1, 'cohorts.trainers': 1, 'sops.owner': 1, 'requests.owner': 1 },
    })
    // Who wrote a course stays its author beside the new one: they may not be its only approver.
    expect(await people('courses', course, 'authors')).toEqual([leaver.id, successor.id])
    expect(await people('cohorts', cohort, 'trainers')).toEqual([school.as.trainer.id, successor.id])
    expect(await stored(query`select owner_id as owner from sops where id = ${sop}`)).toEqual([{ owner: successor.id }])
    expect(await stored(query`select owner_id as owner from requests where id = ${request}`)).toEqual([
      { owner: successor.id },
    ])
    expect(await stored(query`select author_id as author from comments where id = ${comment}`)).toEqual([
      { author: leaver.id },
    ])
    const [account] = await stored(query`select name, state from users where id = ${leaver.id}`)
    expect(account).toEqual({ name: leaver.req ? (await leaver.req()).user?.name : '', state: 'left' })
    const [kept] = await stored<{ revoked: string | null }>(
      query`select revoked_at as revoked from api_keys where id = ${key}`,
    )
    expect(kept?.revoked).not.toBeNull()
    expect((await leaver.call('GET', '/enrollments/mine')).status).toBe(401)
    const told = await stored(
      query`select type from outbox where (payload ->> 'person')::int = ${leaver.id} and type in ('person.left', 'person.handed-over')`,
    )
    expect(told).toHaveLength(2)
  })

  it('changes nothing at all when one thing cannot be taken over', async () => {
    const { leaver, cohort, sop } = await busy()
    const lacking = await somebody('author', 'sales')
    expect(await code(await handOver(leaver, lacking))).toBe('hand-over.lacks-role')
    expect(await code(await handOver(leaver, null))).toBe('hand-over.nobody')
    expect(await people('cohorts', cohort, 'trainers')).toContain(leaver.id)
    expect(await stored(query`select owner_id as owner from sops where id = ${sop}`)).toEqual([{ owner: leaver.id }])
    expect(await stored(query`select state from users where id = ${leaver.id}`)).toEqual([{ state: 'active' }])
  })

  it('needs nobody to take over where there is nothing', async () => {
    const learner = await somebody('learner')
    expect(await json(handOver(learner, null))).toEqual({ moved: {} })
    expect(await stored(query`select state from users where id = ${learner.id}`)).toEqual([{ state: 'left' }])
  })

  it('is seen off by managers and administrators of the organisation; administrators by administrators alone', async () => {
    const learner = await somebody('learner')
    for (const by of [school.as.trainer, school.as.learner, school.other.admin]) {
      expect((await handOver(learner, null, by)).status).toBe(404)
    }
    expect((await handOver(school.as.admin, school.as.manager, school.as.manager)).status).toBe(404)
    expect(await code(await handOver(school.as.admin, school.as.manager, school.as.admin))).toBe('person.oneself')
    expect((await handOver(learner, school.other.learner)).status).toBe(404)
  })
})
