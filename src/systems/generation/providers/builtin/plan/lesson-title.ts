import type { Section } from '../../../model'
import type { Phrases } from '../../../phrases'
import { withoutStop } from '../../../reading/wording'
import type { Pack } from './pack-lessons'
import type { Unit } from './units'

/** Headings that say nothing without the one above them. */
const GENERIC =
  /^(?:general|overview|introduction|description|details?|steps?|procedures?|process|instructions?|report|handling|storage|disposal|duties|training|prerequisites|training process|methods?|other|notes?|examples?|data|uitvoering|werkwijze|algemeen|onderwerp|durchführung|allgemeines|général|generalidades)$/i

export const saysLittle = (title: string): boolean => GENERIC.test(title)

const LONGEST = 80

/** Sections by id, and the titles that several of them share. */
export type SectionNames = { byId: ReadonlyMap<string, Section>; repeated: ReadonlySet<string> }

export function sectionNames(sections: readonly Section[]): SectionNames {
  const titles = sections.map((section) => section.title)
  return {
    byId: new Map(sections.map((section) => [section.id, section])),
    repeated: new Set(titles.filter((title, index) => titles.indexOf(title) !== index)),
  }
}

/** A title that stands by itself in a table of contents. */
export function lessonTitle(pack: Pack, names: SectionNames, phrases: Phrases): string {
  const base = unitsTitle(pack, names, phrases)
  if (pack.parts === 1) return base
  const first = pack.facts.find((fact) => fact.kind === 'step') ?? pack.facts[0]
  const words = withoutStop(first?.text ?? '')
  return first?.kind === 'step' && words.split(/\s+/).length <= 7
    ? phrases.part(base, words)
    : `${base} (${String(pack.part)}/${String(pack.parts)})`
}

function unitsTitle(pack: Pack, names: SectionNames, phrases: Phrases): string {
  const all = [...new Set(pack.units.map((unit) => unit.chapter))]
  // What stands under the document's own title, or in its forms, gives a lesson no name.
  const named = all.filter((chapter) => chapter.path.length > 0 && !chapter.titlePage && chapter.role !== 'form')
  const chapters = named.length > 0 ? named : all
  if (chapters.length > 1) return joinedOrLongest(chapters, pack.units, (unit) => unit.chapter, names, phrases)
  const chapter = chapters[0] ?? pack.chapter
  const own = pack.units.map((unit) => unit.section)
  const heads = own.filter(
    (section) => section.path.length > 0 && !own.some((other) => other !== section && isBelow(section, other)),
  )
  const everything = pack.units.length === pack.chapterUnits && chapter.path.length > 0
  const whole = everything && !saysLittle(chapter.title)
  if (whole && (heads.length !== 1 || heads[0] !== chapter)) return chapter.title
  if (heads.length === 0) return chapter.title
  if (everything && heads.length > 1 && !joinedTitle(heads, names, phrases)) return chapter.title
  return joinedOrLongest(
    heads,
    pack.units,
    (unit) => heads.find((head) => head === unit.section || isBelow(unit.section, head)) ?? unit.section,
    names,
    phrases,
  )
}

/** Two to four short headings make one title; otherwise the one that says most of the lesson does. */
function joinedOrLongest(
  heads: readonly Section[],
  units: readonly Unit[],
  headOf: (unit: Unit) => Section,
  names: SectionNames,
  phrases: Phrases,
): string {
  const joined = joinedTitle(heads, names, phrases)
  if (joined !== null) return joined
  const weight = (head: Section) =>
    units.filter((unit) => headOf(unit) === head).reduce((sum, unit) => sum + unit.minutes, 0)
  const longest = [...heads].sort((a, b) => weight(b) - weight(a))[0]
  return longest ? qualified(longest, names, phrases) : ''
}

/** The headings as one title, or null where they make none. */
function joinedTitle(heads: readonly Section[], names: SectionNames, phrases: Phrases): string | null {
  const titles = [...new Set(heads.map((head) => qualified(head, names, phrases)))]
  const joined = phrases.joined(titles)
  return titles.length === 1 || (titles.every(isJoinable) && joined.length <= LONGEST && titles.length <= 4)
    ? joined
    : null
}

/** Questions, sentences and phrases do not join into one title with others. */
export const isJoinable = (title: string): boolean =>
  !/[?!]|^(?:for|in|at|to|if|when|you|how|what|voor|bij|als|für|bei|wenn|pour|si|para)\b/i.test(title)

function qualified(section: Section, names: SectionNames, phrases: Phrases): string {
  const parent = section.parent === null ? undefined : names.byId.get(section.parent)
  if (
    !(saysLittle(section.title) || names.repeated.has(section.title)) ||
    !parent ||
    parent.path.length === 0 ||
    saysLittle(parent.title)
  )
    return section.title
  return phrases.part(parent.title, section.title)
}

/** Lessons that ended up with the same title are counted. */
export function distinctTitles(lessons: { title: string }[]): void {
  const counts = new Map<string, number>()
  for (const { title } of lessons) counts.set(title, (counts.get(title) ?? 0) + 1)
  const seen = new Map<string, number>()
  for (const lesson of lessons) {
    const total = counts.get(lesson.title) ?? 1
    if (total === 1) continue
    const number = (seen.get(lesson.title) ?? 0) + 1
    seen.set(lesson.title, number)
    lesson.title = `${lesson.title} (${String(number)}/${String(total)})`
  }
}

function isBelow(section: Section, other: Section): boolean {
  return (
    section.source === other.source &&
    section.path.length > other.path.length &&
    other.path.every((heading, index) => section.path[index] === heading)
  )
}
