import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { systemRequest } from '@/shared/db'
import { postgresStore } from '@/systems/sops/stores/postgres'
import { supabaseStore } from '@/systems/sops/stores/supabase'
import { startSchool, type School } from '../builders/school'
import { startSupabase, type FakeSupabase } from '../fakes/supabase'
import { describeStore } from './store.contract'

let school: School
let project: FakeSupabase

beforeAll(async () => {
  school = await startSchool()
  project = await startSupabase()
}, 120_000)
afterAll(async () => {
  await project.close()
  await school.stop()
})

const request = () => systemRequest(school.payload, { reason: 'the contract of vector stores' })
const supabase = (serviceKey = project.key('service_role')) =>
  supabaseStore({ url: project.url, serviceKey, firstWaitSeconds: 0.01, timeout: 20_000 })
const space = { model: 'of the wire', dimensions: 3 }
const sentence = { segment: 's', passage: 0, sentence: 0, text: 'Close the lid.', vector: Float32Array.of(1, 0, 0) }
const question = { versions: [1], space, vector: Float32Array.of(1, 0, 0), k: 5 }

describe('a Supabase project that nobody has set up', () => {
  it('is told apart from one that does not answer', async () => {
    const req = await request()
    await expect(supabase().prepare({ req, space })).rejects.toMatchObject({ code: 'sop.store-not-set-up' })
    project.failNext('no-answer', 'no-answer', 'no-answer')
    await expect(supabase().prepare({ req, space })).rejects.toMatchObject({ code: 'sop.store-failed', status: 503 })
  })
})

describe('every store', () => {
  beforeAll(async () => {
    await project.migrate()
    // As when somebody is not sure whether it was run.
    await project.migrate()
  })
  describeStore('postgres', { transactional: true }, () => ({ store: postgresStore, request }))
  describeStore('supabase', { transactional: false }, () => ({ store: supabase(), request }))
})

describe('the Supabase store over the wire', () => {
  beforeEach(() => void (project.asked.length = 0))

  it('tries again what failed on the way, and keeps one row', async () => {
    const req = await request()
    const place = { req, organisation: 1, version: 1, space }
    await supabase().prepare({ req, space })
    project.failNext({ status: 503 }, 'no-answer')
    await supabase().add({ ...place, sentences: [sentence] })
    expect(project.asked.filter(({ name }) => name === 'add_segments')).toHaveLength(3)
    expect(await supabase().closest({ req, organisation: 1, ...question })).toMatchObject([
      { version: 1, passage: 0, sentence: 0, similarity: 1 },
    ])
  })

  it('sends many sentences in several requests', async () => {
    const req = await request()
    const many = Array.from({ length: 250 }, (_, passage) => ({ ...sentence, passage }))
    await supabase().add({ req, organisation: 2, version: 2, space, sentences: many })
    expect(project.asked.map(({ name }) => name)).toEqual(['add_segments', 'add_segments', 'add_segments'])
  })

  it('says that a key is wrong, without saying the key or the text', async () => {
    const req = await request()
    for (const key of ['made-up', project.key('anon')]) {
      const failing = supabase(key).add({ req, organisation: 1, version: 1, space, sentences: [sentence] })
      const error = await failing.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ code: 'sop.store-refused' })
      expect(JSON.stringify(error)).not.toContain(key)
      expect(JSON.stringify(error)).not.toContain(sentence.text)
    }
  })
})

describe('row-level security in the Supabase project', () => {
  const rpc = async (key: string, name: string, body: object) => {
    const answer = await fetch(`${project.url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: { apikey: project.key('anon'), authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  const match = (organisation: number) => ({ ...space, organisation, versions: [1, 3], question: '[1,0,0]', k: 5 })

  beforeAll(async () => {
    const req = await request()
    await supabase().prepare({ req, space })
    await supabase().add({ req, organisation: 1, version: 1, space, sentences: [sentence] })
    await supabase().add({ req, organisation: 3, version: 3, space, sentences: [sentence] })
  })

  it('shows signed-in people their own organisation, whichever they ask for', async () => {
    const member = project.key('authenticated', { sub: 'somebody', app_metadata: { organisation: 3 } })
    expect(await rpc(member, 'match_segments', match(3))).toMatchObject({ status: 200, body: [{ version: 3 }] })
    expect(await rpc(member, 'match_segments', match(1))).toMatchObject({ status: 200, body: [] })
    const nowhere = project.key('authenticated', { sub: 'somebody', user_metadata: { organisation: 3 } })
    expect(await rpc(nowhere, 'match_segments', match(3))).toMatchObject({ status: 200, body: [] })
  })

  it('lets nobody but the server write, and visitors not even ask', async () => {
    const member = project.key('authenticated', { app_metadata: { organisation: 3 } })
    for (const key of [member, project.key('anon')]) {
      for (const [name, body] of [
        ['add_segments', { ...space, organisation: 3, version: 3, sentences: [] }],
        ['clear_segments', { ...space, organisation: 3, version: 3 }],
        ['prepare_vectors', { model: 'mine', dimensions: 3 }],
      ] as const) {
        expect((await rpc(key, name, body)).body).toMatchObject({ code: '42501' })
      }
    }
    expect((await rpc(project.key('anon'), 'match_segments', match(3))).body).toMatchObject({ code: '42501' })
  })

  it('stands on every table that was made', async () => {
    const { rows } = await project.pool.query<{ relname: string; relrowsecurity: boolean }>(
      `select relname, relrowsecurity from pg_class where relnamespace = 'coursewright'::regnamespace and relkind = 'r'`,
    )
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.filter(({ relrowsecurity }) => !relrowsecurity)).toEqual([])
  })
})
