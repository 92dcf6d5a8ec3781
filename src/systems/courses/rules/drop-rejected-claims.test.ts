import { describe, expect, it } from '@jest/globals'
import { sampleClaims, sampleContent, statements } from '../../../../test/systems/courses-sample'
import { dropRejectedClaims } from './drop-rejected-claims'

const without = (...rejected: string[]) =>
  dropRejectedClaims({ content: sampleContent(), claims: sampleClaims(), rejected: new Set(rejected) })
const blocks = (kept: ReturnType<typeof without>) =>
  kept.content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks)

describe('drop-rejected-claims', () => {
  it('leaves a course without rejected claims as it is', () => {
    const { content, dropped, stuck } = without()
    const { claims, ...rest } = content
    expect(rest).toEqual(sampleContent())
    expect(claims).toEqual(sampleClaims())
    expect([...Object.values(dropped).flat(), ...stuck]).toEqual([])
  })

  it('takes a rejected sentence out of its text and the exercise that rests on it with it', () => {
    const kept = without('hours')
    expect(blocks(kept).find((block) => block.id === 'b1')).toMatchObject({
      text: statements.gloves,
      claims: ['gloves'],
    })
    expect(kept.dropped.exercises).toEqual(['e1'])
    expect(kept.content.claims).not.toHaveProperty('hours')
  })

  it('takes a rejected step out of the list and the ordering exercise out of the assessment', () => {
    const kept = without('close')
    expect(blocks(kept).find((block) => block.id === 'b2')).toMatchObject({ steps: [{ id: 's1' }, { id: 's3' }] })
    expect(kept.content.assessment.exercises.map((exercise) => exercise.id)).toEqual(['e3'])
    expect(kept.content.assessment.draw).toBe(1)
  })

  it('removes a block when its last claim goes', () => {
    expect(without('samples').dropped.blocks).toEqual(['b3'])
  })

  it('removes a lesson that would be left with its introduction only, its objective, and every mention of it', () => {
    const kept = without('ult')
    expect(kept.dropped).toMatchObject({ lessons: ['l2'], objectives: ['o2'] })
    expect(kept.content.modules[0]?.lessons.map((lesson) => lesson.id)).toEqual(['l1'])
    expect(kept.content.assessment.exercises.find((exercise) => exercise.id === 'e3')).not.toHaveProperty('objective')
  })

  it('removes an exercise that a reviewer rejected by itself', () => {
    const content = sampleContent()
    Object.assign(content.assessment.exercises[0] ?? {}, { verdict: { by: 'I', at: '', decision: 'rejected' } })
    const kept = dropRejectedClaims({ content, claims: sampleClaims(), rejected: new Set() })
    expect(kept.dropped.exercises).toEqual(['e2'])
    expect(kept.content.claims).toHaveProperty('dry')
  })

  it('names the block in which the rejected words cannot be told from the rest', () => {
    const content = sampleContent()
    Object.assign(content.modules[0]?.lessons[0]?.blocks[0] ?? {}, { text: 'Gloves on; it takes a while.' })
    const kept = dropRejectedClaims({ content, claims: sampleClaims(), rejected: new Set(['hours']) })
    expect(kept.stuck).toEqual([{ block: 'b1', claim: 'hours' }])
  })

  it('keeps a heading as long as anything stands under it, whatever claim it lists', () => {
    const withLabel = (rejected: string[]) => {
      const content = sampleContent()
      content.modules[0]?.lessons[0]?.blocks.splice(1, 0, {
        id: 'b0',
        type: 'text',
        claims: ['dry'],
        text: '**Restart**',
      })
      content.modules[0]?.lessons[0]?.blocks.splice(3, 0, {
        id: 'b7',
        type: 'text',
        claims: ['samples'],
        text: '**Samples**',
      })
      return blocks(dropRejectedClaims({ content, claims: sampleClaims(), rejected: new Set(rejected) })).map(
        (block) => block.id,
      )
    }
    expect(withLabel(['dry'])).toEqual(['b1', 'b0', 'b2', 'b7', 'b3', 'b4', 'b5', 'b6'])
    expect(withLabel(['dry', 'close', 'power'])).toEqual(['b1', 'b7', 'b3', 'b4', 'b5', 'b6'])
  })

  it('cites nothing that was rejected', () => {
    const kept = without('dry', 'hours')
    expect(JSON.stringify(kept.content)).not.toContain('"dry"')
    expect(JSON.stringify(kept.content)).not.toContain('"hours"')
  })
})
