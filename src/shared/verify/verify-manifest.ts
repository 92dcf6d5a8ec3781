import type { Claim, CourseManifest } from '@/shared/manifest/schema'
import { exercisesOf } from '@/shared/manifest/walk'
import { bare, tokenize, unify } from '@/shared/language'
import type { Sources, VerifiableSegment, VerifiableSource, Verdict } from './model'
import { verifyClaim } from './verify-claim'
import { verifyExercise } from './verify-exercise'

export type Checked = { kind: 'claim' | 'exercise'; id: string; verdict: Verdict }
type Course = Pick<CourseManifest, 'claims' | 'modules' | 'assessment'>

/** Every claim and every exercise of a course against its sources. Stored `support` is not believed, but computed. */
export function verifyCourse({ content, sources }: { content: Course; sources: Sources }): Checked[] {
  const claims = Object.entries(content.claims).map(([id, claim]) => ({
    kind: 'claim' as const,
    id,
    verdict: verifyClaim({ claim, sources }),
  }))
  const exercises = exercisesOf(content).map((exercise) => ({
    kind: 'exercise' as const,
    id: exercise.id,
    verdict: verifyExercise({ exercise, claims: content.claims, sources }),
  }))
  return [...claims, ...exercises]
}

/**
 * Like `verifyCourse`, for a manifest that may have been made elsewhere: a citation whose segment is not known here,
 * or does not hold the quote, is looked up by its quote in the document's text.
 */
export function verifyManifestAgainstText({ manifest, sources }: { manifest: Course; sources: Sources }): Checked[] {
  const finder = new Map([...sources].map(([id, source]) => [id, quoteFinder(source)]))
  const claims = Object.fromEntries(
    Object.entries(manifest.claims).map(([id, claim]) => [id, relocate(claim, sources, finder)]),
  )
  return verifyCourse({ content: { ...manifest, claims }, sources })
}

type Finder = (quote: string, path: readonly string[]) => { segment: VerifiableSegment; start: number; end: number }[]

function relocate(claim: Claim, sources: Sources, finder: ReadonlyMap<string, Finder>): Claim {
  const citations = claim.citations.flatMap((citation) => {
    const segment = sources
      .get(citation.source)
      ?.document.segments.find((candidate) => candidate.key === citation.segment)
    if (segment?.text.slice(citation.start, citation.end) === citation.quote) return [citation]
    const places = finder.get(citation.source)?.(citation.quote, citation.path) ?? []
    if (places.length === 0) return [citation]
    return places.map((place) => ({
      ...citation,
      segment: place.segment.key,
      start: place.start,
      end: place.end,
      quote: place.segment.text.slice(place.start, place.end),
    }))
  })
  return { ...claim, citations }
}

/**
 * Finds a quote in the text whatever its blanks, dashes, quotation marks and list markers. A quote that runs over
 * several segments comes back as one place in each of them.
 */
function quoteFinder(source: VerifiableSource): Finder {
  const tokens = source.document.segments.flatMap((segment) =>
    tokenize(segment.text)
      .filter((token) => token.kind !== 'sign')
      .map((token) => ({ ...token, segment })),
  )
  const first = new Map<string, number[]>()
  tokens.forEach((token, index) => first.set(token.text, [...(first.get(token.text) ?? []), index]))
  return (quote, path) => {
    const wanted = bare(unify(quote)).split(' ').filter(Boolean)
    const starts = (first.get(wanted[0] ?? '') ?? []).filter((at) =>
      wanted.every((word, offset) => tokens[at + offset]?.text === word),
    )
    const best = starts
      .map((at) => ({ at, fit: likeness(tokens[at]?.segment.path ?? [], path) }))
      .sort((a, b) => b.fit - a.fit)[0]
    if (!best) return []
    const run = tokens.slice(best.at, best.at + wanted.length)
    const places: { segment: VerifiableSegment; start: number; end: number }[] = []
    for (const token of run) {
      const last = places.at(-1)
      if (last?.segment === token.segment) last.end = token.end
      else places.push({ segment: token.segment, start: token.start, end: token.end })
    }
    return places
  }
}

function likeness(a: readonly string[], b: readonly string[]): number {
  const there = new Set(a.map(bare))
  return b.filter((heading) => there.has(bare(heading))).length
}
