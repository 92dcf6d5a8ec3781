import { isImperative, words } from '@/shared/language'
import type { Fact } from '../../../model'
import { splitCondition } from '../../../reading/condition'
import { leansOnContext } from '../../../reading/context'
import { saysLittle } from '../plan/lesson-title'
import { alike, asOption, type Bank, type Candidate } from './bank'
import { scatter } from './distractors'

const [FEWEST, MOST] = [3, 5]

/** Things to put where they belong: instructions under their headings, cases with what to do, problems with remedies. */
export function askSorting(bank: Bank): Candidate[] {
  return [...askSections(bank), ...askPhases(bank), ...askCases(bank), ...askRemedies(bank)]
}

/** One instruction of each section of the lesson, to be matched with the heading it stands under. */
function askSections(bank: Bank): Candidate[] {
  const parts = partsOf(bySection(bank.own), bank.own, bank)
  return pairs(parts, bank.phrases.ask.sorted(bank.lesson.title), 7)
}

/** The same for phases that take a lesson each: asked where the last of them is taught. */
function askPhases(bank: Bank): Candidate[] {
  const parents = new Set(bank.own.map((fact) => bank.sectionOf(fact)?.parent))
  return [...parents].flatMap((parent) => {
    if (parent === undefined) return []
    const siblings = bank.all.filter(
      (fact) => bank.sectionOf(fact)?.parent === parent && fact.source === bank.own[0]?.source,
    )
    const sections = bySection(siblings.filter((fact) => isImperative(fact.text, bank.language)))
    const phases = new Map([...sections].filter(([, facts]) => facts.length >= 3))
    const last = [...phases.keys()].at(-1)
    const here = bank.own.some((fact) => fact.section === last)
    if (!here || phases.size < FEWEST || [...phases.keys()].every((id) => bank.lesson.sections.includes(id))) return []
    const title = parent === null ? undefined : bank.titleOfSection(parent)
    return pairs(partsOf(phases, siblings, bank), bank.phrases.ask.sorted(title ?? bank.course), 8)
  })
}

function bySection(facts: readonly Fact[]): Map<string, Fact[]> {
  const sections = new Map<string, Fact[]>()
  for (const fact of facts) {
    const fits =
      ['step', 'substep', 'item', 'warning', 'limit'].includes(fact.kind) &&
      words(fact.text).length >= 4 &&
      words(fact.text).length <= 18 &&
      !/[:?]$|[.!?]\s+\S/.test(fact.text) &&
      !leansOnContext(fact.text)
    if (fits) sections.set(fact.section, [...(sections.get(fact.section) ?? []), fact])
  }
  return sections
}

/** One of each section: what is said in much the same way elsewhere, or names its heading, is no question. */
function partsOf(sections: ReadonlyMap<string, Fact[]>, all: readonly Fact[], bank: Bank): Part[] {
  const parts = [...sections.values()].flatMap((facts) => {
    const [fact] = facts
      .filter((one) => !all.some((other) => other.section !== one.section && alike(one.text, other.text, bank.lexicon)))
      .filter((one) => !namesIts(bank.sectionOf(one)?.title ?? '', one.text))
      .sort((a, b) => scatter(a.id) - scatter(b.id))
    return fact ? [{ left: asOption(fact.text), right: bank.sectionOf(fact)?.title ?? '', fact }] : []
  })
  const named = parts.filter(({ right }) => right !== '' && !saysLittle(right) && words(right).length <= 6)
  return named.filter((part, at) => named.findIndex((other) => other.right === part.right) === at)
}

const namesIts = (title: string, text: string): boolean =>
  words(title).some((word) => word.length > 4 && words(text).some((other) => other.slice(0, 5) === word.slice(0, 5)))

function askCases(bank: Bank): Candidate[] {
  const cases = bank.sayings.flatMap((fact) => {
    const parts = fact.choice === undefined && fact.cells === undefined ? splitCondition(fact.text) : null
    const tells = parts && (bank.language !== 'en' || isImperative(parts.then, 'en'))
    return tells ? [{ left: parts.when, right: asOption(parts.then), fact }] : []
  })
  return pairs(unlike(cases, bank), bank.phrases.ask.cases, 8)
}

/** Problems with their remedies, where each has one only. */
function askRemedies(bank: Bank): Candidate[] {
  const rows = bank.own.filter((fact) => fact.kind === 'problem')
  const alone = rows.flatMap((fact) => {
    const cells = fact.cells ?? []
    const [problem, cause, remedy] = [cells[0] ?? '', cells.length > 2 ? (cells[1] ?? '') : '', cells.at(-1) ?? '']
    const left = cause === '' ? problem : `${problem} – ${cause}`
    return problem === '' || words(remedy).length < 2 ? [] : [{ left, right: asOption(remedy), fact }]
  })
  return pairs(unlike(alone, bank), bank.phrases.ask.cases, 7.5)
}

type Part = { left: string; right: string; fact: Fact }

/** Parts whose right sides cannot be taken for each other. */
function unlike(parts: readonly Part[], bank: Bank): Part[] {
  const kept: Part[] = []
  for (const part of parts) {
    const twin = kept.some(
      (other) =>
        other.fact.id === part.fact.id ||
        alike(other.right, part.right, bank.lexicon, 0.5) ||
        alike(other.left, part.left, bank.lexicon),
    )
    if (!twin) kept.push(part)
  }
  return kept
}

function pairs(parts: readonly Part[], prompt: string, weight: number): Candidate[] {
  if (parts.length < FEWEST) return []
  const chosen = parts.slice(0, MOST)
  const claims = chosen.map(({ fact }) => fact.id)
  return [
    {
      weight,
      asks: claims,
      exercise: {
        type: 'matching',
        prompt,
        pairs: chosen.map(({ left, right, fact }, at) => ({ id: `p${String(at + 1)}`, left, right, claim: fact.id })),
        claims,
        rationale: '',
      },
    },
  ]
}
