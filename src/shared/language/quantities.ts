import { lexiconOf } from './lexicon'
import type { Lexicon } from './lexicon'
import { remember } from './remember'
import { unify } from './tokens'
import { unitAtStart } from './units'

export type Bound = 'least' | 'most' | 'above' | 'below' | 'about'

/** A number of a text with what belongs to it. `4-8 hours` is one quantity from 4 to 8. */
export type Quantity = {
  value: number
  /** Upper end of a range. */
  high?: number
  /** Canonical (`h`, `°C`), or null for a bare number. */
  unit: string | null
  dimension: string | null
  bound: Bound | null
  /** As printed, with unit, without the bound: `4-8 hours`. */
  text: string
  start: number
  end: number
  /** A number of a step, section, figure, document or address, not a measure. */
  reference: boolean
}

const NUMBER =
  /(?<![\p{L}\p{N}°%)'".,/-])[-+]\d+(?:[.,]\d+)*|(?<![\p{L}\p{N}.,]|[\p{L}\p{N}]-)\d+(?:[.,]\d+)*|(?<=[°CF%\p{N}]\/)-?\d+(?:[.,]\d+)*|(?<=\d-)\d+(?:[.,]\d+)*|(?<=\d (?:to|tot|bis|à|a) )-\d+/gu
const FRACTION = /^\/(\d+)(?![\p{L}\p{N}/])/u
const REFERENCE_WORD =
  /(?:^|[^\p{L}])(?:sections?|steps?|appendix|figures?|fig|tables?|chapter|clause|version|rev|revision|page|pages|annex|article|part|phase|level|stap|stappen|figuur|tabel|hoofdstuk|versie|bijlage|pagina|schritt|abschnitt|abbildung|tabelle|anhang|seite|étape|tableau|annexe|paso|sección|figura|tabla|anexo|nr|n°|no\.)\.?\s*$|[#§]\s*$/iu
const REFERENCE_CODE = /(?:^|[^\p{L}])\p{Lu}{2,}[- ]?$|\p{L}-$|https?:\/\/\S*$|[\w.]+@\S*$/u

/** Every number of a text, digits or words, in order. */
export function quantities(text: string, language: string): readonly Quantity[] {
  const lexicon = lexiconOf(language)
  const read = readers.get(lexicon.language) ?? remember((own) => readQuantities(own, lexicon))
  readers.set(lexicon.language, read)
  return read(text)
}

const readers = new Map<string, (text: string) => readonly Quantity[]>()

function readQuantities(text: string, lexicon: Lexicon): readonly Quantity[] {
  const plain = unify(text)
  const found = mergeRanges(
    [...digits(plain), ...numberWords(plain, lexicon)].sort((a, b) => a.start - b.start),
    plain,
    lexicon,
  )
  return found.map((quantity) => ({
    ...quantity,
    text: text.slice(quantity.start, quantity.end),
    bound: boundOf(plain, quantity, lexicon),
  }))
}

function digits(plain: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of plain.matchAll(NUMBER)) {
    const last = found.at(-1)
    if (last && match.index < last.end) continue
    let end = match.index + match[0].length
    let value = numberOf(match[0])
    const fraction = FRACTION.exec(plain.slice(end))
    if (fraction?.[1] !== undefined && Number(fraction[1]) > value && !match[0].includes('.')) {
      value /= Number(fraction[1])
      end += fraction[0].length
    }
    const before = plain.slice(Math.max(0, match.index - 60), match.index)
    // `3.1.1` is no number, but the name of a clause.
    const reference = Number.isNaN(value) || isReference(before, plain.slice(end))
    found.push(withUnit(plain, { value: Number.isNaN(value) ? 0 : value, start: match.index, end }, reference))
  }
  return found
}

/** `step 11`, `SVP-104`, `800-61r2` and the numbers of addresses name something; they measure nothing. */
function isReference(before: string, after: string): boolean {
  if (unitAtStart(after)) return false
  if (/^\.\d|^r\d|^\p{L}{3,}-?\d/u.test(after)) return true
  return REFERENCE_WORD.test(before) || REFERENCE_CODE.test(before)
}

function numberWords(plain: string, lexicon: Lexicon): Quantity[] {
  const found: Quantity[] = []
  for (const match of plain.matchAll(/\p{L}+/gu)) {
    const value = lexicon.numbers.get(match[0].toLowerCase())
    if (value === undefined) continue
    const end = match.index + match[0].length
    const unit = unitAtStart(plain.slice(end))
    // "one" and its like are mostly pronouns: a number only where a unit follows.
    if ((value === 1 || value === 0.5) && !unit) continue
    found.push(withUnit(plain, { value, start: match.index, end }, false))
  }
  return found
}

function withUnit(plain: string, base: { value: number; start: number; end: number }, reference: boolean): Quantity {
  const unit = unitAtStart(plain.slice(base.end))
  return {
    value: base.value,
    unit: unit?.unit ?? null,
    dimension: unit?.dimension ?? null,
    bound: null,
    text: '',
    start: base.start,
    end: base.end + (unit?.length ?? 0),
    reference,
  }
}

/** Two numbers joined by a dash, or by "to" after a first number, are the ends of one range. */
function mergeRanges(list: Quantity[], plain: string, lexicon: Lexicon): Quantity[] {
  const merged: Quantity[] = []
  for (const next of list) {
    const last = merged.at(-1)
    const between = last ? plain.slice(last.end, next.start) : ''
    if (last && last.high === undefined && !last.reference && isRange(plain, last, next, between, lexicon)) {
      merged[merged.length - 1] = {
        ...next,
        value: last.value,
        high: next.value,
        start: last.start,
        unit: next.unit ?? last.unit,
        dimension: next.dimension ?? last.dimension,
      }
    } else {
      // "5 or 10 metres", "-20°C/-80°C": two values, one unit.
      if (last && !last.unit && next.unit && /^\s*(?:\/|,|or|of|oder|ou|o|and|en|und|et|y)\s*$/i.test(between)) {
        merged[merged.length - 1] = { ...last, unit: next.unit, dimension: next.dimension }
      }
      merged.push(next)
    }
  }
  return merged
}

function isRange(plain: string, last: Quantity, next: Quantity, between: string, lexicon: Lexicon): boolean {
  if (last.unit && next.unit && last.unit !== next.unit) return false
  if (/^\s*-\s*$/.test(between)) return next.value > last.value && (next.unit !== null || next.value < 1000)
  const word = between.trim().toLowerCase()
  if (!lexicon.rangeWords.includes(word)) return false
  // "and" makes a range only after "between".
  const needsBetween = ['and', 'en', 'und', 'et', 'y'].includes(word)
  return needsBetween
    ? /(?:between|tussen|zwischen|entre)\s+$/i.test(plain.slice(0, last.start))
    : next.value > last.value
}

function boundOf(plain: string, quantity: Quantity, lexicon: Lexicon): Bound | null {
  const before = plain.slice(Math.max(0, quantity.start - 24), quantity.start).toLowerCase()
  const after = plain.slice(quantity.end, quantity.end + 16).toLowerCase()
  const order: Bound[] = ['least', 'most', 'above', 'below', 'about']
  for (const bound of order) {
    for (const phrase of lexicon.bounds[bound]) {
      const isAfter = /^(?:or|of|oder|ou|o) /.test(phrase)
      if (isAfter ? after.trimStart().startsWith(phrase) : endsWithPhrase(before, phrase)) return bound
    }
  }
  return null
}

function endsWithPhrase(before: string, phrase: string): boolean {
  const trimmed = before.trimEnd()
  if (!trimmed.endsWith(phrase)) return false
  const edge = trimmed.at(-phrase.length - 1)
  return !/^\p{L}/u.test(phrase) || edge === undefined || !/[\p{L}\p{N}]/u.test(edge)
}

/** `1,200` and `1.200` are twelve hundred; `0,5` and `0.5` a half. */
function numberOf(raw: string): number {
  const thousands = /^[-+]?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(raw)
  return Number(thousands ? raw.replace(/[.,]/g, '') : raw.replace(',', '.'))
}

/** Same value, range and unit. The bound is compared apart. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  return a.value === b.value && a.high === b.high && a.unit === b.unit
}
