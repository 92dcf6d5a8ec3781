import type { Claim } from '@/shared/manifest/schema'
import { checkStatement, type Evidence } from './check-statement'
import { followCitation, type Cited } from './cite'
import { verdictOf, type Finding, type Sources, type Verdict } from './model'

/**
 * Compares a claim with the passages it cites. Pure and quick; works for generated claims and for those people wrote.
 * `supported`: nothing to remark. `partial`: the passages do not bear all of it out. `unsupported`: there is no such
 * passage, or it says something else.
 */
export function verifyClaim({
  claim,
  sources,
}: {
  claim: Pick<Claim, 'text' | 'citations'>
  sources: Sources
}): Verdict {
  if (claim.citations.length === 0) {
    return verdictOf([{ code: 'no-citation', grave: true, message: 'no passage of the SOP is cited' }])
  }
  const followed = claim.citations.map((citation) => followCitation(citation, claim.text, sources))
  const cited = followed.flatMap((one) => (one.cited ? [one.cited] : []))
  const findings: Finding[] = followed.flatMap((one) => one.findings)
  if (cited.length > 0) findings.push(...checkStatement(claim.text, evidenceOf(cited)))
  return verdictOf(findings)
}

/** Quotes with the headings, table heads and captions above them. */
export function evidenceOf(cited: readonly Cited[]): Evidence {
  const labels = cited.flatMap(({ segment }) => [...(segment.header ?? []), segment.caption ?? '', segment.term ?? ''])
  const context = [...cited.flatMap(({ segment }) => segment.path), ...labels]
  return {
    quotes: cited.map((one) => one.quote),
    context: [...new Set(context)].join('\n'),
    labels: [...new Set(labels)].join('\n'),
    language: cited[0]?.source.document.language ?? 'en',
  }
}
