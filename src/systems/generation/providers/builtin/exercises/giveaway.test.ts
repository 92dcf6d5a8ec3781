import { describe, expect, it } from '@jest/globals'
import { lexiconOf } from '@/shared/language'
import type { Candidate } from './bank'
import { givesItselfAway } from './giveaway'

const lexicon = lexiconOf('en')
const choice = (prompt: string, key: string, ...wrong: string[]): Candidate['exercise'] => ({
  type: 'single-choice',
  prompt,
  options: [key, ...wrong].map((text, at) => ({ id: String(at), text, correct: at === 0 })),
  claims: [],
  rationale: '',
})

describe('a question that says its own answer', () => {
  it('has the key in its stem', () => {
    const stem = 'Verify stable temperature over 24-48 hours: “Let it run for ____.”'
    expect(givesItselfAway(choice(stem, '24-48 hours', '2-4 hours', '4-8 hours'), lexicon)).toBe(true)
    expect(givesItselfAway(choice(stem, '2-4 hours', '24 days', '4-8 hours'), lexicon)).toBe(false)
  })

  it('has the words of the key in its stem, and not those of the other options', () => {
    const stem = 'What do you do when the backup freezer is warm?'
    expect(
      givesItselfAway(choice(stem, 'Cool the warm backup freezer', 'Call the manager', 'Open doors'), lexicon),
    ).toBe(true)
    expect(givesItselfAway(choice(stem, 'Call the manager', 'Cool the backup freezer', 'Open doors'), lexicon)).toBe(
      false,
    )
  })

  it('repeats a number or a gap elsewhere in the text', () => {
    const numeric = { type: 'numeric' as const, value: 30, tolerance: 0, claims: [], rationale: '' }
    expect(givesItselfAway({ ...numeric, prompt: 'Within 30 minutes: wait ____ minutes.' }, lexicon)).toBe(true)
    expect(givesItselfAway({ ...numeric, prompt: 'Wait ____ minutes.' }, lexicon)).toBe(false)
    const cloze = { type: 'cloze' as const, prompt: 'Fill the gap.', claims: [], rationale: '' }
    const gaps = [{ id: 'g1', accept: ['gasket'] }]
    expect(givesItselfAway({ ...cloze, text: 'A {{g1}} is a gasket.', gaps }, lexicon)).toBe(true)
    expect(givesItselfAway({ ...cloze, text: 'Check the {{g1}}.', gaps }, lexicon)).toBe(false)
  })
})
