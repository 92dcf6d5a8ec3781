import { bare, contentWords, lexiconOf, overlap, sentences, type Lexicon } from '@/shared/language'
import type { Exercise } from '@/shared/manifest/schema'
import type { Fact, Facts, LessonPlan, Section } from '../../../model'
import type { Phrases } from '../../../phrases'
import { ended, inSentence, withoutStop } from '../../../reading/wording'
import type { Difficulty } from './difficulty'
import { saysLittle, sectionNames, type SectionNames } from '../plan/lesson-title'

type Asked = Exercise extends infer Each
  ? Each extends Exercise
    ? Omit<Each, 'id' | 'points' | 'objective' | 'difficulty'>
    : never
  : never

/** A question that could be asked, with the facts it is about. */
export type Candidate = {
  exercise: Asked
  /** Facts whose knowledge it tests: two questions about the same ones are one too many. */
  asks: string[]
  /** How good a question it is likely to be; 1 to 10. */
  weight: number
  /** Where the kind of exercise does not tell it. */
  difficulty?: Difficulty
}

/** What writers of questions draw on: the lesson at hand, and everything else the SOP says. */
export type Bank = {
  language: string
  lexicon: Lexicon
  phrases: Phrases
  lesson: LessonPlan
  /** Facts of the lesson, in order. */
  own: Fact[]
  /** The same, sentence by sentence: each can be asked about if it stands by itself. */
  sayings: Fact[]
  /** Facts of all lessons, in order: distractors come from here. */
  all: readonly Fact[]
  byId: ReadonlyMap<string, Fact>
  titleOf: (fact: Fact) => string
  /** What it stands under. */
  sectionOf: (fact: Fact) => Section | undefined
  titleOfSection: (id: string) => string | undefined
  /** The course's own title. */
  course: string
}

export function bankFor(lesson: LessonPlan, facts: Facts, taught: readonly Fact[], phrases: Phrases): Bank {
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const names = sectionNames(facts.sections)
  const wanted = new Set(lesson.facts)
  const own = taught.filter((fact) => wanted.has(fact.id))
  return {
    language: facts.language,
    lexicon: lexiconOf(facts.language),
    phrases,
    lesson,
    own,
    sayings: own.flatMap((fact) => sayingsOf(fact, facts.language)),
    all: taught,
    byId,
    titleOf: (fact) => placeOf(fact, names, phrases) ?? lesson.title,
    sectionOf: (fact) => names.byId.get(fact.section),
    titleOfSection: (id) => names.byId.get(id)?.title,
    course: facts.title,
  }
}

/** The heading a fact stands under, with the one above where it says too little; none for forms. */
export function placeOf(fact: Fact, names: SectionNames, phrases: Phrases): string | undefined {
  const section = names.byId.get(fact.section)
  if (!section || section.role === 'form' || section.path.length === 0) return undefined
  const parent = section.parent === null ? undefined : names.byId.get(section.parent)
  // `6 steps are defined …` is a sentence that heads a list.
  if (/^\d+\s\p{Ll}/u.test(section.title) && parent && parent.path.length > 0) return parent.title
  const unclear = saysLittle(section.title) || names.repeated.has(section.title)
  return unclear && parent && parent.path.length > 0 && !parent.titlePage
    ? phrases.part(parent.title, section.title)
    : section.title
}

function sayingsOf(fact: Fact, language: string): Fact[] {
  const parts = fact.meaning === undefined && fact.cells === undefined ? sentences(fact.text, language) : []
  return parts.length <= 1 ? [fact] : parts.map((part) => ({ ...fact, text: part.text }))
}

export function childrenOf(fact: Fact, bank: Bank): Fact[] {
  return bank.own.filter((other) => other.parent === fact.id)
}

/** Where a fact belongs, in words that let a question stand by itself: `Defrosting process, estimated time: `. */
export function situationOf(fact: Fact, bank: Bank): string {
  const parent = fact.parent === undefined ? undefined : bank.byId.get(fact.parent)
  const place = bank.titleOf(fact)
  const { colon } = bank.phrases
  if (!parent || parent.kind === 'warning') return `${place}${colon}`
  const said = withoutStop(parent.text)
  return said.split(/\s+/).length <= 9 ? `${place}, ${inSentence(said, bank.language)}${colon}` : `${place}${colon}`
}

/** Facts nearest to a place first: what stands close by makes the most plausible wrong answer. */
export function nearest(facts: readonly Fact[], to: Fact): Fact[] {
  const reach =
    facts.length <= NEIGHBOURHOOD ? facts : facts.filter((fact) => Math.abs(fact.order - to.order) <= NEIGHBOURHOOD)
  return [...reach].sort((a, b) => Math.abs(a.order - to.order) - Math.abs(b.order - to.order))
}

/** In facts, to either side. */
const NEIGHBOURHOOD = 120

/** A text as an option: without the full stop of a single sentence. */
export function asOption(text: string): string {
  return /[.!?]\s+\S/.test(text) ? ended(text) : withoutStop(text)
}

/** Whether two texts say too much of the same for one to be wrong where the other is right. */
export function alike(a: string, b: string, lexicon: Lexicon, limit = 0.6): boolean {
  if (bare(a) === bare(b) || bare(a).includes(bare(b)) || bare(b).includes(bare(a))) return true
  const shorter = contentWords(a, lexicon).length <= contentWords(b, lexicon).length ? [a, b] : [b, a]
  return overlap(shorter[0] ?? '', shorter[1] ?? '', lexicon) >= limit
}
