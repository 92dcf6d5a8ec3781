import { isImperative, sentences } from '@/shared/language'
import type { Fact } from '../../../model'
import { opensWithCase } from '../../../reading/cases'
import { ended, withoutStop } from '../../../reading/wording'
import type { Bank, Candidate } from './bank'
import { mixed, pickDistractors } from './distractors'

const MOST_ITEMS = 6

/** Questions on real sequences only: numbered steps without alternatives among them, by choice or by case. */
export function askSequences(bank: Bank): Candidate[] {
  return sequencesOf(bank).flatMap((steps) => [...askOrder(steps, bank), ...askNext(steps, bank)])
}

export function sequencesOf(bank: Bank): Fact[][] {
  const runs = new Map<string, Fact[]>()
  const cases = casesInRow(bank)
  for (const fact of bank.own) {
    if (fact.sequence && fact.choice === undefined && !cases.has(fact.id) && !/:$/.test(fact.text))
      runs.set(fact.sequence.id, [...(runs.get(fact.sequence.id) ?? []), fact])
  }
  // Numbered things are steps where most of them tell to do something: no list of verbs knows them all.
  const isProcedure = (steps: readonly Fact[]) =>
    steps.filter((fact) => isAction(fact, bank)).length >= steps.length * 0.6
  return [...runs.values()].filter((steps) => steps.length >= 3 && isProcedure(steps))
}

/** `1. If it is red, … 2. If it is green, …`: neighbours that each begin with their case have no order among them. */
function casesInRow(bank: Bank): ReadonlySet<string> {
  const found = new Set<string>()
  const steps = bank.own.filter((fact) => fact.sequence)
  steps.forEach((step, at) => {
    const next = steps[at + 1]
    if (next?.sequence?.id !== step.sequence?.id || next?.sequence?.position !== (step.sequence?.position ?? 0) + 1)
      return
    if (![step, next].every((fact) => opensWithCase(fact.text, bank.language))) return
    found.add(step.id).add(next.id)
  })
  return found
}

function isAction(fact: Fact, bank: Bank): boolean {
  const afterLabel = fact.text.replace(/^[^:]{2,40}:\s+/, '')
  return [fact.text, afterLabel].some((text) => isImperative(text, bank.language))
}

/** The action itself: the first sentence of a step. */
export function actionOf(fact: Fact, bank: Bank): string {
  const first = sentences(fact.text, bank.language)[0]?.text ?? fact.text
  return withoutStop(first.replace(/\s*:?\s*https?:\/\/\S+$/, ''))
}

/** The section where all stand in one, else the lesson. */
function titleOf(steps: readonly Fact[], bank: Bank): string {
  const titles = new Set(steps.map((step) => bank.titleOf(step)))
  return titles.size === 1 ? ([...titles][0] ?? bank.lesson.title) : bank.lesson.title
}

function askOrder(steps: readonly Fact[], bank: Bank): Candidate[] {
  const windows = steps.length <= MOST_ITEMS ? [steps] : [steps.slice(0, 5), steps.slice(-5)]
  return windows.map((items) => ({
    weight: 10,
    asks: items.map((fact) => fact.id),
    exercise: {
      type: 'ordering',
      prompt: bank.phrases.ask.order(titleOf(items, bank)),
      items: items.map((fact, index) => ({ id: `i${String(index + 1)}`, text: actionOf(fact, bank), claim: fact.id })),
      claims: items.map((fact) => fact.id),
      rationale: '',
    },
  }))
}

function askNext(steps: readonly Fact[], bank: Bank): Candidate[] {
  const own = new Set(steps)
  const elsewhere = bank.all.filter((fact) => fact.sequence && !own.has(fact)).map((fact) => actionOf(fact, bank))
  return steps.slice(0, -1).flatMap((step, index) => {
    const next = steps[index + 1]
    const follows = step.sequence && next?.sequence && next.sequence.position === step.sequence.position + 1
    if (!next || !follows) return []
    const key = actionOf(next, bank)
    const nearby = steps.filter((other) => other !== step && other !== next)
    const wrong = pickDistractors({
      key,
      pool: [...nearby.map((fact) => actionOf(fact, bank)), ...elsewhere],
      truths: [actionOf(step, bank)],
      bank,
      wanted: 3,
    })
    if (wrong.length < 2) return []
    return [
      {
        weight: 6,
        difficulty: 'medium',
        asks: [step.id, next.id],
        exercise: {
          type: 'single-choice' as const,
          prompt: bank.phrases.ask.next(titleOf([step, next], bank), ended(actionOf(step, bank))),
          options: mixed([{ text: key, correct: true }, ...wrong.map((text) => ({ text, correct: false }))]),
          claims: [step.id, next.id],
          rationale: [step, next].map((each) => ended(actionOf(each, bank))).join(' '),
        },
      },
    ]
  })
}
