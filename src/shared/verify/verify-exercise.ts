import { bare, quantities, unitNamed } from '@/shared/language'
import type { Claim, Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise } from '@/shared/manifest/walk'
import { checkChoice } from './check-choice'
import { checkKey, isContradicted } from './check-key'
import { checkSequence } from './check-sequence'
import { checkStatement, stripInline, type Evidence } from './check-statement'
import { followCitation } from './cite'
import { clip, verdictOf, type Finding, type Sources, type Verdict } from './model'
import { evidenceOf } from './verify-claim'

type Input = { exercise: Exercise; claims: Readonly<Record<string, Claim>>; sources: Sources }
type Checks = Input & { all: Evidence; of: (ids: readonly string[]) => Evidence }

/**
 * Whether the passages make an exercise's key right and its other options wrong: the key borne out by the quotes of
 * its claims, distractors of the key's kind and length and not true by the passage, items in the order of the source.
 */
export function verifyExercise(input: Input): Verdict {
  const of = (ids: readonly string[]) => evidenceFor(ids, input)
  const all = of(claimsOfExercise(input.exercise))
  if (all.quotes.length === 0) {
    return verdictOf([{ code: 'no-citation', grave: true, message: 'its key rests on no passage of the SOP' }])
  }
  return verdictOf(check({ ...input, all, of }))
}

function check(checks: Checks): Finding[] {
  const { exercise, all, of } = checks
  switch (exercise.type) {
    case 'true-false':
      return checkTrueFalse(exercise.prompt, exercise.answer, all)
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      return checkChoice(exercise, all)
    case 'ordering':
      return [
        ...exercise.items.flatMap((item) => checkKey(item.text, of([item.claim]))),
        ...checkSequence(exercise.items, checks),
      ]
    case 'matching':
      return exercise.pairs.flatMap((pair) => checkPair(pair.left, pair.right, of([pair.claim])))
    case 'cloze':
      return checkCloze(exercise, all)
    case 'numeric':
      return checkNumeric(exercise, all)
    case 'scenario':
      return exercise.scenes
        .filter((scene) => scene.choices.length > 0)
        .flatMap((scene) => {
          const top = [...scene.choices].sort((a, b) => b.score - a.score)[0]
          return top ? checkKey(top.feedback || top.text, of([...scene.claims, ...exercise.claims])) : []
        })
    case 'flashcards':
      return exercise.cards.flatMap((card) => checkKey(card.back, of([card.claim])))
    case 'checklist':
      return exercise.items.flatMap((item) => checkKey(item.text, of([item.claim])))
    case 'hotspot':
      return exercise.regions.filter((region) => region.correct).flatMap((region) => checkKey(region.label, all))
    case 'free-text':
    case 'upload':
      return []
  }
}

function evidenceFor(ids: readonly string[], { claims, sources }: Input): Evidence {
  const cited = [...new Set(ids)].flatMap((id) => {
    const claim = claims[id]
    return claim ? claim.citations.flatMap((citation) => followCitation(citation, claim.text, sources).cited ?? []) : []
  })
  return evidenceOf(cited)
}

const LEAD =
  /^\s*(?:true or false|waar of niet waar|juist of onjuist|richtig oder falsch|vrai ou faux|verdadero o falso)\s*[:?.-]*\s*/i

function checkTrueFalse(prompt: string, answer: boolean, evidence: Evidence): Finding[] {
  const findings = checkStatement(prompt.replace(LEAD, ''), evidence)
  if (answer) return findings
  return isContradicted(findings)
    ? []
    : [
        {
          code: 'statement-true-by-passage',
          grave: true,
          message: `marked false, yet the passage says "${clip(evidence.quotes.join(' … '))}"`,
        },
      ]
}

function checkPair(left: string, right: string, evidence: Evidence): Finding[] {
  const wide = { ...evidence, quotes: [...evidence.quotes, evidence.context] }
  const missing = [left, right].filter((part) => checkKey(part, wide).length > 0)
  return missing.map((part) => ({
    code: 'pair-not-in-passage',
    grave: true,
    message: `"${clip(part)}" is not in the passage of its pair`,
  }))
}

function checkCloze(exercise: Extract<Exercise, { type: 'cloze' }>, evidence: Evidence): Finding[] {
  const accepted = new Map(exercise.gaps.map((gap) => [gap.id, gap.accept[0] ?? '']))
  const whole = exercise.text.replace(/\{\{([^}]+)\}\}/g, (_, id: string) => accepted.get(id.trim()) ?? '')
  const said = ` ${bare(evidence.quotes.join('\n'))} `
  const strange = [...accepted.values()].filter((text) => !said.includes(` ${bare(text)} `))
  return [
    ...strange.map((text) => ({
      code: 'key-not-in-passage' as const,
      grave: true,
      message: `the gap "${clip(text)}" is not in the passage`,
    })),
    ...checkStatement(stripInline(whole), evidence),
  ]
}

function checkNumeric(exercise: Extract<Exercise, { type: 'numeric' }>, evidence: Evidence): Finding[] {
  const unit = exercise.unit === undefined ? null : (unitNamed(exercise.unit)?.unit ?? exercise.unit)
  const there = evidence.quotes.flatMap((quote) => quantities(quote, evidence.language))
  const stands = there.some(
    (quantity) =>
      (quantity.value === exercise.value || quantity.high === exercise.value) &&
      (unit === null || quantity.unit === unit),
  )
  const shown = `${String(exercise.value)} ${exercise.unit ?? ''}`.trim()
  if (!stands)
    return [{ code: 'key-not-in-passage', grave: true, message: `the answer "${shown}" is not in the passage` }]
  const wide = exercise.value !== 0 && exercise.tolerance > Math.abs(exercise.value) / 2
  return wide
    ? [
        {
          code: 'tolerance-too-wide',
          grave: false,
          message: `a tolerance of ${String(exercise.tolerance)} accepts almost any answer`,
        },
      ]
    : []
}
