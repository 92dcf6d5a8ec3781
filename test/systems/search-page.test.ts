import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { loadSearch, type SearchAsk } from '@/admin/sops/search/load-search'
import { create } from '@/shared/db'
import { sopAdapters } from '@/systems/sops/adapters'
import { textFile } from '../builders/rows'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School
let freezer: { id: number; sop: number }
let newer: { id: number; sop: number }

const first = `# Freezer care

## Defrosting

1. Switch the freezer off.
2. Wait 4 hours until the ice has melted.
3. Dry the shelves with a soft cloth.

## Restart

Samples go back when the freezer has been below -70 °C for 2 hours.
`
const second = `# Eyewash stations

## Weekly check

1. Open the valve for 10 seconds.
2. Write the date on the tag.
`

beforeAll(async () => {
  school = await startSchool()
  freezer = await uploaded(school.as.author, 'freezer.md', first)
  await uploaded(school.as.author, 'eyewash.md', second)
  await uploaded(school.other.author, 'their-freezer.md', first.replace('4 hours', '9 hours'))
  // An SOP takes its title from its first file, once that is read.
  await school.jobs.drain()
  newer = await uploaded(school.as.author, 'freezer-2.md', first.replace('4 hours', '6 hours'), freezer.sop)
  expect((await school.jobs.drain()).died).toEqual([])
}, 180_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

async function uploaded(as: Actor, name: string, text: string, sop?: number): Promise<{ id: number; sop: number }> {
  const version = await create({
    req: await as.req(),
    collection: 'sop-versions',
    data: { reason: 'Issue', ...(sop === undefined ? {} : { sop }) },
    file: textFile(name, text),
  })
  return { id: version.id, sop: typeof version.sop === 'object' ? (version.sop?.id ?? 0) : (version.sop ?? 0) }
}

const asked = async (question: string, ask: Partial<SearchAsk> = {}, as: Actor = school.as.author) =>
  loadSearch({ req: await as.req(), ask: { question, sop: null, older: false, limit: 10, ...ask } })

describe('the search page', () => {
  it('shows the passage that answers, where it stands, and the words it was found by', async () => {
    const { hits } = await asked('How many hours until the ice in the freezers has melted?')
    const best = hits?.[0]
    expect(best).toMatchObject({ rank: 1, version: newer.id, title: 'Freezer care', older: false })
    expect(best?.path.at(-1)).toBe('Defrosting')
    const shown = best?.segments.find((segment) => segment.best)
    expect(shown?.pieces.map(({ text }) => text).join('')).toBe('Wait 6 hours until the ice has melted.')
    expect(best?.why.words).toEqual(expect.arrayContaining(['hours', 'ice', 'melted']))
    expect(shown?.key).toBe(best?.segment)
  })

  it('looks in the newest version of each SOP, and in older ones when asked to', async () => {
    const question = 'How long must I wait for the ice?'
    const newest = await asked(question)
    expect(newest.hits?.map((hit) => hit.version)).not.toContain(freezer.id)
    const all = await asked(question, { older: true })
    expect(all.hits?.find((hit) => hit.version === freezer.id)).toMatchObject({ older: true })
    expect(all.hits?.find((hit) => hit.version === newer.id)).toMatchObject({ older: false })
  })

  it('stays in the one SOP that was chosen, and in one’s own organisation', async () => {
    const question = 'What do I open for 10 seconds?'
    expect((await asked(question)).hits?.[0]?.title).toBe('Eyewash stations')
    expect(new Set((await asked(question, { sop: freezer.sop })).hits?.map((hit) => hit.title))).toEqual(
      new Set(['Freezer care']),
    )
    const theirs = await asked('How long must I wait for the ice?', {}, school.other.author)
    expect(theirs.sops).toHaveLength(1)
    expect(JSON.stringify(theirs.hits)).toContain('9 ')
    expect(JSON.stringify((await asked('9 hours until the ice has melted', { older: true })).hits)).not.toContain('9 ')
    expect((await asked(question, { sop: freezer.sop }, school.other.author)).hits).toEqual([])
  })

  it('knows whether any passage has a word of the question; one that they all have does not count', async () => {
    expect(await asked('Is the ICE gone?')).toMatchObject({ shared: true })
    const strange = await asked('Must trousers be ironed?')
    expect(strange.shared).toBe(false)
    expect(strange.hits?.flatMap(({ why }) => why.words)).toEqual([])
    expect((await asked('')).shared).toBeNull()
  })

  it('says how many there are beyond the shown, asks nothing for an empty question, and is no page for learners', async () => {
    expect(await asked('freezer', { limit: 1, older: true })).toMatchObject({ hits: [{ rank: 1 }], more: true })
    expect((await asked('freezer', { limit: 50 })).more).toBe(false)
    expect((await asked('')).hits).toBeNull()
    await expect(asked('freezer', {}, school.as.learner)).rejects.toMatchObject({ status: 403 })
  })
})
