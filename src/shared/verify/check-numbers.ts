import { lexiconOf, overlap, quantities, sameQuantity, contentWords, type Quantity } from '@/shared/language'
import { clausesOf } from './clauses'
import type { Finding } from './model'

const lower = new Set(['least', 'above'])
const upper = new Set(['most', 'below'])

/** Numbers, units, ranges and bounds of a statement, against its quotes. */
export function checkNumbers(text: string, quotes: readonly string[], language: string): Finding[] {
  const there = quotes.flatMap((quote) => quantities(quote, language))
  const mine = quantities(text, language)
  return [...mine.flatMap((quantity) => checkOne(quantity, there)), ...leftOut(text, mine, quotes, language)]
}

function checkOne(mine: Quantity, there: readonly Quantity[]): Finding[] {
  const same = there.filter((other) =>
    mine.reference || other.reference
      ? mine.text.trim() === other.text.trim() || (mine.value !== 0 && mine.value === other.value)
      : sameQuantity(mine, other),
  )
  if (same.length > 0) return checkBound(mine, same)
  const printed = `"${mine.text.trim()}"`
  const bare = there.find(
    (other) => other.value === mine.value && other.high === mine.high && mine.unit === null && other.unit !== null,
  )
  if (bare)
    return [{ code: 'unit-left-out', grave: false, message: `${printed} has no unit; the passage says "${bare.text}"` }]
  const near =
    there.find(
      (other) =>
        other.unit === mine.unit &&
        (other.value === mine.value || other.high === mine.value || other.value === mine.high),
    ) ??
    there.find((other) => other.value === mine.value) ??
    there.find((other) => other.unit === mine.unit && other.unit !== null) ??
    there.find((other) => other.unit !== null) ??
    there[0]
  const says = near ? `; it says "${near.text.trim()}"` : ', which gives no number'
  return [{ code: 'number-not-in-passage', grave: true, message: `${printed} is not in the passage${says}` }]
}

function checkBound(mine: Quantity, same: readonly Quantity[]): Finding[] {
  if (mine.reference || same.some((other) => other.bound === mine.bound)) return []
  const other = same[0]
  if (!other) return []
  const reversed =
    (lower.has(mine.bound ?? '') && upper.has(other.bound ?? '')) ||
    (upper.has(mine.bound ?? '') && lower.has(other.bound ?? ''))
  const passage =
    other.bound === null ? `gives "${other.text}" without a bound` : `says "${inWords[other.bound]} ${other.text}"`
  const statement =
    mine.bound === null
      ? `"${mine.text}" has lost its bound`
      : `"${inWords[mine.bound]} ${mine.text}" is not in the passage`
  return [{ code: 'bound-changed', grave: reversed, message: `${statement}; the passage ${passage}` }]
}

const inWords = { least: 'at least', most: 'at most', above: 'more than', below: 'less than', about: 'about' } as const

/** A measure of a clause whose words the statement otherwise repeats. */
function leftOut(text: string, mine: readonly Quantity[], quotes: readonly string[], language: string): Finding[] {
  const lexicon = lexiconOf(language)
  return quotes.flatMap(clausesOf).flatMap((clause) => {
    if (contentWords(clause, lexicon).length < 3 || overlap(clause, text, lexicon) < 0.85) return []
    return quantities(clause, language)
      .filter((quantity) => quantity.unit !== null && !mine.some((other) => other.value === quantity.value))
      .map((quantity) => ({
        code: 'number-left-out' as const,
        grave: false,
        message: `"${quantity.text}" of the passage is left out`,
      }))
  })
}
