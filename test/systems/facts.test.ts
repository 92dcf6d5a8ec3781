import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { create, find, rows, sql, systemRequest } from '@/shared/db'
import { contentHash } from '@/shared/manifest/hash'
import type { CourseContent } from '@/shared/manifest/schema'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { listFacts } from '@/systems/generation/public'
import { sopAdapters } from '@/systems/sops/adapters'
import { getSourceDocument } from '@/systems/sops/public'
import { textFile } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School
let version: number
let sop: number

const original = readFileSync('test/fixtures/sops/freezer-defrosting-sop.md', 'utf8')

beforeAll(async () => {
  school = await startSchool()
  ;({ id: version, sop } = await uploaded('freezer.md', original))
}, 180_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

const system = () => systemRequest(school.payload, { reason: 'looking at what was written' })

async function uploaded(name: string, text: string, of?: number): Promise<{ id: number; sop: number }> {
  const made = await create({
    req: await school.as.author.req(),
    collection: 'sop-versions',
    data: { reason: 'Issue', ...(of === undefined ? {} : { sop: of }) },
    file: textFile(name, text),
  })
  expect((await school.jobs.drain()).died).toEqual([])
  return { id: made.id, sop: typeof made.sop === 'object' ? (made.sop?.id ?? 0) : (made.sop ?? 0) }
}

const facts = async (id = version, as: Actor = school.as.author) => listFacts({ req: await as.req(), version: id })
const saying = async (words: string, id = version) => {
  const fact = (await facts(id)).facts.find(({ text }) => text.includes(words))
  if (!fact) throw new Error(`no fact says “${words}”`)
  return fact
}
async function act(address: string, body: object, as: Actor = school.as.author) {
  const response = await as.call('POST', `/sop-facts/${address}`, body)
  return { status: response.status, body: (await response.json()) as { id: number; errors?: { message: string }[] } }
}

async function drafted(id = version): Promise<CourseContent> {
  const { run, course } = (await (
    await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [id] })
  ).json()) as { run: number; course: number }
  expect((await school.jobs.drain()).died).toEqual([])
  const req = await system()
  const { docs: runs } = await find({ req, collection: 'generation-runs', where: { id: { equals: run } } })
  expect(runs[0]?.state).toBe('succeeded')
  const { docs: courses } = await find({ req, collection: 'courses', where: { id: { equals: course } } })
  const { docs: claims } = await find({
    req,
    collection: 'claims',
    where: { course: { equals: course } },
    sort: 'order',
  })
  return {
    ...(courses[0]?.content as CourseContent),
    claims: Object.fromEntries(
      claims.map(({ key, text, citations, support }) => [key, { text, citations, support } as never]),
    ),
  }
}

