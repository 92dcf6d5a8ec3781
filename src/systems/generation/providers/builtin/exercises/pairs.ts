import { bare, sentences, words } from '@/shared/language'
import type { Fact } from '../../../model'
import { withoutStop } from '../../../reading/wording'
import { asOption, type Bank, type Candidate } from './bank'
import { mixed, pickDistractors } from './distractors'

type Pair = { left: string; right: string; fact: Fact }
const MOST_PAIRS = 5

/** Terms with meanings, roles with duties, and tables whose rows pair one thing with another. */
export function askPairs(bank: Bank): Candidate[] {
  const terms = pairsOf(
    bank.own.filter((fact) => fact.kind === 'definition'),
    bank,
  )
  const roles = pairsOf(
    bank.own.filter((fact) => fact.kind === 'role'),
    bank,
  )
  return [
    ...match(terms, bank.phrases.ask.terms),
    ...match(roles, bank.phrases.ask.duties),
    ...askMeanings(terms, bank, bank.phrases.ask.meaning),
    ...askWhich(
      terms,
      pairsOf(
        bank.all.filter((fact) => fact.kind === 'definition'),
        bank,
      ),
      bank.phrases.ask.term,
    ),
    ...askWhich(roles, roles, bank.phrases.ask.who),
    ...askTables(bank),
    ...askLabelled(bank),
  ]
}

function pairsOf(facts: readonly Fact[], bank: Bank): Pair[] {
  return facts.flatMap((fact) => {
    const meaning = sentences(fact.meaning ?? '', bank.language)[0]?.text
    return fact.term && meaning && words(meaning).length >= 3
      ? [{ left: fact.term, right: asOption(meaning), fact }]
      : []
  })
}

function match(pairs: readonly Pair[], prompt: string, weight = 9): Candidate[] {
  const distinct = pairs
    .filter(
      (pair, index) =>
        pairs.findIndex((other) => bare(other.right) === bare(pair.right) || bare(other.left) === bare(pair.left)) ===
        index,
    )
    .slice(0, MOST_PAIRS)
  if (distinct.length < 3) return []
  const claims = distinct.map((pair) => pair.fact.id)
  return [
    {
      weight,
      asks: claims,
      exercise: {
        type: 'matching',
        prompt,
        pairs: distinct.map((pair, index) => ({
          id: `p${String(index + 1)}`,
          left: pair.left,
          right: pair.right,
          claim: pair.fact.id,
        })),
        claims,
        rationale: '',
      },
    },
  ]
}

function askMeanings(pairs: readonly Pair[], bank: Bank, prompt: (term: string) => string): Candidate[] {
  const everywhere = pairsOf(
    bank.all.filter((fact) => fact.kind === 'definition'),
    bank,
  )
  return pairs.flatMap((pair) => {
    const wrong = pickDistractors({
      key: pair.right,
      pool: everywhere.filter((other) => other.fact !== pair.fact).map((other) => other.right),
      truths: [],
      bank,
      wanted: 3,
    })
    if (wrong.length < 2) return []
    return [
      {
        weight: 6,
        asks: [pair.fact.id],
        exercise: {
          type: 'single-choice' as const,
          prompt: prompt(pair.left),
          options: mixed([{ text: pair.right, correct: true }, ...wrong.map((text) => ({ text, correct: false }))]),
          claims: [pair.fact.id],
          rationale: `${pair.left}: ${pair.fact.meaning ?? ''}`,
        },
      },
    ]
  })
}

/** The term or the role, given its meaning or duty. */
function askWhich(pairs: readonly Pair[], others: readonly Pair[], prompt: (right: string) => string): Candidate[] {
  return pairs.flatMap((pair) => {
    if (words(pair.right).some((word) => words(pair.left).includes(word) && word.length > 3)) return []
    const wrong = others
      .filter(
        (other) =>
          other.fact !== pair.fact &&
          other.left.length / pair.left.length >= 0.55 &&
          other.left.length / pair.left.length <= 1.9,
      )
      .map((other) => other.left)
    if (wrong.length < 2) return []
    return [
      {
        weight: 6,
        asks: [pair.fact.id],
        exercise: {
          type: 'single-choice' as const,
          prompt: prompt(pair.right),
          options: mixed([
            { text: pair.left, correct: true },
            ...wrong.slice(0, 3).map((text) => ({ text, correct: false })),
          ]),
          claims: [pair.fact.id],
          rationale: `${pair.left}: ${pair.fact.meaning ?? ''}`,
        },
      },
    ]
  })
}

function askTables(bank: Bank): Candidate[] {
  const tables = new Map<string, Fact[]>()
  for (const fact of bank.own)
    if (fact.kind === 'row' && fact.table !== undefined)
      tables.set(fact.table, [...(tables.get(fact.table) ?? []), fact])
  return [...tables.values()].flatMap((rows) => {
    const header = rows[0]?.header ?? []
    const [left, right] = header
    if (left === undefined || right === undefined || left === '' || right === '') return []
    const pairs = rows.flatMap((fact) => {
      const [first, second] = fact.cells ?? []
      return first && second && words(second).length <= 14
        ? [{ left: withoutStop(first), right: withoutStop(second), fact }]
        : []
    })
    return match(pairs, bank.phrases.ask.columns(left, right), 8)
  })
}

/** Lists of labelled values under one sentence: `Sample transfer: 30 minutes`. */
function askLabelled(bank: Bank): Candidate[] {
  return bank.own
    .filter((fact) => fact.kind === 'lead')
    .flatMap((lead) => {
      const pairs = bank.own
        .filter((fact) => fact.parent === lead.id)
        .flatMap((fact) => {
          const match = /^([^:]{2,50}):\s+(.{3,90})$/.exec(withoutStop(fact.text))
          return match?.[1] !== undefined && match[2] !== undefined ? [{ left: match[1], right: match[2], fact }] : []
        })
      return pairs.length >= 3
        ? match(pairs, bank.phrases.ask.labelled(withoutStop(lead.text), bank.titleOf(lead)), 7)
        : []
    })
}
