import { spellingsOf, words, type Quantity } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended, hasBlank } from '../../../reading/wording'
import { leansOnContext } from '../../../reading/context'
import { situationOf, type Bank, type Candidate } from './bank'
import { measuresOf, otherValues, scaled, withValue } from './alter'
import { mixed } from './distractors'

/** Questions on times, temperatures, amounts: a number to give, a value to choose, a gap to fill. */
export function askMeasures(bank: Bank): Candidate[] {
  return bank.sayings.flatMap((fact) => {
    if (!isAskable(fact)) return []
    const measures = measuresOf(fact.text, bank.language)
    const target = targetOf(measures)
    if (!target || measures.length > 3 || occursTwice(target, measures)) return []
    return [...askNumber(fact, target, bank), ...askValue(fact, target, bank), ...askGap(fact, target, bank)]
  })
}

export function isAskable(fact: Fact): boolean {
  const size = words(fact.text).length
  return (
    !hasBlank(fact.text) &&
    !['row', 'problem', 'lead', 'definition', 'role'].includes(fact.kind) &&
    size >= 2 &&
    size <= 35 &&
    !leansOnContext(fact.text)
  )
}

/** The measure worth asking for: a duration before a temperature that only names a thing (`-20°C freezers`). */
export function targetOf(measures: readonly Quantity[]): Quantity | undefined {
  return (
    measures.find((quantity) => quantity.dimension !== 'temperature' && quantity.start > 0) ??
    (measures.length === 1 ? measures.find((quantity) => quantity.start > 0) : undefined)
  )
}

export function occursTwice(target: Quantity, measures: readonly Quantity[]): boolean {
  return measures.some((other) => other !== target && other.value === target.value && other.unit === target.unit)
}

function askNumber(fact: Fact, target: Quantity, bank: Bank): Candidate[] {
  // The unit as the SOP prints it, so that the sentence stays whole; numbers in words are no answers to type.
  const printed = /^\d+\s?(\p{L}+|%)$/u.exec(target.text.trim())?.[1]
  const unit = target.unit !== null && target.unit in bank.phrases.units ? printed : undefined
  if (target.high !== undefined || unit === undefined || target.value < 0 || !Number.isInteger(target.value)) return []
  // "____ hour" can only be one.
  if (target.value === 1 && unit.length > 3) return []
  const sentence = ended(withValue(fact.text, target, `${bank.phrases.gap} ${unit}`))
  return [
    {
      weight: 8,
      asks: [fact.id],
      exercise: {
        type: 'numeric',
        prompt:
          target.unit === 'times'
            ? bank.phrases.ask.value(sentence, situationOf(fact, bank))
            : bank.phrases.ask.number(sentence, bank.phrases.units[target.unit ?? ''] ?? unit, situationOf(fact, bank)),
        value: target.value,
        tolerance: 0,
        ...(target.unit === 'times'
          ? {}
          : { unit, units: [...new Set([unit, ...spellingsOf(target.unit ?? '')])].slice(0, 8) }),
        claims: [fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

function askValue(fact: Fact, target: Quantity, bank: Bank): Candidate[] {
  const key = target.text.trim()
  const texts = [...bank.own, ...bank.all].filter((other) => other.id !== fact.id).map((other) => other.text)
  const said = measuresOf(fact.text, bank.language).map((quantity) => quantity.text.trim().toLowerCase())
  const found = otherValues(target, texts, bank.language).filter((text) => !said.includes(text.toLowerCase()))
  const made = [scaled(target, 2), scaled(target, 3), scaled(target, 0.5)].flatMap((text) => text ?? [])
  if (target.value === 1 && !/\d/.test(target.text)) return []
  const [close, others] = [true, false].map((same) =>
    found.filter((text) => (measuresOf(text, bank.language)[0]?.unit === target.unit) === same),
  )
  const wrong = [...new Set([...(close ?? []), ...made, ...(others ?? [])])]
    .filter((text) => text.length / key.length >= 0.55 && text.length / key.length <= 1.8)
    .slice(0, 3)
  if (wrong.length < 2) return []
  return [
    {
      weight: target.high === undefined ? 5 : 8,
      asks: [fact.id],
      exercise: {
        type: 'single-choice',
        prompt: bank.phrases.ask.value(ended(withValue(fact.text, target, bank.phrases.gap)), situationOf(fact, bank)),
        options: mixed([{ text: key, correct: true }, ...wrong.map((text) => ({ text, correct: false }))]),
        claims: [fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

function askGap(fact: Fact, target: Quantity, bank: Bank): Candidate[] {
  const number = /^[^\p{L}°%]*[\d.,/]/u.exec(target.text)?.[0].trim()
  if (number === undefined || /[/]/.test(number)) return []
  const at = target.start + target.text.indexOf(number)
  const text = ended(`${fact.text.slice(0, at)}{{g1}}${fact.text.slice(at + number.length)}`)
  return [
    {
      weight: 6,
      asks: [fact.id],
      exercise: {
        type: 'cloze',
        prompt: bank.phrases.ask.cloze(` (${situationOf(fact, bank).replace(/\s*:\s*$/, '')})`),
        text,
        gaps: [{ id: 'g1', accept: spellings(number) }],
        claims: [fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

function spellings(number: string): string[] {
  const ends = /^(-?\d+(?:[.,]\d+)?)\s*[-–]\s*(\d+(?:[.,]\d+)?)$/.exec(number)
  const forms =
    ends?.[1] !== undefined && ends[2] !== undefined
      ? ['-', '–', ' - ', ' to '].map((join) => `${ends[1] ?? ''}${join}${ends[2] ?? ''}`)
      : []
  return [...new Set([number, ...forms])]
}
