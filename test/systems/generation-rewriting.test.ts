import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Block } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import type { Proposal } from '@/systems/generation/rewriting/model'
import { deskFrom, proposalOf, readOut, type Desk } from '../builders/rewrite-ask'

let freezer: Desk
let guide: Desk
beforeAll(async () => {
  freezer = await deskFrom('freezer-defrosting-sop.md')
  guide = await deskFrom('pha4ge-contextual-data-sop.docx')
}, 120_000)

const lessons = (desk: Desk) => desk.content.modules.flatMap((module) => module.lessons)
const blocks = (desk: Desk) => lessons(desk).flatMap((lesson) => lesson.blocks)
const isHeading = (block: Block) => block.type === 'text' && /^\*\*[^*]+\*\*$/.test(block.text)
const stated = (list: readonly Block[]) => list.filter(({ type }) => type !== 'exercise').flatMap(claimsOfBlock)

/** Every proposal that is made for one wish, of all blocks of a course. */
async function each(desk: Desk, kind: 'simpler' | 'shorter' | 'example' | 'again' | 'question') {
  const made: { block: Block; proposal: Proposal }[] = []
  for (const block of blocks(desk)) {
    const proposal = await proposalOf(desk, { kind: 'block', id: block.id }, kind)
    if (typeof proposal !== 'string') made.push({ block, proposal })
    else expect(proposal).toMatch(/^[A-Z].*\.$/)
  }
  return made
}

describe('the built-in provider, for every block of two courses', () => {
  it('shorter: leaves out sentences, and never a step, a warning, a number or a duty', async () => {
    const made = [...(await each(freezer, 'shorter')), ...(await each(guide, 'shorter'))]
    expect(made.length).toBeGreaterThan(3)
    for (const { block, proposal } of made) {
      const left = new Set(stated(proposal.blocks))
      const gone = stated([block]).filter((key) => !left.has(key))
      expect(gone.length).toBeGreaterThan(0)
      for (const key of gone) {
        const { text } = [...freezer.claims, ...guide.claims].find((row) => row.key === key)!
        expect(text).not.toMatch(
          /\b(?:must|shall|should|not|never|required|\d+ ?(?:°C|hours?|minutes?|days?|mm|inch))\b/i,
        )
        expect(readOut(proposal.blocks)).not.toContain(text)
      }
      expect(Object.values(proposal.claims).every(({ kept }) => kept)).toBe(true)
    }
  }, 120_000)

  it('simpler: says the same claims, in smaller pieces and the same words', async () => {
    const made = [...(await each(freezer, 'simpler')), ...(await each(guide, 'simpler'))]
    expect(made.length).toBeGreaterThan(3)
    const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
    for (const { block, proposal } of made) {
      expect(bare(readOut(proposal.blocks).replace(/^! \w+: /gm, ''))).toBe(
        bare(readOut([block]).replace(/^! \w+: /gm, '')),
      )
      for (const claim of Object.values(proposal.claims)) expect([claim.text, claim.problems]).toEqual([claim.text, []])
      if (block.type === 'callout') for (const one of proposal.blocks) expect(one).toMatchObject({ level: block.level })
    }
  }, 120_000)

  it('example: quotes other passages of the SOP, behind what is there', async () => {
    const made = [...(await each(freezer, 'example')), ...(await each(guide, 'example'))]
    expect(made.length).toBeGreaterThan(3)
    for (const { block, proposal } of made) {
      expect(proposal.blocks[0]).toEqual(block)
      const added = stated(proposal.blocks.slice(1))
      expect(added.length).toBeGreaterThan(0)
      for (const key of added) {
        expect(stated([block])).not.toContain(key)
        expect(proposal.claims[key]).toMatchObject({ support: 'supported', problems: [] })
        expect(proposal.claims[key]?.citations.length).toBeGreaterThan(0)
      }
    }
  }, 120_000)

  it('question: asks about the passage, with a key that holds, in a way the course does not', async () => {
    const made = await each(freezer, 'question')
    expect(made.length).toBeGreaterThan(8)
    const asked = new Set(
      [
        ...blocks(freezer).flatMap((block) => (block.type === 'exercise' ? [block.exercise] : [])),
        ...freezer.content.assessment.exercises,
      ].map(({ id: _id, objective: _objective, ...exercise }) => JSON.stringify(exercise)),
    )
    for (const { proposal } of made) {
      const [added] = proposal.append
      if (added?.type !== 'exercise') throw new Error('no question')
      const { id, objective: _objective, ...exercise } = added.exercise
      expect(asked.has(JSON.stringify(exercise))).toBe(false)
      expect(proposal.exercises[id]).toEqual([])
    }
  }, 120_000)

  it('again: groups the same claims in another way, and leaves what is numbered and what warns', async () => {
    const made = await each(freezer, 'again')
    expect(made.length).toBeGreaterThan(3)
    for (const { block, proposal } of made) {
      if (block.type === 'exercise') continue
      expect(stated(proposal.blocks)).toEqual(stated([block]))
      expect(proposal.blocks[0]?.type).not.toBe(block.type)
      expect(block.type === 'steps' && block.ordered).toBe(false)
      expect(block.type).not.toBe('callout')
    }
  }, 120_000)
})

