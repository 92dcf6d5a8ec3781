import { words } from '@/shared/language'
import type { Fact } from '../../../model'

const WORDS_A_MINUTE = 150
/** A step wants to be pictured, not only read. */
const MINUTES_A_STEP = 0.1
/** So does, less, an item of a list or a row of a table. */
const MINUTES_AN_ITEM = 0.05
export const MINUTES_AN_EXERCISE = 0.75

/** Minutes to read facts with attention, without exercises. */
export function readingMinutes(facts: readonly Fact[]): number {
  const count = facts.reduce((sum, fact) => sum + words(fact.text).length, 0)
  const steps = facts.filter(
    (fact) => fact.kind === 'step' || fact.kind === 'substep' || fact.kind === 'warning',
  ).length
  const items = facts.filter(
    (fact) =>
      fact.kind === 'item' ||
      fact.kind === 'material' ||
      fact.kind === 'limit' ||
      fact.kind === 'row' ||
      fact.kind === 'problem',
  ).length
  return count / WORDS_A_MINUTE + steps * MINUTES_A_STEP + items * MINUTES_AN_ITEM
}
