import { lexiconOf, tokenize } from '@/shared/language'
import type { Statement } from './model'
import { stemsOf, type Subject } from './subjects'

/** Something done, and what a document does before it. */
export type Action = Subject & { step: { sequence: string; position: number } | null; clause: string }
export type Order = { first: Action; then: Action }

/** Orders that a document states: those of its numbered steps, and those of sentences with "before" or "after". */
export type Orders = { actions: Action[]; stated: Order[] }

export function ordersOf(statements: readonly Statement[]): Orders {
  const actions: Action[] = []
  const stated: Order[] = []
  const steps = new Set<string>()
  for (const statement of statements) {
    const split = beforeAndAfter(statement)
    if (split) {
      const [first, then] = [actionOf(statement, split.first), actionOf(statement, split.then)]
      if (first.own.size >= 2 && then.own.size >= 2) {
        stated.push({ first, then })
        actions.push(first, then)
      }
    }
    const { sequence, segment } = statement
    // A step is what its first sentence says.
    if (!sequence || steps.has(segment)) continue
    steps.add(segment)
    const step = actionOf(statement, statement.text)
    if (step.own.size >= 2) actions.push({ ...step, step: { sequence: sequence.id, position: sequence.position } })
  }
  return { actions, stated }
}

const actionOf = (statement: Statement, clause: string): Action => ({
  statement,
  clause,
  own: stemsOf(clause, statement.language),
  heading: new Set(),
  step: null,
})

/** `Put on gloves before you open the tube` and `After opening the tube, put on gloves`: what comes first by the sentence. */
function beforeAndAfter({ text, language }: Statement): { first: string; then: string } | null {
  const lexicon = lexiconOf(language)
  const joint = tokenize(text).find(
    ({ kind, text: word, start }) =>
      kind === 'word' &&
      ((lexicon.before.has(word) && word !== 'beforehand' && word !== 'prior') ||
        (lexicon.after.has(word) && word !== 'afterwards' && word !== 'following' && !(word === 'once' && start > 0))),
  )
  if (!joint) return null
  const isBefore = lexicon.before.has(joint.text)
  const rest = text.slice(joint.end)
  const comma = rest.indexOf(',')
  const [main, side] =
    joint.start === 0
      ? comma < 0
        ? ['', '']
        : [rest.slice(comma + 1), rest.slice(0, comma)]
      : [text.slice(0, joint.start), rest]
  if (main.trim() === '' || side.trim() === '') return null
  return isBefore ? { first: main, then: side } : { first: side, then: main }
}

/** Whether a document does the one before the other: true, false, or null where it does not say. */
export function isBefore(one: Action, other: Action, { stated }: Orders): boolean | null {
  if (one.step && other.step && one.step.sequence === other.step.sequence && one.step.position !== other.step.position)
    return one.step.position < other.step.position
  if (stated.some(({ first, then }) => first === one && then === other)) return true
  if (stated.some(({ first, then }) => first === other && then === one)) return false
  return null
}
