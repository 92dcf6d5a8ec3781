import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import type { SopAdapters } from '@/systems/sops/adapters'
import { chooseSopAdapters } from '@/systems/sops/adapters'
import type { Embedder } from '@/systems/sops/embedders/define-embedder'
import { embedderFailed } from '@/systems/sops/embedders/failures'
import type { FoundPassage, MeaningSearched } from '@/systems/sops/public'
import { organisationsWithoutAi } from '@/systems/generation/settings/read-settings'
import { chooseRunTime } from '@/systems/generation/settings/run-time'
import { supabaseStore } from '@/systems/sops/stores/supabase'
import { startSchool, type School } from '../builders/school'
import { startSupabase } from '../fakes/supabase'

/** Counts what it is asked, and can be out of order. Words decide its vectors. */
function counting(model: string, dimensions: number, hosted = false) {
  const state = { texts: [] as string[], questions: [] as string[], fails: false }
  const embedder: Embedder = {
    model,
    dimensions,
    languages: 'all',
    hosted,
    embed(texts, { purpose = 'passage' } = {}) {
      if (state.fails) return Promise.reject(embedderFailed({ message: 'Out of order.', reason: 'scripted' }))
      state[purpose === 'question' ? 'questions' : 'texts'].push(...texts)
      return Promise.resolve(texts.map((text) => vectorOf(text, dimensions)))
    },
    close: () => Promise.resolve(),
  }
  return { embedder, state }
}

function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions).fill(0.01)
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = createHash('sha1').update(word).digest().readUInt32LE(0) % dimensions
    vector[place] = (vector[place] ?? 0) + 1
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

const first = counting('counting/first@32', 32)
const second = counting('counting/second@48', 48)
const service = counting('counting/service@40', 40, true)
const choose = (adapters: Partial<SopAdapters>) => chooseSopAdapters(adapters)
const embedders = new Map([first, second, service].map(({ embedder }) => [embedder.model, embedder]))
const embedderOf = (model: string) => embedders.get(model)

const procedure = (steps: string[]) =>
  [
    '# Cleaning the tank',
    '',
    '## Purpose',
    '',
    'This procedure keeps the tank free of algae.',
    '',
    '## Steps',
    '',
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    '',
    '## Records',
    '',
    'Keep the log book for five years.',
    '',
  ].join('\n')
const steps = ['Close the inlet valve.', 'Drain the tank slowly.', 'Scrub the walls with a soft brush.']

let school: School
beforeAll(async () => {
  choose({ embedder: first.embedder, embedderOf })
  school = await startSchool()
  choose({ embedder: first.embedder, embedderOf })
}, 120_000)
afterAll(() => school.stop())
beforeEach(() => {
  for (const { state } of [first, second, service]) Object.assign(state, { texts: [], questions: [], fails: false })
})

async function upload(
  text: string,
  { as = school.as.author, sop }: { as?: School['as']['author']; sop?: number } = {},
) {
  const form = new FormData()
  form.append('file', new Blob([text]), 'cleaning-the-tank.md')
  form.append('_payload', JSON.stringify({ reason: 'Issue', ...(sop ? { sop } : {}) }))
  const response = await as.call('POST', '/sop-versions', form)
  const { doc } = (await response.json()) as { doc: { id: number; sop: number | { id: number } } }
  await school.jobs.drain()
  return { version: doc.id, sop: typeof doc.sop === 'object' ? doc.sop.id : doc.sop }
}

const search = async (
  question: string,
  { versions, as = school.as.author }: { versions?: number[]; as?: School['as']['author'] } = {},
) => {
  const response = await as.call('POST', '/sop-versions/search', { question, ...(versions ? { versions } : {}) })
  return (await response.json()) as { hits: FoundPassage[]; meaning: MeaningSearched }
}

/** As the clock would start it. */
async function keepIndex() {
  await school.jobs.tick('sops.keep-index', new Date(Date.now() + (turns += 1) * 300_000))
  await school.jobs.drain()
}
let turns = 0

const read = async <Row>(statement: ReturnType<typeof query>) =>
  rows<Row & Record<string, unknown>>(
    await sql(await systemRequest(school.payload, { reason: 'looking at what was written' })).execute(statement),
  )

describe('an SOP that changes', () => {
  it('costs calls of the model for what is new in it, and none for what is not', async () => {
    const one = await upload(procedure(steps))
    const asked = first.state.texts.length
    expect(asked).toBeGreaterThanOrEqual(5)
    first.state.texts = []
    const again = await upload(`${procedure(steps)}\n\n`, { sop: one.sop })
    expect(first.state.texts).toEqual([])
    const edited = await upload(procedure([...steps.slice(0, 2), 'Scrub the walls with a hard brush.']), {
      sop: one.sop,
    })
    expect(first.state.texts).toEqual(['Steps. Scrub the walls with a hard brush.'])
    for (const { version } of [one, again, edited]) {
      const { hits, meaning } = await search('tank', { versions: [version] })
      expect(meaning).toBe('compared')
      expect(hits[0]?.why.meaning).not.toBeNull()
    }
  })

  it('shares nothing with another organisation, not even what it cost', async () => {
    await upload(procedure(steps), { as: school.other.author })
    expect(first.state.texts.length).toBeGreaterThanOrEqual(5)
  })
})

