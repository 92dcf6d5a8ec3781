import type { Claim } from '@/shared/manifest/schema'

/** What the verifier needs of a parsed source: its segments, with their text, headings and table heads. */
export type VerifiableSegment = {
  key: string
  text: string
  path: readonly string[]
  order: number
  page?: number
  start: number
  end: number
  term?: string
  header?: readonly string[]
  caption?: string
  choice?: string
  parent?: string
}
export type VerifiableSource = {
  document: { language: string; text: string; segments: readonly VerifiableSegment[] }
}
export type Sources = ReadonlyMap<string, VerifiableSource>

export const problemCodes = [
  'no-citation',
  'unknown-source',
  'unknown-segment',
  'quote-not-in-passage',
  'quote-misplaced',
  'quote-cut-from-negation',
  'condition-left-out',
  'exception-left-out',
  'number-not-in-passage',
  'unit-left-out',
  'number-left-out',
  'bound-changed',
  'negation-added',
  'negation-left-out',
  'restriction-added',
  'restriction-left-out',
  'modality-changed',
  'time-order-changed',
  'role-not-in-passage',
  'order-changed',
  'words-not-in-passage',
  'key-not-in-passage',
  'distractor-true',
  'distractor-repeated',
  'distractor-unlike-key',
  'order-not-of-source',
  'alternatives-mixed',
  'pair-not-in-passage',
  'tolerance-too-wide',
  'statement-true-by-passage',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** One thing a reviewer should know, in words for them: `"4 hours" is not in the passage; it says "4-8 hours"`. */
export type Problem = { code: ProblemCode; message: string }
/** `grave` problems mean the passage says something else; the others that it does not say all of it. */
export type Finding = Problem & { grave: boolean }

export type Verdict = { support: Claim['support']; problems: Problem[] }

export function verdictOf(findings: readonly Finding[]): Verdict {
  const support =
    findings.length === 0 ? 'supported' : findings.some((finding) => finding.grave) ? 'unsupported' : 'partial'
  return { support, problems: findings.map(({ code, message }) => ({ code, message })) }
}

/** A passage as it may be printed inside a message: one line, not too long. */
export function clip(text: string, length = 70): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}
