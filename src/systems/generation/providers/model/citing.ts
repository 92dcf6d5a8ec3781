import { z } from 'zod'
import { tokenize, unify, bare } from '@/shared/language'
import type { Fact, Span } from '../../model'
import { claimsOf } from '../../pipeline/claims'
import { stableId } from '../../stable-id'
import { verifyClaim, type Verdict } from '@/shared/verify'
import type { Objection } from '../../llm/model'
import type { Material } from './material'
import { plainWords, strangeAddresses } from './plain-words'

/** What a model states: the words, and where it says they stand. */
export const citedSchema = z.object({
  claim: z.string().trim().min(1).max(1200),
  segment: z.string().describe('id of the segment, such as s12'),
  quote: z.string().min(1).max(3000).describe('verbatim from that segment'),
})
export type Cited = z.infer<typeof citedSchema>

/** A passage that the SOP does not have is no slip of the pen. */
export function unknownSegments(cited: readonly Pick<Cited, 'segment'>[], { segments }: Material): Objection | null {
  const strange = [...new Set(cited.map(({ segment }) => segment).filter((alias) => !segments.has(alias)))]
  if (strange.length === 0) return null
  return {
    trouble: 'unknown-segment',
    remark: `There is no segment ${strange
      .slice(0, 5)
      .map((alias) => JSON.stringify(alias.slice(0, 40)))
      .join(', ')}. Cite the segments you were given.`,
  }
}

/**
 * A model's claim as a fact: its words without markup, with the passage the quote stands at; without one where it stands
 * nowhere. Words and passage of a fact that was read make that fact.
 */
export function factFrom(cited: Cited & { term?: string | null }, material: Material): Fact {
  const known = material.segments.get(cited.segment)
  const place = known && placeOf(known.segment.text, cited.quote)
  const spans: Span[] = known && place ? [{ segment: known.segment.key, ...place }] : []
  const touched = known
    ? material.facts.facts.filter((fact) => fact.source === known.source.id && overlaps(fact, spans))
    : []
  const [first] = touched
  const words = plainWords(cited.claim)
  const term = cited.term ? plainWords(cited.term) : ''
  const said = strangeAddresses(words, known?.segment.text ?? '').length > 0 ? '' : words
  const text = said === '' ? (place && known ? known.segment.text.slice(place.start, place.end) : words || '…') : said
  const same = touched.find((fact) => fact.text === text && fact.term === (term === '' ? undefined : term))
  if (same && same.spans.length === 1) return same
  const source = known?.source.id ?? material.documents[0]?.id ?? ''
  return {
    id: stableId('c', 'model', source, JSON.stringify(spans), term, text),
    kind: term === '' ? (first?.kind ?? 'statement') : 'definition',
    source,
    section: first?.section ?? material.facts.sections[0]?.id ?? '',
    text,
    spans,
    order: first?.order ?? 0,
    ...(term === '' ? {} : { term, meaning: text }),
    ...(first?.severity === undefined ? {} : { severity: first.severity }),
    ...(first?.choice === undefined ? {} : { choice: first.choice }),
    ...(first?.sequence === undefined ? {} : { sequence: first.sequence }),
    parts: touched.map((fact) => fact.id),
  }
}

/** The verifier's word on a fact as a claim. */
export function verdictOn(fact: Fact, { documents, sources }: Material): Verdict {
  const claim = claimsOf([fact], documents)[fact.id]
  return claim ? verifyClaim({ claim, sources }) : { support: 'unsupported', problems: [] }
}

function overlaps(fact: Fact, spans: readonly Span[]): boolean {
  return fact.spans.some((own) =>
    spans.some((other) => own.segment === other.segment && own.start < other.end && other.start < own.end),
  )
}

/** Where a quote stands, whatever its blanks, dashes and quotation marks. */
export function placeOf(text: string, quote: string): { start: number; end: number } | null {
  const wanted = quote.trim()
  const at = text.indexOf(wanted)
  if (at >= 0 && wanted !== '') return { start: at, end: at + wanted.length }
  const tokens = tokenize(text).filter((token) => token.kind !== 'sign')
  const needle = bare(unify(wanted)).split(' ').filter(Boolean)
  if (needle.length === 0) return null
  const from = tokens.findIndex((_token, index) =>
    needle.every((word, offset) => tokens[index + offset]?.text === word),
  )
  const [first, last] = [tokens[from], tokens[from + needle.length - 1]]
  if (!first || !last) return null
  const stop = /^[.!?)\]"”’]+/.exec(text.slice(last.end))?.[0] ?? ''
  return { start: first.start, end: last.end + stop.length }
}