describe('what it cannot do', () => {
  const sentence = async (desk: Desk, block: Block | undefined, kind: 'shorter' | 'again' | 'example' | 'words') => {
    const said = await proposalOf(
      desk,
      {
        kind: block?.type === 'exercise' ? 'exercise' : 'block',
        id: block?.type === 'exercise' ? block.exercise.id : (block?.id ?? ''),
      },
      kind,
    )
    if (typeof said !== 'string') throw new Error('it could')
    return said
  }
  it('is said in one sentence that tells what to do instead', async () => {
    const question = blocks(freezer).find(({ type }) => type === 'exercise')
    expect(await sentence(freezer, blocks(freezer).find(isHeading), 'again')).toContain(
      'A heading says nothing by itself',
    )
    expect(await sentence(freezer, question, 'shorter')).toContain('Ask for another question')
    expect(await sentence(freezer, question, 'example')).toContain('Add one to the passage')
    expect(
      await sentence(
        freezer,
        blocks(freezer).find(({ type }) => type === 'steps'),
        'words',
      ),
    ).toContain('a provider with a model')
  })

  it('includes writing in another language than the SOP’s', async () => {
    const dutch = { ...freezer, content: { ...freezer.content, language: 'nl' } }
    const said = await proposalOf(dutch, { kind: 'lesson', id: lessons(dutch)[0]?.id ?? '' }, 'question')
    expect(said).toContain('not in the language of its SOP')
  })
})

describe('alternatives', () => {
  it('differ from what was proposed before, until there are no more', async () => {
    const lesson = lessons(freezer)[2]!
    const earlier: Proposal[] = []
    for (;;) {
      const next = await proposalOf(freezer, { kind: 'lesson', id: lesson.id }, 'question', earlier)
      if (typeof next === 'string') break
      earlier.push(next)
      expect(earlier.length).toBeLessThan(30)
    }
    expect(earlier.length).toBeGreaterThan(1)
    const words = earlier.map(({ append }) =>
      JSON.stringify(append.map((block) => (block.type === 'exercise' ? { ...block.exercise, id: '' } : block))),
    )
    expect(new Set(words).size).toBe(words.length)
  }, 60_000)

  it('of a question that an author wrote keep that question, unless it is given up', async () => {
    const [first] = blocks(freezer).flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))
    const own = { ...first!, id: 'by-hand-1' }
    const desk: Desk = {
      ...freezer,
      content: {
        ...freezer.content,
        assessment: { ...freezer.content.assessment, exercises: [own, ...freezer.content.assessment.exercises] },
      },
    }
    const proposal = await proposalOf(desk, { kind: 'exercise', id: 'by-hand-1' }, 'again')
    if (typeof proposal === 'string') throw new Error(proposal)
    expect(proposal.lost).toMatchObject([{ key: 'by-hand-1', kind: 'exercise' }])
    expect(proposal.keeping?.blocks.map((block) => (block.type === 'exercise' ? block.exercise.id : ''))).toContain(
      'by-hand-1',
    )
    expect(proposal.blocks.map((block) => (block.type === 'exercise' ? block.exercise.id : ''))).not.toContain(
      'by-hand-1',
    )
  })
})
