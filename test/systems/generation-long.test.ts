import { describe, expect, it } from '@jest/globals'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { runStep } from '@/systems/generation/pipeline/steps'
import { modelProvider } from '@/systems/generation/providers/model'
import { measureDraft } from '../builders/measure-draft'
import { longSource } from '../builders/long-sop'
import { pacedModel } from '../fakes/paced-model'

const providerWith = (contextTokens?: number) => {
  const llm = pacedModel()
  return {
    llm,
    provider: modelProvider({ name: 'paced', title: 'Paced', model: llm.model, llm: () => llm, contextTokens }),
  }
}

describe('a long SOP', () => {
  it('of more than a hundred pages, longer than the model can read, is taught whole, a part at a time', async () => {
    const source = await longSource(220)
    // A page has about 3,000 letters.
    const contextTokens = 24_000
    const { llm, provider } = providerWith(contextTokens)
    const { content, report } = await generateCourse({ sources: [source], provider })
    expect(source.document.text.length).toBeGreaterThan(130_000)
    const longest = Math.max(...llm.calls.map(({ letters }) => letters))
    expect(longest / 3).toBeLessThan(contextTokens)
    expect(llm.calls.filter(({ task }) => task === 'outline').length).toBeGreaterThan(3)

    const cited = new Set(
      Object.values(content.claims).flatMap(({ citations }) => citations.map(({ segment }) => segment)),
    )
    const left = new Set(report.leftOut.map(({ segment }) => segment))
    const lost = source.document.segments.filter(
      ({ key, kind, text }) => kind !== 'heading' && text.trim() !== '' && !cited.has(key) && !left.has(key),
    )
    expect(lost.map(({ text }) => text)).toEqual([])
    expect(report.claims.unsupported).toBe(0)
  }, 240_000)
})

describe('a passage that is longer than the model can read', () => {
  it('is left out and listed with the reason, and everything else is taught', async () => {
    const sentences = Array.from({ length: 200 }, (_, at) => `Operator ${String(at)} signs the log of the plant.`)
    const appendix = ['## 7. Log of the plant', '', sentences.join(' '), ''].join('\n')
    const source = await longSource(6, { appendix })
    const passage = source.document.segments.find(({ text }) => text.startsWith('Operator 0 signs'))
    expect(passage?.text.length).toBeGreaterThan(6_000)
    const { llm, provider } = providerWith(4_000)
    const { content, report } = await generateCourse({ sources: [source], provider })
    expect(report.leftOut).toContainEqual({
      source: source.id,
      segment: passage?.key,
      reason: 'beyond-context',
      text: expect.stringMatching(/^Operator 0 signs the log of the plant\..*…$/) as unknown,
    })
    expect(report.leftOut.filter(({ reason }) => reason === 'beyond-context')).toHaveLength(1)
    for (const { prefix } of llm.calls) expect(prefix).not.toContain('Operator 1 signs')
    const cited = Object.values(content.claims).flatMap(({ citations }) => citations.map(({ segment }) => segment))
    expect(cited).not.toContain(passage?.key)
    expect(content.modules.flatMap(({ lessons }) => lessons).length).toBeGreaterThanOrEqual(6)

    const context = { request: { sources: [source] }, signal: new AbortController().signal }
    const roomy = await runStep('facts', { provider: providerWith().provider, context, state: {} })
    expect(roomy.leftOut.map(({ reason }) => reason)).not.toContain('beyond-context')
  }, 120_000)
})

describe('several SOPs', () => {
  it('become one course that cites each of them, and says which', async () => {
    const sources = [await longSource(4, { title: 'First plant' }), await longSource(5, { title: 'Second plant' })]
    const { llm, provider } = providerWith()
    const { content } = await generateCourse({ sources, provider })
    expect(content.sources.map(({ title }) => title)).toEqual(['First plant', 'Second plant'])
    const used = new Set(
      Object.values(content.claims).flatMap(({ citations }) => citations.map(({ source }) => source)),
    )
    expect(used).toEqual(new Set(sources.map(({ id }) => id)))
    expect(llm.calls[0]?.prefix).toContain('"sop":"Second plant"')
    const shown = content.modules
      .flatMap(({ lessons }) => lessons)
      .flatMap((lesson) => lesson.blocks.flatMap(claimsOfBlock))
    expect(new Set(shown.map((id) => content.claims[id]?.citations[0]?.source)).size).toBe(2)
  }, 60_000)
})

describe('a course planned in parts', () => {
  it('is the one that planning everything first gives, and the first lessons are written before the last are planned', async () => {
    const source = await longSource(40)
    const { llm, provider } = providerWith()
    const { content } = await generateCourse({ sources: [source], provider })
    const tasks = llm.calls.map(({ task }) => task)
    expect(tasks.filter((task) => task === 'outline').length).toBe(4)

    const { parts: _parts, ...whole } = providerWith().provider
    const plain = await generateCourse({ sources: [source], provider: whole })
    expect(content).toEqual(plain.content)
    expect(content.modules.flatMap(({ lessons }) => lessons)).toHaveLength(40)

    const paced = await measureDraft(20)
    expect(paced.writingBegan).toBeLessThan(paced.planningEnded)
  }, 120_000)

  it('ends where a part cannot be planned, and begins no more', async () => {
    const { llm, provider } = providerWith()
    const { generateObject } = llm
    llm.generateObject = (ask) =>
      ask.task === 'outline' ? Promise.reject(new Error('the service is down')) : generateObject(ask)
    await expect(generateCourse({ sources: [await longSource(20)], provider })).rejects.toThrow('the service is down')
    expect(llm.calls.map(({ task }) => task)).not.toContain('lesson')
  }, 60_000)
})

describe('lessons side by side', () => {
  it.each([8, 20, 40])(
    'of %i lessons take hardly longer than they must, and the first can be read after three calls',
    async (lessons) => {
      const { planned, wall, bound, first, prefix } = await measureDraft(lessons)
      expect(planned).toBe(lessons)
      expect(wall / bound).toBeLessThanOrEqual(1.15)
      expect(first).toBeLessThanOrEqual(4)
      expect(prefix).toBeGreaterThanOrEqual(0.7)
    },
    120_000,
  )
})

describe('a draft after one section changed', () => {
  it('asks again for the plan and for the lesson that the change touches, and for nothing else', async () => {
    const answers = new Map<string, Promise<unknown>>()
    const draft = async (changed: number) => {
      const { llm, provider } = providerWith()
      await generateCourse({ sources: [await longSource(8, { changed })], provider, answers })
      return llm.calls
    }
    const before = await draft(-1)
    expect(before).toHaveLength(2 + 8 * 2)
    const again = await draft(4)
    expect(again.map(({ task }) => task).sort()).toEqual(['exercises', 'lesson', 'objectives', 'outline'])
    for (const call of again.filter(({ task }) => task === 'lesson')) expect(call.instruction).toContain('conveyor 5')
    expect(await draft(4)).toEqual([])
  }, 60_000)
})
