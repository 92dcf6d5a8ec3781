import { describe, expect, it } from '@jest/globals'
import { sampleContent, statements } from '../../../../test/systems/courses-sample'
import { applyClaimEdit } from './apply-claim-edit'

const edited = (key: keyof typeof statements, to: string, content = sampleContent()) =>
  applyClaimEdit({ content, edit: { key, from: statements[key], to } })
const blockOf = (content: ReturnType<typeof sampleContent>, id: string) =>
  content.modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => lesson.blocks)
    .find((block) => block.id === id)

describe('apply-claim-edit', () => {
  it('replaces the sentence of the claim and leaves the sentences beside it alone', () => {
    const { content, stuck } = edited('hours', 'A -80 °C freezer takes 6 hours.')
    expect(stuck).toEqual([])
    expect(blockOf(content, 'b1')).toMatchObject({ text: `${statements.gloves} A -80 °C freezer takes 6 hours.` })
  })

  it('changes the step of the claim in the lesson and in the exercise that orders it', () => {
    const { content, exercises } = edited('close', 'Close the door and lock it.')
    expect(blockOf(content, 'b2')).toMatchObject({
      steps: [{ id: 's1' }, { id: 's2', text: 'Close the door and lock it.' }, { id: 's3' }],
    })
    expect(content.assessment.exercises[0]).toMatchObject({
      items: [{ id: 'i1' }, { text: 'Close the door and lock it.' }, { id: 'i3' }],
    })
    expect(exercises).toEqual(['e2'])
  })

  it('keeps the term and changes its meaning only', () => {
    const { content } = edited('ult', 'ULT means ultra-low temperature, -80 °C or below.')
    expect(blockOf(content, 'b6')).toMatchObject({
      terms: [{ term: 'ULT', text: 'ultra-low temperature, -80 °C or below' }],
    })
  })

  it('takes away the verdict of an exercise whose key rests on the claim', () => {
    const content = sampleContent()
    Object.assign(content.assessment.exercises[1] ?? {}, { verdict: { by: 'I', at: '', decision: 'accepted' } })
    const next = edited('daily', 'Check the temperature at least twice daily.', content)
    expect(next.content.assessment.exercises[1]).not.toHaveProperty('verdict')
    expect(next.content.assessment.exercises[1]).toMatchObject({
      rationale: 'Check the temperature at least twice daily.',
    })
  })

  it('finds a sentence some of whose words are set in bold', () => {
    const content = sampleContent()
    Object.assign(content.modules[0]?.lessons[0]?.blocks[0] ?? {}, {
      text: `Wear **cryogenic** gloves. ${statements.hours}`,
    })
    expect(blockOf(edited('gloves', 'Wear gloves and an apron.', content).content, 'b1')).toMatchObject({
      text: `Wear gloves and an apron. ${statements.hours}`,
    })
  })

  it('says in which block the words of the claim cannot be found, instead of guessing', () => {
    const content = sampleContent()
    Object.assign(content.modules[0]?.lessons[0]?.blocks[2] ?? {}, { text: 'Something else altogether.' })
    expect(edited('samples', 'Leave samples out.', content).stuck).toEqual(['b3'])
  })

  it('changes the one cell of a table that held the edited words', () => {
    const content = sampleContent()
    content.modules[0]?.lessons[0]?.blocks.push({
      id: 'b9',
      type: 'table',
      claims: ['row'],
      header: ['Freezer', 'Interval'],
      rows: [['-20 °C freezers', 'Every 6-12 months']],
    })
    const from = 'Freezer: -20 °C freezers; Interval: Every 6-12 months.'
    const { content: next } = applyClaimEdit({ content, edit: { key: 'row', from, to: from.replace('6-12', '12-24') } })
    expect(blockOf(next, 'b9')).toMatchObject({ rows: [['-20 °C freezers', 'Every 12-24 months']] })
  })

  it('does not touch the content it was given', () => {
    const content = sampleContent()
    edited('hours', 'Other.', content)
    expect(content).toEqual(sampleContent())
  })
})
