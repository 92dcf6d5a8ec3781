import { sentences, words } from '@/shared/language'
import type { Block } from '@/shared/manifest/schema'
import type { Fact } from '../../../model'
import { ended, withoutStop } from '../../../reading/wording'
import type { Node } from './fact-tree'

export type Draft = Block extends infer Each ? (Each extends Block ? Omit<Each, 'id'> : never) : never

/** A short step heads its group; of a long one only the first sentence does, or nothing. */
export function stepHeading(text: string): string {
  const [first, ...rest] = sentences(text, 'en')
  if (!first || words(first.text).length > 14) return ended(text)
  return [`**${withoutStop(first.text)}**`, ...rest.map((sentence) => sentence.text)]
    .join(rest.length > 0 ? '. ' : '')
    .replace('**. ', '.** ')
}

/** Documents put whole procedures into a warning box, under a title: `Resetting the table`. */
export function isTitle({ fact, children }: Node): boolean {
  return (
    children.some((child) => child.fact.kind === 'step' || child.fact.kind === 'substep') &&
    /^\p{Lu}\p{Ll}+ing\b/u.test(fact.text) &&
    !fact.text.includes(',')
  )
}

/** A condition that what follows in the box completes keeps its end open. */
export function calloutText(fact: Fact, group: readonly Node[]): string {
  const open =
    group.some((node) => node.fact === fact && node.children.length > 0) &&
    /^(?:if|when|in case|als|wanneer|indien|wenn|falls|si|cuando)\b[^,]*$/i.test(fact.text)
  return open ? `${withoutStop(fact.text)}:` : ended(fact.text)
}

export type Shape = 'steps' | 'items' | 'warning' | 'terms' | 'table' | 'lead' | 'text'

export function shapeOf({ fact, children }: Node): Shape {
  switch (fact.kind) {
    case 'step':
      return 'steps'
    case 'substep':
    case 'item':
    case 'material':
      return 'items'
    case 'limit':
      return fact.marker === undefined || fact.marker === '' ? (children.length > 0 ? 'lead' : 'text') : 'items'
    case 'warning':
      return 'warning'
    case 'definition':
    case 'role':
      return fact.term ? 'terms' : 'text'
    case 'row':
    case 'problem':
      return 'table'
    case 'lead':
      return 'lead'
    default:
      return children.length > 0 ? 'lead' : 'text'
  }
}

/** Instructions and other items of one list stay one list; otherwise only what has one shape does. */
export function isOneList(before: Node, node: Node): boolean {
  const shapes = [shapeOf(before), shapeOf(node)]
  const listed =
    shapes.every((shape) => shape === 'steps' || shape === 'items') && !before.fact.sequence && !node.fact.sequence
  return listed || shapes[0] === shapes[1]
}

/** Rows of one table, or of tables that follow each other under the same heads. */
export function inOneTable(before: Fact, fact: Fact): boolean {
  const heads = [before, fact].map((each) => each.header?.join('\u0000') ?? '')
  return before.table === fact.table || (heads[0] !== '' && heads[0] === heads[1] && before.caption === fact.caption)
}

/** Tables that follow each other under the same heads, as one. */
export function inOneTableEach(drafts: readonly Draft[]): Draft[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const last = merged.at(-1)
    const same =
      last?.type === 'table' &&
      draft.type === 'table' &&
      last.caption === draft.caption &&
      draft.header.some((head) => head !== '') &&
      draft.header.join('\u0000') === last.header.join('\u0000')
    if (same)
      merged[merged.length - 1] = {
        ...last,
        rows: [...last.rows, ...draft.rows],
        claims: [...last.claims, ...draft.claims],
      }
    else merged.push(draft)
  }
  return merged
}

/** A few words without a stop that stand over what follows. */
export const isHeading = (text: string): boolean => words(text).length <= 7 && !/[.:;?!…]["”’)]?$/.test(text)

export const level = (fact: Fact): 'note' | 'caution' | 'warning' | 'danger' => fact.severity ?? 'caution'

export function claimsIn(draft: Draft): string[] {
  if (draft.type === 'steps') return draft.steps.map((step) => step.claim)
  if (draft.type === 'definitions') return draft.terms.map((term) => term.claim)
  return draft.claims
}
