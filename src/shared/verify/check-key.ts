import { checkStatement, type Evidence } from './check-statement'
import { clip, type Finding } from './model'

/** Said otherwise by the passage, not merely in other words or with something left out. */
export function isContradicted(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.grave && finding.code !== 'words-not-in-passage')
}

/** Whether the passage bears a key out: it may be a part of a sentence, the rest of which is in the stem. */
export function checkKey(text: string, evidence: Evidence): Finding[] {
  // An option is a part of a sentence: what it leaves out of the passage is in the stem.
  const partOf = new Set([
    'number-left-out',
    'restriction-left-out',
    'modality-changed',
    'bound-changed',
    'negation-left-out',
    'order-changed',
  ])
  return checkStatement(text, evidence)
    .filter((finding) => !partOf.has(finding.code))
    .map((finding) => ({
      ...finding,
      code: 'key-not-in-passage' as const,
      grave: true,
      message: `the key "${clip(text)}": ${finding.message}`,
    }))
}