describe('the facts of an SOP version', () => {
  it('are kept once the file is read, each with its passage', async () => {
    const [row] = rows<{ n: number }>(
      await sql(await system()).execute(query`select count(*)::int as n from sop_facts where version_id = ${version}`),
    )
    const view = await facts()
    expect(view.facts.length).toBeGreaterThan(80)
    expect(row?.n).toBe(view.facts.length)
    const kinds = view.facts.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['step', 'warning', 'role', 'row']))
    expect(view.facts.find(({ text }) => text.includes('24 hours'))?.measured).toBe(true)
    for (const { passages, gone } of view.facts) {
      expect(gone).toBe(false)
      expect(passages.length).toBeGreaterThan(0)
      for (const { text, start, end } of passages) expect(text.slice(start, end).length).toBeGreaterThan(0)
    }
    // What no fact rests on is listed too: nothing is lost in silence.
    const segments = (await getSourceDocument(await school.as.author.req(), version, { confirmed: false })).document
      .segments
    const shown = new Set([
      ...view.facts.flatMap(({ passages }) => passages.map(({ segment }) => segment)),
      ...view.unread.map(({ segment }) => segment),
    ])
    expect(
      segments
        .filter(({ key, kind }) => !shown.has(key) && kind !== 'heading' && kind !== 'figure')
        .map(({ key }) => key),
    ).toEqual([])
  })

  it('make the same course as reading the file afresh does', async () => {
    expect((await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)).status).toBe(200)
    const source = await getSourceDocument(await school.as.author.req(), version)
    const { content } = await generateCourse({ sources: [source] })
    expect(contentHash(await drafted())).toBe(contentHash(content))
  }, 120_000)

  it('that a person edits, drops and adds are what the next course is drafted from', async () => {
    const step = await saying('24 hours')
    const other = (await facts()).facts.find(({ kind, id }) => kind === 'warning' && id !== step.id)
    if (!other) throw new Error('no warning')
    expect(
      (await act(`${step.id}/edit`, { revision: step.revision, kind: step.kind, text: 'Wait for 24 hours.' })).status,
    ).toBe(200)
    expect((await act(`${other.id}/drop`, { revision: other.revision })).status).toBe(200)
    const passage = step.passages[0]
    const added = await act('add', {
      version,
      segment: passage?.segment,
      kind: 'limit',
      text: 'It takes 24 hours.',
    })
    expect(added.status).toBe(200)

    const after = (await facts()).facts
    expect(after.find(({ id }) => id === step.id)).toMatchObject({
      state: 'edited',
      text: 'Wait for 24 hours.',
      asRead: step.text,
      changedBy: expect.stringMatching(/./),
    })
    const texts = Object.values((await drafted()).claims).map(({ text }) => text)
    expect(texts).toContain('Wait for 24 hours.')
    expect(texts).not.toContain(step.text)
    expect(texts).not.toContain(other.text)
    expect(texts).toContain('It takes 24 hours.')
  }, 120_000)

  it('tell at once what an edit says that its passage does not', async () => {
    const step = await saying('Wait for 24 hours.')
    await act(`${step.id}/edit`, { revision: step.revision, kind: step.kind, text: 'Wait for 36 hours.' })
    expect((await saying('Wait for 36 hours.')).remarks.join()).toContain('36')
    const { revision } = await saying('Wait for 36 hours.')
    await act(`${step.id}/edit`, { revision, kind: step.kind, text: 'Wait for 24 hours.' })
  })

  it('keep what people decided when they are read again, and in the next version where the passage is the same', async () => {
    const before = (await facts()).facts.filter(({ state }) => state !== 'found')
    expect(before.map(({ state }) => state).sort()).toEqual(['added', 'dropped', 'edited'])
    await sql(await system()).execute(
      query`update fact_readings set stamp = 'of an older reader' where version_id = ${version}`,
    )
    const again = (await facts()).facts
    expect(again.filter(({ state }) => state !== 'found')).toEqual(before)
    expect(new Set(again.map(({ id }) => id)).size).toBe(again.length)

    const next = await uploaded('freezer-2.md', `${original}\n\n## Note\n\nCall the lab manager first.\n`, sop)
    const carried = (await facts(next.id)).facts.filter(({ state }) => state !== 'found')
    expect(carried.map(({ state, text }) => ({ state, text }))).toEqual(
      before.map(({ state, text }) => ({ state, text })),
    )

    const changed = await uploaded('freezer-3.md', original.replaceAll('24 hours', '30 hours'), sop)
    const left = (await facts(changed.id)).facts.filter(({ state }) => state !== 'found')
    expect(left.map(({ state }) => state)).toEqual(['dropped'])
  }, 120_000)

  it('are read anew when the reading is corrected, and what people decided follows its passages', async () => {
    const text =
      '# Rinsing\n\n## Work\n\n1. Close the inlet valve. Open the drain valve.\n2. Wait for 10 minutes.\n3. Fill the tank.\n'
    const { id } = await uploaded('rinsing.md', text)
    const stored = async () => {
      expect((await school.jobs.drain()).died).toEqual([])
      return rows<{ id: number; text: string; state: string; gone: boolean; spans: { segment: string }[] }>(
        await sql(await system()).execute(
          query`select id, text, state, gone, spans from sop_facts where version_id = ${id} order by "order", id`,
        ),
      )
    }
    const read = async () => {
      const response = await school.as.author.call('GET', `/sop-versions/${id}/parse`)
      return (await response.json()) as { revision: number; segments: { key: string; text: string }[] }
    }
    const keyOf = async (words: string) => (await read()).segments.find((one) => one.text.includes(words))?.key
    const correct = async (correction: object) => {
      const { revision } = await read()
      const done = await school.as.author.call('POST', `/sop-versions/${id}/corrections`, { revision, correction })
      expect(done.status).toBe(200)
      return ((await done.json()) as { correction: number }).correction
    }
    const [whole, wait] = [await saying('Close the inlet valve.', id), await saying('10 minutes', id)]
    expect((await act(`${whole.id}/edit`, { revision: 0, kind: 'step', text: 'Shut the inlet valve.' })).status).toBe(
      200,
    )
    expect((await act(`${wait.id}/drop`, { revision: 0 })).status).toBe(200)
    const fill = {
      version: id,
      segment: await keyOf('Fill the tank.'),
      kind: 'limit',
      text: 'The tank holds 40 litres.',
    }
    expect((await act('add', fill)).status).toBe(200)
    const before = await stored()

    // Parted, put together, and called something else: by jobs alone, nobody has to open the list of facts for it.
    const parted = await correct({ do: 'split', segment: await keyOf('Close the inlet'), at: 23 })
    const after = await stored()
    expect(after.map(({ text: words }) => words)).toContain('Open the drain valve.')
    await correct({ do: 'merge', segments: [await keyOf('10 minutes'), await keyOf('Fill the tank.')] })
    const decided = (await stored()).filter(({ state }) => state !== 'found')
    const present = new Set((await read()).segments.map(({ key }) => key))
    expect(decided.map(({ text: words, state, gone }) => [words, state, gone]).sort()).toEqual([
      ['Shut the inlet valve.', 'edited', false],
      ['The tank holds 40 litres.', 'added', false],
      [expect.stringContaining('10 minutes'), 'dropped', false],
    ])
    for (const { spans } of decided) for (const { segment } of spans) expect(present.has(segment)).toBe(true)
    // Pages link to them.
    for (const row of decided) expect(before.map((one) => one.id)).toContain(row.id)

    const { revision } = await read()
    const back = await school.as.author.call('POST', `/sop-versions/${id}/corrections/${parted}/withdraw`, { revision })
    expect(back.status).toBe(200)
    const again = await stored()
    expect(again.filter(({ text: words }) => words === 'Open the drain valve.')).toEqual([])
    expect(again.find(({ state }) => state === 'edited')).toMatchObject({ text: 'Shut the inlet valve.', gone: false })
  })

  it('go back to what was read, and what a person added goes for good', async () => {
    for (const fact of (await facts()).facts.filter(({ state }) => state === 'edited' || state === 'dropped'))
      expect((await act(`${fact.id}/restore`, { revision: fact.revision })).status).toBe(200)
    const added = await saying('It takes 24 hours.')
    expect((await act(`${added.id}/restore`, { revision: added.revision })).status).toBe(409)
    expect((await act(`${added.id}/drop`, { revision: added.revision })).status).toBe(200)
    const source = await getSourceDocument(await school.as.author.req(), version)
    expect(contentHash(await drafted())).toBe(contentHash((await generateCourse({ sources: [source] })).content))
  }, 120_000)

  it('refuse what somebody else was quicker to change, and what no fact can be', async () => {
    const step = await saying('24 hours')
    const edit = { revision: step.revision, kind: step.kind, text: 'Wait.' }
    expect((await act(`${step.id}/edit`, edit)).status).toBe(200)
    expect((await act(`${step.id}/edit`, edit)).status).toBe(409)
    expect((await act(`${step.id}/restore`, { revision: step.revision + 1 })).status).toBe(200)
    for (const body of [
      { kind: 'step', text: '' },
      { kind: 'definition', text: 'A freezer.' },
      { kind: 'row', cells: ['a', 'b'] },
      { kind: 'opinion', text: 'Nice.' },
    ])
      expect([body, (await act(`${step.id}/edit`, { revision: step.revision + 2, ...body })).status]).toEqual([
        body,
        400,
      ])
    expect((await act('add', { version, segment: 'none', kind: 'step', text: 'Wait.' })).status).toBe(400)
    const segment = step.passages[0]?.segment
    expect((await act('add', { version, segment, start: 5, end: 9999, kind: 'step', text: 'Wait.' })).status).toBe(400)
  })

  it('are changed by authors of their own organisation alone', async () => {
    const { id, revision } = await saying('24 hours')
    for (const as of [school.as.reviewer, school.as.learner, school.as.manager])
      expect((await act(`${id}/drop`, { revision }, as)).status).toBe(403)
    expect((await act(`${id}/drop`, { revision }, school.other.author)).status).toBe(404)
    await expect(facts(version, school.other.author)).rejects.toMatchObject({ status: 404 })
    await expect(facts(version, school.as.learner)).rejects.toMatchObject({ status: expect.any(Number) })
    expect((await facts(version, school.as.reviewer)).mayEdit).toBe(false)
  })
})
