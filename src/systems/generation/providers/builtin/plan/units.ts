import type { Fact, Facts, Section } from '../../../model'
import { readingMinutes } from './minutes'

/** A section that has something to teach, with it. */
export type Unit = { section: Section; chapter: Section; facts: Fact[]; minutes: number }
export type Chapter = { section: Section; units: Unit[] }

/** The document's chapters: its sections of the highest level of which there is more than one, with all below them. */
export function readChapters({ sections, facts }: Pick<Facts, 'sections' | 'facts'>): Chapter[] {
  const bySection = new Map<string, Fact[]>()
  for (const fact of facts) bySection.set(fact.section, [...(bySection.get(fact.section) ?? []), fact])
  const byId = new Map(sections.map((section) => [section.id, section]))
  const chapters: Chapter[] = []
  const depths = new Map<string, number>()
  for (const source of new Set(sections.map((section) => section.source))) {
    depths.set(
      source,
      chapterDepth(
        sections.filter((section) => section.source === source && hasFactsBelow(section, sections, bySection)),
      ),
    )
  }
  for (const section of sections) {
    const own = bySection.get(section.id) ?? []
    if (own.length === 0) continue
    const top = ancestorAt(section, depths.get(section.source) ?? 1, byId)
    const unit = { section, chapter: top, facts: own, minutes: readingMinutes(own) }
    const known = chapters.find((chapter) => chapter.section.id === top.id)
    if (known) known.units.push(unit)
    else chapters.push({ section: top, units: [unit] })
  }
  return withoutTitlePages(chapters)
}

/** A sentence or two under the document's own title open the first chapter; they make none. */
function withoutTitlePages(chapters: readonly Chapter[]): Chapter[] {
  const [first, second, ...rest] = chapters
  const tiny =
    first &&
    (first.section.titlePage || first.section.path.length === 0) &&
    readingMinutes(first.units.flatMap((unit) => unit.facts)) < 0.5
  return first && second && tiny
    ? [{ section: second.section, units: [...first.units, ...second.units] }, ...rest]
    : [...chapters]
}

function chapterDepth(sections: readonly Section[]): number {
  const deepest = Math.max(1, ...sections.map((section) => section.path.length))
  for (let depth = 1; depth < deepest; depth += 1) {
    const heads = new Set(
      sections
        .filter((section) => section.path.length >= depth)
        .map((section) => section.path.slice(0, depth).join('\u0000')),
    )
    if (heads.size > 1) return depth
  }
  return 1
}

function hasFactsBelow(
  section: Section,
  sections: readonly Section[],
  bySection: ReadonlyMap<string, Fact[]>,
): boolean {
  const prefix = section.path.join('\u0000')
  return sections.some(
    (other) =>
      other.source === section.source &&
      `${other.path.join('\u0000')}\u0000`.startsWith(prefix === '' ? '' : `${prefix}\u0000`) &&
      bySection.has(other.id),
  )
}

function ancestorAt(section: Section, depth: number, byId: ReadonlyMap<string, Section>): Section {
  let current = section
  while (current.path.length > depth && current.parent !== null) {
    const parent = byId.get(current.parent)
    if (!parent) break
    current = parent
  }
  return current
}