describe('why a passage was found', () => {
  it('is told with every hit: words, meaning, and places', async () => {
    const { hits } = await search('How long are logs of draining kept?')
    const [best] = hits
    expect(best?.why.words).toEqual(expect.arrayContaining(['log', 'Drain']))
    expect(best?.why.words).not.toContain('the')
    expect(best?.why.meaning?.closeness).toBeGreaterThan(0)
    expect(best?.text).toContain(best?.why.meaning?.sentence)
    expect(best?.segments).toContain(best?.why.meaning?.segment)
    expect(best?.why.ranks).toEqual({
      words: expect.any(Number),
      letters: expect.any(Number),
      meaning: expect.any(Number),
    })
  })

  it('names words that are only alike', async () => {
    const { hits } = await search('inletvalves')
    expect(hits[0]?.why.words).toEqual([])
    expect(hits[0]?.why.alike).toEqual(['inlet', 'valve'])
  })
})

describe('a switch of the model', () => {
  it('embeds all again in the background, while search goes on with the model before', async () => {
    const { version } = await upload(procedure([...steps, 'Rinse the brush.']))
    choose({ embedder: second.embedder, embedderOf })

    const before = await search('soft brush', { versions: [version] })
    expect(before.meaning).toBe('compared')
    expect(before.hits[0]?.why.meaning).not.toBeNull()
    expect(first.state.questions).toEqual(['soft brush'])
    expect(second.state.questions).toEqual([])

    // The new model is out of order half-way: search still goes on with the old one.
    second.state.fails = true
    await keepIndex()
    expect((await search('soft brush', { versions: [version] })).hits[0]?.why.meaning).not.toBeNull()
    expect(second.state.questions).toEqual([])

    // An SOP that comes in the meantime is found by the old model as well.
    second.state.fails = false
    const late = await upload(procedure(['Polish the lid of the vessel.']))
    expect((await search('polish the lid', { versions: [late.version] })).hits[0]?.why.meaning).not.toBeNull()
    expect(second.state.questions).toEqual([])

    first.state.texts = []
    await keepIndex()
    first.state.questions = []
    const after = await search('soft brush', { versions: [version] })
    expect(after.hits[0]?.why.meaning).not.toBeNull()
    expect(second.state.questions).toEqual(['soft brush'])
    expect([...first.state.questions, ...first.state.texts]).toEqual([])
  })

  it('leaves nothing of the model before behind, and costs no calls when it is taken back', async () => {
    await keepIndex()
    expect(await read(query`select 1 from sop_indexed where model = ${first.embedder.model}`)).toEqual([])
    const tables = await read<{ name: string }>(
      query`select relname as name from pg_class where relname like 'sop_vectors_counting_first%' and relkind = 'r'`,
    )
    expect(tables).toHaveLength(1)
    expect(await read(query`select 1 from ${query.identifier(tables[0]?.name ?? '')} limit 1`)).toEqual([])

    choose({ embedder: first.embedder, embedderOf })
    await keepIndex()
    await keepIndex()
    expect(first.state.texts).toEqual([])
    await search('soft brush')
    expect(first.state.questions).toEqual(['soft brush'])
  })

  it('does not stop search where the old model cannot be had any more', async () => {
    choose({ embedder: second.embedder, embedderOf: () => undefined })
    const { hits } = await search('soft brush')
    expect(hits[0]?.text).toContain('soft brush')
    choose({ embedder: first.embedder, embedderOf })
  })
})

describe('a model that is out of order', () => {
  it('does not keep a document from its author, who finds it by its words, and by meaning later', async () => {
    first.state.fails = true
    const { version } = await upload(procedure(['Lubricate the hinges of the hatch.']))
    const state = await school.payload.findByID({ collection: 'sop-versions', id: version })
    expect(state.state).toBe('parse-review')
    const before = await search('hatch hinges', { versions: [version] })
    expect(before.meaning).toBe('unavailable')
    expect(before.hits[0]?.text).toContain('hinges of the hatch')

    first.state.fails = false
    await keepIndex()
    const after = await search('hatch hinges', { versions: [version] })
    expect(after).toMatchObject({ meaning: 'compared', hits: [{ why: { meaning: { sentence: expect.any(String) } } }] })
  })
})

