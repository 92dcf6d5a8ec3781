import type { Citation, LearnerContent, Passage } from './types'

/**
 * The passages that a course cites under the same heading, in the order the course meets them: what can be shown of an
 * SOP where the SOP itself is not at hand, as in a package.
 */
export function passageFromClaims(claims: Citation[][], citation: Citation): Passage {
  const near = claims.flat().filter((other) => other.source === citation.source && samePath(other.path, citation.path))
  const seen = new Set<string>()
  const lines = [...near, citation].filter(({ segment, quote }) => {
    const key = `${segment} ${quote}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
  return {
    whole: false,
    heading: citation.path.at(-1) ?? '',
    lines: lines.map((line) => ({
      kind: 'item',
      text: line.quote,
      ...(isSame(line, citation) ? { here: { start: 0, end: line.quote.length } } : {}),
    })),
  }
}

export function allCitations(content: Pick<LearnerContent, 'claims'>): Citation[][] {
  return Object.values(content.claims)
}

function samePath(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((heading, at) => heading === other[at])
}

function isSame(one: Citation, other: Citation): boolean {
  return one.segment === other.segment && one.quote === other.quote
}
