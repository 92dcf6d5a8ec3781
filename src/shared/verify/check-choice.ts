import { bare, contentWords, lexiconOf, overlap } from '@/shared/language'
import type { Exercise } from '@/shared/manifest/schema'
import { checkKey, isContradicted } from './check-key'
import { checkStatement, type Evidence } from './check-statement'
import { kindOf, lengthRatio } from './kind'
import { clip, type Finding } from './model'

const INVERTED = /\b(?:NOT|EXCEPT|NIET|BEHALVE|NICHT|AUSSER|SAUF|EXCEPTO)\b/

/** Options: the key borne out, the others unlike it in words only, and none of them true as well. */
export function checkChoice(exercise: Extract<Exercise, { options: unknown }>, evidence: Evidence): Finding[] {
  const inverted = exercise.type === 'spot-the-error' || INVERTED.test(exercise.prompt)
  const marked = exercise.options.filter((option) => option.correct).map((option) => option.text)
  const findings: Finding[] = []
  for (const option of exercise.options) {
    if (option.correct !== inverted) findings.push(...checkKey(option.text, evidence))
    if (option.correct) continue
    const twins = exercise.options.filter((other) => bare(other.text) === bare(option.text))
    if (twins.length > 1)
      findings.push({ code: 'distractor-repeated', grave: true, message: `"${clip(option.text)}" is offered twice` })
    const ratio = lengthRatio(option.text, marked)
    const kinds = marked.map((text) => kindOf(text, evidence.language))
    if (ratio < 0.5 || ratio > 2 || !kinds.includes(kindOf(option.text, evidence.language))) {
      findings.push({
        code: 'distractor-unlike-key',
        grave: false,
        message: `"${clip(option.text)}" differs so much from the key that it gives the answer away`,
      })
    }
    if (!inverted && answersAsWell(option.text, marked, exercise.prompt, evidence)) {
      findings.push({
        code: 'distractor-true',
        grave: true,
        message: `"${clip(option.text)}" is true by the passage as well`,
      })
    }
  }
  if (inverted) {
    for (const text of marked.filter((text) => !isContradicted(checkStatement(text, evidence)))) {
      findings.push({
        code: 'statement-true-by-passage',
        grave: true,
        message: `marked as the error, yet the passage says "${clip(text)}"`,
      })
    }
  }
  return findings
}

/** A wrong option that stands in a line of the passage which fits the question at least as well as the key's line. */
function answersAsWell(text: string, keys: readonly string[], prompt: string, evidence: Evidence): boolean {
  const lexicon = lexiconOf(evidence.language)
  if (kindOf(text, evidence.language) === 'text' && contentWords(text, lexicon).length < 2) return false
  const lines = evidence.quotes.flatMap((quote) => quote.split(/\n|;|\.(?=\s)/))
  const fit = (option: string) =>
    Math.max(
      -1,
      ...lines
        .filter((line) => ` ${bare(line)} `.includes(` ${bare(option)} `))
        .map((line) => overlap(prompt, line, lexicon)),
    )
  const mine = fit(text)
  return mine >= 0 && mine >= Math.max(...keys.map(fit))
}
