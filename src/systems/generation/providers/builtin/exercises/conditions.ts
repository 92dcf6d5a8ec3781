import { isImperative, words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended, inSentence } from '../../../reading/wording'
import { splitCondition } from '../../../reading/condition'
import { alike, asOption, nearest, situationOf, type Bank, type Candidate } from './bank'
import { mixed, pickDistractors } from './distractors'

/** What to do when something happens: conditions with their actions, and tables of problems with their solutions. */
export function askConditions(bank: Bank): Candidate[] {
  return [...bank.sayings.flatMap((fact) => askAction(fact, bank)), ...askSolutions(bank)]
}

function askAction(fact: Fact, bank: Bank): Candidate[] {
  const own = splitCondition(fact.text)
  if (!own || (bank.language === 'en' && !isImperative(own.then, 'en'))) return []
  const key = asOption(own.then)
  const conditions = nearest(bank.all, fact)
    .filter((other) => other.id !== fact.id)
    .flatMap((other) => splitCondition(other.text) ?? [])
  // What holds in the same case elsewhere in the SOP would be half right.
  const sameCase = conditions.filter((other) => alike(other.when, own.when, bank.lexicon)).map((other) => other.then)
  const actions = conditions.map((other) => other.then)
  const steps = nearest(bank.all, fact)
    .filter(
      (other) =>
        other.id !== fact.id &&
        ['step', 'substep', 'warning'].includes(other.kind) &&
        other.section !== fact.section &&
        !/[.!?]\s+\S/.test(other.text) &&
        words(other.text).length <= 22,
    )
    .map((other) => other.text)
  const near = bank.own.filter((other) => Math.abs(other.order - fact.order) <= 2).map((other) => other.text)
  const wrong = pickDistractors({
    key,
    pool: [...actions, ...steps],
    truths: [fact.text, ...near, ...sameCase],
    bank,
    wanted: 3,
  })
  if (wrong.length < 2) return []
  return [
    {
      weight: 9,
      difficulty: 'medium',
      asks: [fact.id],
      exercise: {
        type: 'single-choice',
        prompt: capital(bank.phrases.ask.whatThen(`${own.when} …`, situationOf(fact, bank))),
        options: mixed([{ text: key, correct: true }, ...wrong.map((text) => ({ text, correct: false }))]),
        claims: [fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function askSolutions(bank: Bank): Candidate[] {
  const rows = bank.own.filter((fact) => fact.kind === 'problem')
  return rows.flatMap((row) => {
    const cells = row.cells ?? []
    const [problem, solution] = [cells[0], cells.at(-1)]
    if (problem === undefined || solution === undefined || words(solution).length < 2) return []
    const cause = cells.length > 2 ? (cells[1] ?? null) : null
    const others = rows.filter((other) => other.cells?.[0] !== problem)
    const truths = rows
      .filter((other) => other !== row && other.cells?.[0] === problem)
      .flatMap((other) => other.cells?.at(-1) ?? [])
    const key = asOption(solution)
    const wrong = pickDistractors({
      key,
      pool: others.flatMap((other) => other.cells?.at(-1) ?? []),
      truths,
      bank,
      wanted: 3,
    })
    if (wrong.length < 2) return []
    return [
      {
        weight: 9,
        difficulty: 'medium',
        asks: [row.id],
        exercise: {
          type: 'single-choice' as const,
          prompt: bank.phrases.ask.solution(problem, cause === null ? null : inSentence(cause, bank.language)),
          options: mixed([{ text: key, correct: true }, ...wrong.map((text) => ({ text, correct: false }))]),
          claims: [row.id],
          rationale: row.text,
        },
      },
    ]
  })
}
