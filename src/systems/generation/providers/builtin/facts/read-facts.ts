import { quantities } from '@/shared/language'
import type { SourceDocument } from '@/systems/sops/model'
import type { Fact, Facts, LeftOut } from '../../../model'
import { isNotTaught } from '../../../reading/section-role'
import { uniqueIds } from '../../../stable-id'
import { readSections, wordingOfSource, type SectionWithText } from './read-sections'
import { segmentReader, type Made } from './segment-facts'

type Segment = SourceDocument['document']['segments'][number]

/** Everything the sources say, typed and with its passages, in their order; and what was left out, with the reason. */
export function readFacts(sources: readonly SourceDocument[]): Facts {
  const all: Facts = {
    language: sources[0]?.document.language ?? 'en',
    title: '',
    sections: [],
    facts: [],
    leftOut: [],
  }
  const newId = uniqueIds()
  for (const source of sources) {
    const factOf = new Map<string, string>()
    const wording = wordingOfSource(source)
    const read = segmentReader(source, wording)
    all.title ||= wording.title(source.document.title)
    const keep = (made: Made, segment: Segment, section: SectionWithText) => {
      const place = made.spans.map((span) => `${span.segment}:${String(span.start)}-${String(span.end)}`).join(',')
      const parent = segment.parent === undefined ? undefined : factOf.get(segment.parent)
      const fact: Fact = {
        ...made,
        id: newId('c', source.id, place, made.text),
        source: source.id,
        section: section.id,
        order: all.facts.length,
        ...(parent === undefined ? {} : { parent }),
        ...(segment.choice === undefined ? {} : { choice: segment.choice }),
      }
      all.facts.push(fact)
      factOf.set(segment.key, fact.id)
    }
    for (const section of readSections(source, wording)) {
      const { segments, ...plain } = section
      all.sections.push({ ...plain, order: all.sections.length })
      const taught = isNotTaught.has(section.role) ? measuredLists(segments, source.document.language) : segments
      if (taught.length < segments.length) all.leftOut.push(notALesson(section, segments))
      for (const segment of taught) {
        const { made, dropped } = read(segment, section)
        made.forEach((fact) => keep(fact, segment, section))
        all.leftOut.push(
          ...dropped.map((text): LeftOut => ({
            source: source.id,
            segment: segment.key,
            reason: 'open-in-source',
            text,
          })),
        )
      }
    }
  }
  return all
}

function notALesson(section: SectionWithText, segments: readonly Segment[]): LeftOut {
  return {
    source: section.source,
    segment: segments[0]?.key ?? '',
    reason: `not-taught:${section.role}`,
    text: section.title,
  }
}

/** Of forms and check lists only the lists of numbers are worth teaching: a list with its introduction. */
function measuredLists(segments: readonly Segment[], language: string): Segment[] {
  const measured = (segment: Segment) =>
    quantities(segment.text, language).some((quantity) => quantity.unit !== null && !quantity.reference)
  return segments.filter((segment) => {
    const introduced = segments.filter((other) => other.parent === segment.key)
    const list =
      introduced.length > 0
        ? introduced
        : segments.filter((other) => other.parent !== undefined && other.parent === segment.parent)
    const isList = list.length >= 2 && list.every((item) => item.kind !== 'table-row')
    return isList && list.filter(measured).length >= list.length * 0.6
  })
}