describe('vectors kept in Supabase', () => {
  it('serve the whole way from upload to answer, and an outage of Supabase leaves the words', async () => {
    const project = await startSupabase()
    try {
      await project.migrate()
      const store = supabaseStore({ url: project.url, serviceKey: project.key('service_role'), firstWaitSeconds: 0.01 })
      choose({ embedder: first.embedder, store, embedderOf })
      const { version } = await upload(procedure(['Weigh the filter cartridge.']))
      // What was indexed in the other store is brought over, and not embedded again.
      first.state.texts = []
      await keepIndex()
      expect(first.state.texts).toEqual([])
      const { hits: earlier } = await search('lubricate the hinges')
      expect(earlier[0]?.why.meaning?.sentence).toBe('Lubricate the hinges of the hatch.')
      const { hits, meaning } = await search('weigh the cartridge', { versions: [version] })
      expect(meaning).toBe('compared')
      expect(hits[0]?.why.meaning?.sentence).toBe('Weigh the filter cartridge.')
      project.failNext('no-answer', 'no-answer', 'no-answer')
      const without = await search('weigh the cartridge', { versions: [version] })
      expect(without.meaning).toBe('unavailable')
      expect(without.hits[0]?.text).toContain('filter cartridge')
    } finally {
      choose({ embedder: first.embedder, embedderOf })
      await project.close()
    }
  }, 60_000)
})

describe('rows returned', () => {
  it('are min(k, eligible), whoever else has how many documents', async () => {
    const sizes = new Map<number, number>()
    const { docs } = await school.payload.find({
      collection: 'sop-versions',
      where: { organisation: { equals: school.organisation } },
      pagination: false,
      depth: 0,
    })
    for (const { id, stats } of docs) sizes.set(id, (stats as { passages: number }).passages)
    const ids = [...sizes.keys()]
    for (let round = 0; round < 12; round += 1) {
      const versions = ids.filter((id) => (id * 7 + round * 3) % 5 < 2)
      if (versions.length === 0) continue
      const eligible = versions.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
      for (const k of [1, 2, 50]) {
        const response = await school.as.author.call('POST', '/sop-versions/search', {
          question: `round ${round}`,
          versions,
          k,
        })
        const { hits } = (await response.json()) as { hits: FoundPassage[] }
        expect(hits).toHaveLength(Math.min(k, eligible))
        for (const hit of hits) expect(versions).toContain(hit.version.id)
      }
    }
  })
})

describe('an organisation that uses no AI', () => {
  const useAi = async (yes: boolean) => {
    expect((await school.as.admin.call('POST', '/ai-settings/save', { noAi: !yes })).status).toBe(200)
  }
  const asked = () => [...service.state.texts, ...service.state.questions]

  it('sends no text to an embedding service, from the moment it says so, and is searched on this server', async () => {
    const wired = { embedder: service.embedder, local: second.embedder, embedderOf, keptHere: organisationsWithoutAi }
    choose(wired)
    await keepIndex()
    await keepIndex()
    await search('soft brush')
    expect(service.state.questions).toEqual(['soft brush'])

    await useAi(false)
    Object.assign(service.state, { texts: [], questions: [] })
    const { version } = await upload(procedure(['Sweep the floor of the pump room.']))
    expect((await search('soft brush')).hits[0]?.text).toContain('soft brush')
    const late = await search('sweep the pump room', { versions: [version] })
    expect(late).toMatchObject({ meaning: 'compared', hits: [{ why: { meaning: { sentence: expect.any(String) } } }] })
    await keepIndex()
    await keepIndex()
    const all = await search('soft brush')
    expect(all.meaning).toBe('compared')
    expect(all.hits[0]?.why.meaning?.sentence).toContain('soft brush')
    expect(asked()).toEqual([])
    const left = await read<{ organisation_id: number }>(
      query`select distinct organisation_id from sop_indexed where model = ${service.embedder.model}`,
    )
    expect(left.map(({ organisation_id }) => Number(organisation_id))).not.toContain(school.organisation)

    await upload(procedure(['Sweep the yard.']), { as: school.other.author })
    expect(service.state.texts.length).toBeGreaterThan(0)

    await useAi(true)
    await keepIndex()
    await search('soft brush')
    expect(service.state.questions).toEqual(['soft brush'])
  })

  it('keeps the texts of everybody here where the operator has switched AI off', async () => {
    chooseRunTime({ ai: 'off' })
    try {
      choose({ embedder: service.embedder, local: second.embedder, embedderOf, keptHere: organisationsWithoutAi })
      await upload(procedure(['Mop the yard.']), { as: school.other.author })
      await keepIndex()
      await search('mop the yard', { as: school.other.author })
      expect(asked()).toEqual([])
    } finally {
      chooseRunTime()
      choose({ embedder: first.embedder, embedderOf })
    }
  })
})
