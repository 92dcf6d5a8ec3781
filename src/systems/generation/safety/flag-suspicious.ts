import type { Doubt, Segment, SourceDocument } from '@/systems/sops/model'
import type { Problems, Verification } from '../model'
import { suspicionsIn, type Suspicion, type SuspicionKind } from './suspicious-text'

const says: Record<SuspicionKind, (words: string) => string> = {
  orders: (words) =>
    `the passage it cites reads like an order to a machine (“${words}”): see whether it belongs into the procedure`,
  role: (words) => `the passage it cites speaks to an AI (“${words}”): see whether it belongs into the procedure`,
  marker: (words) =>
    `the passage it cites has the shape of a prompt (“${words}”): see whether it belongs into the procedure`,
  address: (words) =>
    `the passage it cites wants something sent to an address (“${words}”): see whether it belongs into the procedure`,
  blob: (words) => `the passage it cites holds encoded text (“${words}”): see what it says before you let it stand`,
  invisible: (words) => `the passage it cites holds ${words}: look at the file itself`,
}

/** Remark on a claim whose passage looks as if it spoke to a machine. */
const suspiciousPassage = 'suspicious-passage'

/** The same for whoever checks the reading of an SOP, as places in doubt. */
export const suspiciousDoubts = (segments: readonly Pick<Segment, 'key' | 'text' | 'page'>[]): Doubt[] =>
  segments.flatMap(({ key, text, page }) =>
    suspicionsIn(text).map(({ kind, words }) => ({
      code: suspiciousPassage,
      message: `${says[kind](words).replace('the passage it cites', 'This passage')}.`,
      segment: key,
      ...(page === undefined ? {} : { page }),
    })),
  )

/**
 * Tells the reviewer which claims rest on passages that look as if they spoke to a machine. Nothing is taken out and no
 * verdict is changed: whether it belongs into the procedure, only a person can say.
 */
export function flagSuspicious(verification: Verification, sources: readonly SourceDocument[]): Verification {
  const flagged = new Map(
    sources.flatMap((source) =>
      source.document.segments.flatMap((segment): [string, Suspicion[]][] => {
        const suspicions = suspicionsIn(segment.text)
        return suspicions.length > 0 ? [[`${source.id} ${segment.key}`, suspicions]] : []
      }),
    ),
  )
  if (flagged.size === 0) return verification
  const remarks = Object.entries(verification.content.claims).flatMap(([id, claim]): Problems[] => {
    const suspicions = [...new Set(claim.citations.map(({ source, segment }) => `${source} ${segment}`))].flatMap(
      (place) => flagged.get(place) ?? [],
    )
    if (suspicions.length === 0) return []
    const problems = suspicions.map(({ kind, words }) => ({ code: suspiciousPassage, message: says[kind](words) }))
    return [{ id, kind: 'claim', support: claim.support, problems }]
  })
  return { ...verification, problems: withRemarks(verification.problems, remarks) }
}

/** Remarks joined to those that a claim has already, so that each claim stands once. */
export function withRemarks(problems: readonly Problems[], more: readonly Problems[]): Problems[] {
  const joined = new Map(problems.map((one) => [`${one.kind} ${one.id}`, one]))
  for (const one of more) {
    const key = `${one.kind} ${one.id}`
    const earlier = joined.get(key)
    joined.set(
      key,
      earlier ? { ...earlier, support: one.support, problems: [...earlier.problems, ...one.problems] } : one,
    )
  }
  return [...joined.values()]
}
