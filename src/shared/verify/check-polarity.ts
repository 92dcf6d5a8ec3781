import { contentWords, type Lexicon } from '@/shared/language'
import { clausesOf, countOf, nearestClauses } from './clauses'
import { clip, type Finding } from './model'

/** Negations and restrictions ("only", "unless") that a statement adds to its quotes, or drops from them. */
export function checkPolarity(text: string, quotes: readonly string[], lexicon: Lexicon): Finding[] {
  const evidence = quotes.flatMap(clausesOf)
  const findings: Finding[] = []
  for (const clause of clausesOf(text).filter((part) => contentWords(part, lexicon).length > 0)) {
    const near = nearestClauses(clause, evidence, lexicon)
    const best = near[0]
    if (!best || best.share < 0.5) {
      findings.push(...unmatched(clause, evidence, lexicon))
      continue
    }
    const ties = near.filter((other) => other.share >= best.share - 0.01).map((other) => other.clause)
    findings.push(...negation(clause, ties, lexicon), ...restriction(clause, ties, evidence, lexicon))
  }
  return findings
}

function unmatched(clause: string, evidence: readonly string[], lexicon: Lexicon): Finding[] {
  if (countOf(clause, lexicon.negation) === 0 || evidence.some((other) => countOf(other, lexicon.negation) > 0))
    return []
  return [{ code: 'negation-added', grave: true, message: `the passage has no "not": ${clip(clause)}` }]
}

function negation(clause: string, ties: readonly string[], lexicon: Lexicon): Finding[] {
  const mine = countOf(clause, lexicon.negation)
  const theirs = ties.map((other) => countOf(other, lexicon.negation))
  if (theirs.includes(mine)) return []
  const shown = ties[0] ?? ''
  return theirs.every((count) => count < mine)
    ? [{ code: 'negation-added', grave: true, message: `a "not" has been added; the passage says "${clip(shown)}"` }]
    : [
        {
          code: 'negation-left-out',
          grave: true,
          message: `a "not" has been left out; the passage says "${clip(shown)}"`,
        },
      ]
}

function restriction(
  clause: string,
  ties: readonly string[],
  evidence: readonly string[],
  lexicon: Lexicon,
): Finding[] {
  const findings: Finding[] = []
  for (const [name, set] of [
    ['only', lexicon.only],
    ['unless', lexicon.except],
    ['always', lexicon.always],
  ] as const) {
    const mine = countOf(clause, set) > 0
    if (
      mine &&
      !evidence.some((other) => countOf(other, set) > 0) &&
      !(name === 'always' && ties.some((other) => countOf(other, lexicon.obligation) > 0))
    ) {
      findings.push({
        code: 'restriction-added',
        grave: true,
        message: `the passage does not say "${name}": "${clip(ties[0] ?? '')}"`,
      })
    }
    const dropped = !mine && ties.every((other) => countOf(other, set) > 0)
    if (dropped)
      findings.push({
        code: 'restriction-left-out',
        grave: name !== 'always',
        message: `"${name}" has been left out; the passage says "${clip(ties[0] ?? '')}"`,
      })
  }
  return findings
}
