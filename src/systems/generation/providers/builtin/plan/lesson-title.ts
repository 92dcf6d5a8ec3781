import type { Section, SectionRole } from '../../../model'
import type { Phrases, Topic } from '../../../phrases'
import { withoutStop } from '../../../reading/wording'
import type { Pack } from './pack-lessons'
import type { Chapter } from './units'

/** Headings that say nothing without the one above them. */
const GENERIC =
  /^(?:general|overview|introduction|description|details?|steps?|procedures?|process|instructions?|report|handling|storage|disposal|duties|training|prerequisites|training process|methods?|other|notes?|examples?|data|uitvoering|werkwijze|algemeen|onderwerp|durchführung|allgemeines|général|generalidades)$/i

export const saysLittle = (title: string): boolean => GENERIC.test(title)

/** Up to here a title that lists its sections reads well; beyond, what they are about says it shorter. */
const COMFORTABLE = 50
const LONGEST = 70
const LONGEST_PAIR = 80
/** Beyond it, a title is long enough without saying that there is more. */
const NO_MORE = 50

/** Headings that open a document: where a lesson has more to say, they do not name it. */
const OPENS =
  /^(?:abstract|introduction|overview|summary|inleiding|samenvatting|onderwerp|einleitung|überblick|zusammenfassung|résumé|aperçu|introducción|resumen)$/i

/** Sections by id, the titles that several of them share, and how many units each chapter has. */
export type SectionNames = {
  byId: ReadonlyMap<string, Section>
  repeated: ReadonlySet<string>
  unitsOf: ReadonlyMap<string, number>
}

export function sectionNames(sections: readonly Section[], chapters: readonly Chapter[] = []): SectionNames {
  const titles = sections.map((section) => section.title)
  const unitsOf = new Map<string, number>()
  for (const unit of chapters.flatMap((chapter) => chapter.units))
    unitsOf.set(unit.chapter.id, (unitsOf.get(unit.chapter.id) ?? 0) + 1)
  return {
    byId: new Map(sections.map((section) => [section.id, section])),
    repeated: new Set(titles.filter((title, index) => titles.indexOf(title) !== index)),
    unitsOf,
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
  const heads = headsOf(pack, names)
  const [only] = heads
  if (only && heads.length === 1) {
    const title = qualified(only.section, names, phrases)
    const steps = pack.facts.filter((fact) => fact.kind === 'step').length
    return saysLittle(title) && steps >= 3 ? phrases.stepByStep(title) : title
  }
  const joined = joinedTitle(heads, names, phrases)
  const topics = topicsTitle(heads, names, phrases)
  return (
    (joined !== null && joined.length <= COMFORTABLE ? joined : (topics ?? joined)) ??
    chapterTitle(pack, names) ??
    longestTitle(heads, names, phrases)
  )
}

/** The chapter's own title, even where it says little, if the lesson takes in all of it. */
function chapterTitle(pack: Pack, names: SectionNames): string | null {
  const [chapter, ...more] = new Set(pack.units.map((unit) => unit.chapter))
  const whole = chapter && more.length === 0 && pack.parts === 1 && pack.units.length === names.unitsOf.get(chapter.id)
  return whole && chapter.path.length > 0 && !chapter.titlePage ? chapter.title : null
}

/** A heading that names a lesson or a part of it, with the minutes that stand below it. */
type Head = { section: Section; minutes: number }

/**
 * The headings a lesson is named after: of a chapter that is here as a whole its own, unless it says too little; of any
 * other the highest. Forms, the document's title and mere openings only count where there is nothing else.
 */
function headsOf(pack: Pack, names: SectionNames): Head[] {
  const heads = new Map<string, Head>()
  const sections = pack.units.map((unit) => unit.section)
  for (const unit of pack.units) {
    const here = pack.units.filter((other) => other.chapter === unit.chapter).length
    const whole =
      pack.parts === 1 &&
      unit.chapter.path.length > 0 &&
      !(saysLittle(unit.chapter.title) && unit.section !== unit.chapter) &&
      here === names.unitsOf.get(unit.chapter.id)
    const section = whole ? unit.chapter : highest(unit.section, sections)
    const known = heads.get(section.id)
    if (known) known.minutes += unit.minutes
    else heads.set(section.id, { section, minutes: unit.minutes })
  }
  const all = [...heads.values()]
  const naming = all.filter(
    ({ section }) =>
      section.path.length > 0 && !section.titlePage && section.role !== 'form' && !OPENS.test(section.title),
  )
  return naming.length > 0 ? naming : all
}

/** The section of the list that a section stands below, or itself. */
function highest(section: Section, sections: readonly Section[]): Section {
  const above = sections.filter((other) => other !== section && isBelow(section, other))
  return above.sort((a, b) => a.path.length - b.path.length)[0] ?? section
}

/** Two or three short headings as one title, or null where they make none. */
function joinedTitle(heads: readonly Head[], names: SectionNames, phrases: Phrases): string | null {
  const titles = [...new Set(heads.map((head) => qualified(head.section, names, phrases)))]
  const joined = phrases.joined(titles)
  return titles.length === 1 ||
    (titles.every(isJoinable) && joined.length <= (titles.length === 2 ? LONGEST_PAIR : LONGEST) && titles.length <= 3)
    ? joined
    : null
}

/** What the sections are about, in a word each, where that is known of all of them. */
function topicsTitle(heads: readonly Head[], names: SectionNames, phrases: Phrases): string | null {
  if (heads.some((head) => names.repeated.has(head.section.title))) return null
  const found = heads.map((head) => TOPICS[head.section.role])
  const topics = [...new Set(found)].flatMap((topic) => (topic ? phrases.topics[topic] : []))
  return found.includes(undefined) || topics.length === 0 || topics.length > 4 ? null : phrases.joined(topics)
}

const TOPICS: Partial<Record<SectionRole, Topic>> = {
  purpose: 'aim',
  scope: 'aim',
  roles: 'roles',
  definitions: 'terms',
  principle: 'principle',
  materials: 'need',
  safety: 'safety',
  training: 'training',
  trouble: 'trouble',
  records: 'records',
  quality: 'quality',
}

/** The heading that says most of the lesson, and that there is more. */
function longestTitle(heads: readonly Head[], names: SectionNames, phrases: Phrases): string {
  const longest = [...heads].sort((a, b) => b.minutes - a.minutes)[0]
  if (!longest) return ''
  const title = qualified(longest.section, names, phrases)
  return isJoinable(title) && title.length <= NO_MORE ? phrases.andMore(title) : title
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
