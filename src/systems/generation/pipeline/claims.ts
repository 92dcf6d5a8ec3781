import type { Citation, Claim } from '@/shared/manifest/schema'
import { stepMarkerOf, type SourceDocument } from '@/systems/sops/model'
import type { Fact } from '../model'

/** The claims that facts make, by the facts' ids: their text with a citation for each passage. Not yet verified. */
export function claimsOf(facts: readonly Fact[], sources: readonly SourceDocument[]): Record<string, Claim> {
  const segments = new Map(
    sources.map((source) => [source.id, new Map(source.document.segments.map((segment) => [segment.key, segment]))]),
  )
  return Object.fromEntries(
    facts.map((fact) => {
      const citations = fact.spans.flatMap((span): Citation[] => {
        const segment = segments.get(fact.source)?.get(span.segment)
        if (!segment) return []
        const marker = stepMarkerOf(segment, (key) => segments.get(fact.source)?.get(key))
        const quote = segment.text.slice(span.start, span.end)
        return [
          {
            source: fact.source,
            segment: span.segment,
            quote,
            path: segment.path,
            start: span.start,
            end: span.end,
            ...(segment.page === undefined ? {} : { page: segment.page }),
            ...(marker === undefined ? {} : { marker }),
          },
        ]
      })
      return [fact.id, { text: claimText(fact), citations, support: 'unsupported' as const }]
    }),
  )
}

function claimText(fact: Fact): string {
  return fact.term !== undefined && fact.meaning !== undefined ? `${fact.term}: ${fact.meaning}` : fact.text
}
