import type { Citation } from '@/shared/manifest/schema'
import { stepMarkerOf, type Segment } from '@/systems/sops/model'
import type { CourseSource } from '../sources'

/** A heading of an SOP with all that stands under it up to the next heading, verbatim. */
export type Section = {
  source: string
  /** Headings above it and its own, outermost first. */
  path: string[]
  page: number | null
  lines: SectionLine[]
}
export type SectionLine = Pick<
  Segment,
  'key' | 'kind' | 'text' | 'level' | 'marker' | 'severity' | 'term' | 'cells' | 'header' | 'table' | 'page'
>

type Cited = {
  sections: Record<string, Section>
  /** Where a citation stands, and the marker of the step it belongs to. */
  placeOf: (citation: Citation) => { section?: string; marker?: string }
}

/** The sections that the claims cite, so that a passage is shown with what stands around it. */
export function sectionsOf({
  sources,
  claims,
}: {
  sources: readonly CourseSource[]
  claims: readonly { citations: Citation[] }[]
}): Cited {
  const segments = new Map<string, Segment>()
  const sectionOfSegment = new Map<string, string>()
  const all: Record<string, Section> = {}
  for (const source of sources) {
    let current: string | null = null
    for (const segment of source.segments) {
      if (segment.kind === 'heading' || current === null) {
        current = `${source.id}#${segment.key}`
        const path = segment.kind === 'heading' ? [...segment.path, segment.text] : segment.path
        all[current] = { source: source.id, path, page: segment.page ?? null, lines: [] }
      }
      const key = `${source.id} ${segment.key}`
      segments.set(key, segment)
      sectionOfSegment.set(key, current)
      all[current]?.lines.push(lineOf(segment))
    }
  }
  const cited = claims.flatMap((claim) => claim.citations)
  const wanted = new Set(
    cited.flatMap((citation) => sectionOfSegment.get(`${citation.source} ${citation.segment}`) ?? []),
  )
  return {
    sections: Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id))),
    placeOf: (citation) => {
      const section = sectionOfSegment.get(`${citation.source} ${citation.segment}`)
      const segmentOf = (key: string) => segments.get(`${citation.source} ${key}`)
      const marker = stepMarkerOf(segmentOf(citation.segment), segmentOf)
      return { ...(section ? { section } : {}), ...(marker ? { marker } : {}) }
    },
  }
}

function lineOf({ key, kind, text, level, marker, severity, term, cells, header, table, page }: Segment): SectionLine {
  const line = { key, kind, text, level, marker, severity, term, cells, header, table, page }
  return Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined && value !== null),
  ) as SectionLine
}
