import { overlap, tokenize, unify, type Lexicon } from '@/shared/language'

const BORDER =
  /\n+|[()[\]|]|[.;!?]+(?=\s|$)|,\s(?=(?:but|maar|aber|mais|pero)\s)|\s-\s|\s(?:but|maar|aber|mais|pero)\s/giu

/** Clauses of a text: the reach of one negation or one modal word. */
export function clausesOf(text: string): string[] {
  return unify(text)
    .split(BORDER)
    .flatMap(atColons)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause))
}

/** A label of one word (`Optional: use a fan`) belongs to what it labels; a longer opening is a clause of its own. */
function atColons(part: string): string[] {
  const colon = /:(?=\s|$)/g
  for (let match = colon.exec(part); match; match = colon.exec(part)) {
    const opening = part.slice(0, match.index)
    if (opening.trim().split(/\s+/).length > 1) return [opening, ...atColons(part.slice(match.index + 1))]
  }
  return [part]
}

/** The clauses of the evidence that say most of what `clause` says, best first, with the share (0..1) of its words. */
export function nearestClauses(
  clause: string,
  evidence: readonly string[],
  lexicon: Lexicon,
): { clause: string; share: number }[] {
  return evidence
    .map((other) => ({ clause: other, share: overlap(clause, other, lexicon) }))
    .sort((a, b) => b.share - a.share)
}

/** How often words of a set stand in a clause. `can't` and `n't` forms count as negations. */
export function countOf(clause: string, set: ReadonlySet<string>): number {
  const plain = unify(clause).replace(/\b(?:no|nr)\.\s*(?=\d)/gi, '')
  return tokenize(plain).filter((token) => token.kind === 'word' && set.has(token.text)).length
}
