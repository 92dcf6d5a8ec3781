import { words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended, inSentence, withoutStop } from '../../../reading/wording'
import { stableId } from '../../../stable-id'
import { flat, type Node } from './fact-tree'

const LONGEST_FOLD = 45

/** Whether what is nested in an item is short enough to be said in the same breath. */
export function canFold(node: Node): boolean {
  const below = flat(node.children)
  if (below.length === 0 || below.length > 5) return false
  const plain = below.every(
    (fact) =>
      fact.kind !== 'warning' && fact.kind !== 'row' && fact.kind !== 'problem' && fact.choice === node.fact.choice,
  )
  return plain && [node.fact, ...below].reduce((sum, fact) => sum + words(fact.text).length, 0) <= LONGEST_FOLD
}

/** An item with what is nested in it as one statement: `Set the temperature: -20°C: set to -20°C; …`. */
export function folded(node: Node, language: string): Fact {
  const below = flat(node.children)
  const introduces = /:$/.test(node.fact.text)
  const text = introduces
    ? `${node.fact.text} ${below.map((fact) => inSentence(withoutStop(fact.text), language)).join('; ')}.`
    : [node.fact, ...below].map((fact) => ended(fact.text)).join(' ')
  return {
    ...node.fact,
    id: stableId('c', node.fact.id, ...below.map((fact) => fact.id)),
    text,
    spans: [...node.fact.spans, ...below.flatMap((fact) => fact.spans)],
    parts: [node.fact.id, ...below.map((fact) => fact.id)],
  }
}
