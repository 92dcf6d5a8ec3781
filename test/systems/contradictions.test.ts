import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { create } from '@/shared/db'
import { listContradictions, type ContradictionsAsk } from '@/systems/generation/public'
import { sopAdapters } from '@/systems/sops/adapters'
import { textFile } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School
let eyewash: { id: number; sop: number }

const first = `# Freezer care

## Restart

1. Wipe the shelves dry with a soft cloth.
2. Return the samples once the freezer has been below -70 °C for 2 hours.
3. The lab manager signs the defrosting log of the freezer.
`
const second = `# Sample storage

## After a power failure

1. Listen for the alarm.
2. Return the samples once the freezer has been below -70 °C for 6 hours.
3. The quality officer signs the defrosting log of the freezer.
`
const third = `# Eyewash stations

## Weekly check

1. Open the valve of the eyewash station for 10 seconds.
2. Write the date of the check on the tag.
`

beforeAll(async () => {
  school = await startSchool()
  await confirmed(school.as.author, 'freezer.md', first)
  eyewash = await confirmed(school.as.author, 'eyewash.md', third)
}, 180_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

async function confirmed(as: Actor, name: string, text: string, sop?: number): Promise<{ id: number; sop: number }> {
  const version = await create({
    req: await as.req(),
    collection: 'sop-versions',
    data: { reason: 'Issue', ...(sop === undefined ? {} : { sop }) },
    file: textFile(name, text),
  })
  expect((await school.jobs.drain()).died).toEqual([])
  expect((await as.call('POST', `/sop-versions/${version.id}/confirm-parse`)).status).toBe(200)
  expect((await school.jobs.drain()).died).toEqual([])
  return { id: version.id, sop: typeof version.sop === 'object' ? (version.sop?.id ?? 0) : (version.sop ?? 0) }
}

const listed = async (ask: Partial<ContradictionsAsk> = {}, as: Actor = school.as.author) =>
  listContradictions({ req: await as.req(), ask: { state: 'open', kind: null, page: 1, ...ask } })
const judge = async (id: number, body: object, as: Actor = school.as.reviewer) =>
  (await as.call('POST', `/contradictions/${id}/judge`, body)).status

describe('contradictions between the SOPs of an organisation', () => {
  let storage: { id: number; sop: number }

  it('are none while the SOPs agree, and found when one is confirmed that does not', async () => {
    expect((await listed()).items).toEqual([])
    await confirmed(school.other.author, 'theirs.md', second)
    expect((await listed()).items).toEqual([])
    storage = await confirmed(school.as.author, 'storage.md', second)
    const { items, counts } = await listed()
    expect(items.map(({ kind }) => kind).sort()).toEqual(['limit', 'role'])
    expect(counts).toMatchObject({ open: 2 })
    const limit = items.find(({ kind }) => kind === 'limit')
    expect(limit?.sides.map(({ title }) => title).sort()).toEqual(['Freezer care', 'Sample storage'])
    expect(limit?.sides.map(({ says }) => says).sort()).toEqual(['2 hours', '6 hours'])
    for (const { text, says } of limit?.sides ?? []) expect(text).toContain(says)
    expect((await listed({ kind: 'role' })).items).toHaveLength(1)
  }, 120_000)

  it('are judged by a person, with a reason, and not past somebody who was quicker', async () => {
    const limit = (await listed({ kind: 'limit' })).items[0]
    if (!limit) throw new Error('nothing found')
    expect(await judge(limit.id, { revision: 0, judgement: 'real', reason: '' })).toBe(400)
    expect(
      await judge(limit.id, { revision: 0, judgement: 'real', reason: 'Two hours is right.' }, school.as.trainer),
    ).toBe(403)
    expect(await judge(limit.id, { revision: 0, judgement: 'real', reason: 'x' }, school.other.author)).toBe(404)
    expect(await judge(limit.id, { revision: 0, judgement: 'real', reason: 'Two hours is right.' })).toBe(200)
    expect(await judge(limit.id, { revision: 0, judgement: 'not-real', reason: 'No.' })).toBe(409)
    expect((await listed({ state: 'real' })).items[0]).toMatchObject({
      id: limit.id,
      reason: 'Two hours is right.',
      decidedBy: expect.stringMatching(/./),
    })
    expect((await listed({ kind: 'limit' })).items).toEqual([])
  })

  it('stay judged when SOPs are compared again', async () => {
    await confirmed(school.as.author, 'storage-2.md', `${second}4. Close the door of the storage room.\n`, storage.sop)
    const { items, counts } = await listed({ state: 'real' })
    expect(items).toHaveLength(1)
    expect(items[0]?.sides.find(({ sop }) => sop === storage.sop)?.label).toBe('2.0')
    expect(counts).toEqual({ open: 1, real: 1, 'not-real': 0, resolved: 0 })
  }, 60_000)

  it('are marked as past once a newer version agrees', async () => {
    await confirmed(school.as.author, 'storage-3.md', second.replace('6 hours', '2 hours'), storage.sop)
    expect((await listed({ state: 'real' })).items).toEqual([])
    expect((await listed({ state: 'past' })).items).toMatchObject([{ kind: 'limit', state: 'real', current: false }])
    expect((await listed()).items.map(({ kind }) => kind)).toEqual(['role'])
    expect(eyewash.id).toBeGreaterThan(0)
  }, 60_000)
})
