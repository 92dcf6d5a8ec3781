import type { Fact } from '../../../model'

/** Whether facts are one unbroken stretch of a numbered sequence. */
export function orderedRun(facts: readonly Fact[]): boolean {
  const first = facts[0]?.sequence
  if (!first || facts.length < 2) return false
  return facts.every(
    (fact, index) => fact.sequence?.id === first.id && fact.sequence.position === first.position + index,
  )
}
