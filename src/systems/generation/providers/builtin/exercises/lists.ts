import { words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended, withoutStop } from '../../../reading/wording'
import { alike, asOption, childrenOf, nearest, type Bank, type Candidate } from './bank'
import { mixed, pickDistractors } from './distractors'

/** "Which of these belong to …": lists with the sentence or step that introduces them, or under their heading. */
export function askLists(bank: Bank): Candidate[] {
  const introduced = bank.own.flatMap((fact) => {
    const items = listItems(childrenOf(fact, bank))
    if (items.length < 3) return []
    const weight = fact.kind === 'lead' && words(fact.text).length >= 4 ? 8 : 5
    return askList({ items, head: fact, weight, prompt: promptFor(fact, bank), bank })
  })
  const loose = new Map<string, Fact[]>()
  for (const fact of bank.own) {
    const listed =
      fact.kind === 'material' || fact.kind === 'item' || (fact.kind === 'step' && fact.sequence === undefined)
    if (listed && fact.parent === undefined && childrenOf(fact, bank).length === 0)
      loose.set(fact.section, [...(loose.get(fact.section) ?? []), fact])
  }
  const titled = [...loose.values()].flatMap((facts) => {
    const [first] = facts
    const items = listItems(facts)
    return first && items.length >= 3
      ? askList({
          items,
          head: null,
          weight: first.kind === 'material' ? 7 : 4,
          prompt: bank.phrases.ask.belongsTo(bank.titleOf(first)),
          bank,
        })
      : []
  })
  return [...introduced, ...titled]
}

function promptFor(fact: Fact, bank: Bank): string {
  const said = withoutStop(fact.text)
  if (fact.kind === 'step') return bank.phrases.ask.within(said, bank.titleOf(fact))
  return words(said).length >= 4
    ? bank.phrases.ask.belongs(fact.text)
    : bank.phrases.ask.belongsTo(`${bank.titleOf(fact)}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`)
}

function listItems(facts: readonly Fact[]): Fact[] {
  return facts.filter(
    (fact) =>
      ['item', 'substep', 'material', 'limit', 'step'].includes(fact.kind) &&
      fact.choice === undefined &&
      !/[:?]$/.test(fact.text) &&
      words(fact.text).length >= 2 &&
      words(fact.text).length <= 25,
  )
}

function askList({
  items,
  head,
  weight,
  prompt,
  bank,
}: {
  items: readonly Fact[]
  head: Fact | null
  weight: number
  prompt: string
  bank: Bank
}): Candidate[] {
  const keys = spread(items, items.length >= 5 ? 3 : 2)
  const texts = keys.map((fact) => asOption(fact.text))
  const family = new Set(items.map((fact) => fact.id))
  const others = bank.all.filter(
    (fact) => !family.has(fact.id) && listItems([fact]).length === 1 && fact.parent !== head?.id,
  )
  // Lists of other sections only: what stands under the same heading may be right here too.
  const [first] = items
  if (!first) return []
  const pool = nearest(
    others.filter((fact) => fact.section !== first.section),
    first,
  ).map((fact) => fact.text)
  const sameLesson = bank.own.filter((fact) => fact.section === items[0]?.section).map((fact) => fact.text)
  const wrong: string[] = []
  for (const key of texts) {
    for (const text of pickDistractors({
      key,
      pool,
      truths: [...items.map((fact) => fact.text), ...sameLesson, ...wrong],
      bank,
      wanted: 1,
    }))
      wrong.push(text)
  }
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const fitting = wrong.filter(
    (text) =>
      text.length / mean >= 0.5 && text.length / mean <= 2 && !texts.some((key) => alike(text, key, bank.lexicon)),
  )
  if (fitting.length < 2) return []
  const claims = [...(head ? [head.id] : []), ...keys.map((fact) => fact.id)]
  return [
    {
      weight,
      asks: keys.map((fact) => fact.id),
      exercise: {
        type: 'multiple-choice',
        prompt,
        options: mixed([
          ...texts.map((text) => ({ text, correct: true })),
          ...fitting.slice(0, 3).map((text) => ({ text, correct: false })),
        ]),
        claims,
        rationale: [...(head ? [head.text] : []), texts.map((text) => withoutStop(text)).join('; ')]
          .map((part) => (part.endsWith(':') ? part : ended(part)))
          .join(' '),
      },
    },
  ]
}

/** Items from all over the list, in its order. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = items.length / count
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step + step / 2)]).filter(
    (item) => item !== undefined,
  )
}
