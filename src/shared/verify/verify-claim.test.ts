import { describe, expect, it } from '@jest/globals'
import type { VerifiableSegment } from './model'
import { verifyClaim } from './verify-claim'
import { checkSequence } from './check-sequence'
import { verifyExercise } from './verify-exercise'
import { verifyManifestAgainstText } from './verify-manifest'

const texts = [
  'Remove samples from the freezer. Never use hot water. If the alarm sounds, call security at once.',
  'Line coolers with towels',
  'Add dry ice to the bottom of each cooler (2-3 inches)',
  'Defrosting takes 4-8 hours.',
  'Check door gasket every 6 months',
]
const segments: VerifiableSegment[] = texts.map((text, order) => ({
  key: `s${String(order)}`,
  text,
  path: ['Defrosting'],
  order,
  start: 0,
  end: text.length,
  ...(order === 1 ? { choice: 'way/cooler' } : order === 4 ? { choice: 'way/freezer' } : {}),
}))
const sources = new Map([['sop', { document: { language: 'en', text: texts.join('\n'), segments } }]])

const cite = (index: number, quote: string, start = texts[index]?.indexOf(quote) ?? 0) => ({
  source: 'sop',
  segment: `s${String(index)}`,
  quote,
  path: ['Defrosting'],
  start,
  end: start + quote.length,
})
const claim = (text: string, index: number, quote = texts[index] ?? '') => ({
  text,
  citations: [cite(index, quote)],
  support: 'supported' as const,
})

describe('verifyClaim', () => {
  it('supports a claim whose quote stands at its offsets and bears it out', () => {
    expect(verifyClaim({ claim: claim('Line the coolers with towels.', 1), sources })).toEqual({
      support: 'supported',
      problems: [],
    })
  })

  it('does not support a claim without a citation, or with an invented quote', () => {
    expect(verifyClaim({ claim: { text: 'Anything', citations: [] }, sources }).support).toBe('unsupported')
    expect(verifyClaim({ claim: claim('Wear a hat', 1, 'Wear a hat'), sources }).problems[0]?.code).toBe(
      'quote-not-in-passage',
    )
  })

  it('notices a quote that was cut out of a "never", and a condition that was left behind', () => {
    expect(
      verifyClaim({ claim: claim('Use hot water', 0, 'use hot water'), sources }).problems.map((one) => one.code),
    ).toContain('quote-cut-from-negation')
    expect(
      verifyClaim({ claim: claim('Call security at once', 0, 'call security at once'), sources }).problems.map(
        (one) => one.code,
      ),
    ).toEqual(['condition-left-out'])
  })

  it('says so when the quote stands elsewhere in the passage than the citation claims', () => {
    const moved = { text: 'Never use hot water.', citations: [cite(0, 'Never use hot water.', 3)] }
    expect(verifyClaim({ claim: moved, sources })).toMatchObject({
      support: 'partial',
      problems: [{ code: 'quote-misplaced' }],
    })
  })
})

describe('verifyExercise', () => {
  const claims = {
    towels: claim('Line coolers with towels', 1),
    ice: claim('Add dry ice', 2, 'Add dry ice to the bottom of each cooler (2-3 inches)'),
    time: claim('Defrosting takes 4-8 hours.', 3),
    gasket: claim('Check door gasket every 6 months', 4),
  }
  const base = { id: 'e', points: 1, rationale: '' }

  it('refuses a key the passage does not give, and a distractor it does', () => {
    const choice = (key: string, other: string) =>
      verifyExercise({
        exercise: {
          ...base,
          type: 'single-choice',
          prompt: 'How long does defrosting take?',
          claims: ['time'],
          options: [
            { id: 'a', text: key, correct: true },
            { id: 'b', text: other, correct: false },
          ],
        },
        claims,
        sources,
      })
    expect(choice('4-8 hours', '8-24 hours').support).toBe('supported')
    expect(choice('8-24 hours', '4-8 hours').problems.map((one) => one.code)).toEqual(
      expect.arrayContaining(['key-not-in-passage', 'distractor-true']),
    )
    expect(
      choice('4-8 hours', 'never in a hundred years, as far as anybody knows').problems.map((one) => one.code),
    ).toContain('distractor-unlike-key')
  })

  it('refuses a "false" statement that the passage bears out', () => {
    const exercise = {
      ...base,
      type: 'true-false' as const,
      prompt: 'True or false: line coolers with towels.',
      claims: ['towels'],
      answer: false,
    }
    expect(verifyExercise({ exercise, claims, sources }).problems[0]?.code).toBe('statement-true-by-passage')
    expect(verifyExercise({ exercise: { ...exercise, answer: true }, claims, sources }).support).toBe('supported')
  })

  it('refuses an order that is not the source’s, and items of two alternatives', () => {
    const items = (...ids: ('towels' | 'ice' | 'gasket')[]) => ids.map((id) => ({ text: claims[id].text, claim: id }))
    expect(checkSequence(items('towels', 'ice'), { claims, sources })).toEqual([])
    expect(checkSequence(items('ice', 'towels'), { claims, sources }).map((one) => one.code)).toEqual([
      'order-not-of-source',
    ])
    expect(checkSequence(items('towels', 'gasket'), { claims, sources }).map((one) => one.code)).toEqual([
      'alternatives-mixed',
    ])
  })
})

describe('verifyManifestAgainstText', () => {
  it('finds a quote by its words when the manifest was made with other segment keys', () => {
    const foreign = {
      text: 'Line coolers with towels.',
      citations: [{ ...cite(1, '“Line  coolers with towels”'), segment: 'p-17', start: 900, end: 930 }],
      support: 'supported' as const,
    }
    const invented = { ...foreign, citations: [{ ...foreign.citations[0], quote: 'Line boxes with paper' }] }
    const manifest = {
      claims: { good: foreign, bad: invented as typeof foreign },
      modules: [],
      assessment: { id: 'a', title: 'a', passScore: 1, attempts: null, draw: null, shuffle: false, exercises: [] },
    }
    const verdicts = verifyManifestAgainstText({ manifest, sources })
    expect(verdicts.map((one) => [one.id, one.verdict.support])).toEqual([
      ['good', 'supported'],
      ['bad', 'unsupported'],
    ])
  })
})
