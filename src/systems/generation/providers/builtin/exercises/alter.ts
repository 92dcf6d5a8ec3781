import { lexiconOf, quantities, tokenize, type Quantity } from '@/shared/language'
import type { Phrases } from '../../../phrases'
import { ended, withoutStop } from '../../../reading/wording'

/** Measures of a text that a question may ask for: with a unit, and not the number of a step or section. */
export function measuresOf(text: string, language: string): Quantity[] {
  return quantities(text, language).filter((quantity) => quantity.unit !== null && !quantity.reference)
}

/** Other values of the same unit that the SOP gives elsewhere, or that lie near: none overlaps the right one. */
export function otherValues(right: Quantity, texts: readonly string[], language: string): string[] {
  const found = new Map<string, Quantity>()
  for (const text of texts) {
    for (const quantity of measuresOf(text, language)) {
      const sameKind =
        quantity.dimension === right.dimension && (quantity.high === undefined) === (right.high === undefined)
      // "one" is a pronoun as often as a number.
      const plain = quantity.value !== 1 || /\d/.test(quantity.text)
      if (sameKind && plain && !touches(quantity, right)) found.set(quantity.text.trim().toLowerCase(), quantity)
    }
  }
  const distance = (quantity: Quantity) =>
    (quantity.unit === right.unit ? 0 : 1) * 10 +
    Math.abs(Math.log2(Math.abs(quantity.value || 0.5) / Math.abs(right.value || 0.5)))
  return [...found.values()].sort((a, b) => distance(a) - distance(b)).map((quantity) => quantity.text.trim())
}

/** Ranges and values that share a point could both be right. Across units nothing is compared. */
function touches(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return false
  return a.value <= (b.high ?? b.value) && b.value <= (a.high ?? a.value)
}

/** The text with one measure replaced. */
export function withValue(text: string, right: Quantity, other: string): string {
  return `${text.slice(0, right.start)}${other}${text.slice(right.end)}`
}

/** Twice or half the value, in the same words: for want of another value in the SOP. */
export function scaled(right: Quantity, factor: number): string | null {
  const scale = (value: number) => Math.round(value * factor * 100) / 100
  const low = scale(right.value)
  const impossible = right.unit === '%' && Math.max(low, scale(right.high ?? 0)) > 100
  if (!Number.isInteger(low) || low === right.value || impossible) return null
  const numbers = /-?\d+(?:[.,]\d+)?/.exec(right.text)
  if (!numbers || right.value < 0) return null
  if (right.high === undefined) return right.text.trim().replace(numbers[0], String(low))
  return right.text
    .trim()
    .replace(/^[^\p{L}°%]*\d/u, (part) => part.replace(/.*/, `${String(low)}-${String(scale(right.high ?? 0))}`))
    .replace(/(\d)\s*(?=\p{L})/u, '$1 ')
}

/** Words after which the opposite of a prohibition would say nothing, or be true. */
const QUALIFIED =
  /\b(?:until|unless|except|without|before|if possible|tot|totdat|tenzij|behalve|zonder|vóór|bis|außer|ohne|bevor|sauf|sans|avant|salvo|sin|antes)\b/i

/** What a prohibition forbids, as an instruction (`Use hot water`), as leave or as a proposal; null where that cannot be said safely. */
export function allowed(
  text: string,
  language: string,
  phrases: Phrases,
  form: 'instruction' | 'leave' | 'proposal',
): string | null {
  const plain = withoutStop(text.replace(/\s*\([^()]*\)/g, ''))
  if (QUALIFIED.test(plain) || /[.!?;]\s/.test(plain)) return null
  const action = phrases.ask.forbidden(plain)
  if (action !== null)
    return sentence(
      form === 'leave' ? phrases.ask.may(action) : form === 'proposal' ? phrases.ask.propose(action) : action,
    )
  const lexicon = lexiconOf(language)
  const negations = tokenize(plain).filter((token) => token.kind === 'word' && lexicon.negation.has(token.text))
  const [only, ...more] = negations
  if (!only || more.length > 0) return null
  const before = plain.slice(0, only.start).trimEnd()
  const after = plain.slice(only.end)
  // "must never be", "will not turn": the rest stands without the negation. Elsewhere it might not.
  const modal =
    /\b(?:must|may|should|will|can|does|shall|mag|mogen|moet|moeten|kan|kunnen|wordt|worden|darf|dürfen|soll|sollen|kann|können|wird|werden)$/i
  if (!['never', 'not', 'nooit', 'niet', 'nicht', 'nie'].includes(only.text)) return null
  // "…, do not turn it off" becomes "…, turn it off".
  const instruction = /^(.*[,;]\s)do$/i.exec(before)?.[1]
  if (instruction !== undefined) return sentence(`${instruction}${after.trimStart()}`)
  if (form === 'proposal' && /\bmust$/i.test(before)) return sentence(`${before.replace(/must$/i, 'may')}${after}`)
  return modal.test(before) || language !== 'en' ? sentence(`${before}${after}`) : null
}

function sentence(text: string): string {
  return ended(text.charAt(0).toUpperCase() + text.slice(1))
}
