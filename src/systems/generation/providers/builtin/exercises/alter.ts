import { lexiconOf, quantities, tokenize, words, type Lexicon, type Quantity } from '@/shared/language'
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
      if (sameKind && plain && isPlausible(quantity, right) && !touches(quantity, right))
        found.set(quantity.text.trim().toLowerCase(), quantity)
    }
  }
  const distance = (quantity: Quantity) =>
    (quantity.unit === right.unit ? 0 : 1) * 10 +
    Math.abs(Math.log2(Math.abs(quantity.value || 0.5) / Math.abs(right.value || 0.5)))
  return [...found.values()].sort((a, b) => distance(a) - distance(b)).map((quantity) => quantity.text.trim())
}

/** Units of time from short to long: a value two units off is no answer anybody would give. */
const TIMES = ['s', 'min', 'h', 'day', 'week', 'month', 'year']

/** Of the same or a neighbouring unit, as round as the right value, and not a hundred times as much. */
function isPlausible(other: Quantity, right: Quantity): boolean {
  const [a, b] = [other, right].map((quantity) => TIMES.indexOf(quantity.unit ?? ''))
  const near = a === undefined || b === undefined || a < 0 || b < 0 || Math.abs(a - b) <= 1
  const decimals = [other, right].map((quantity) => (/\d[.,](\d+)/.exec(quantity.text)?.[1] ?? '').length)
  const ratio = Math.abs((other.value || 0.5) / (right.value || 0.5))
  const sameSign = other.value < 0 === right.value < 0
  return (
    near && sameSign && decimals[0] === decimals[1] && (other.unit !== right.unit || (ratio <= 40 && ratio >= 1 / 40))
  )
}

/** Ranges and values that share a point could both be right. Across units nothing is compared. */
function touches(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return false
  return a.value <= (b.high ?? b.value) && b.value <= (a.high ?? a.value)
}

/** The text with one measure replaced. */
export function withValue(text: string, right: Quantity, other: string): string {
  const rest = text.slice(right.end)
  // A unit such as "min." brings the full stop that may be there already.
  return `${text.slice(0, right.start)}${other}${other.endsWith('.') && rest.startsWith('.') ? rest.slice(1) : rest}`
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

const REASON =
  /,?\s+(?:because|since|so that|weil|da|damit|omdat|want|zodat|parce qu|car|afin|porque|ya que|para que)\b.*$/iu

/** What a prohibition forbids, as an instruction (`Use hot water`), as leave or as a proposal; null where that cannot be said safely. */
export function allowed(
  text: string,
  language: string,
  phrases: Phrases,
  form: 'instruction' | 'leave' | 'proposal',
): string | null {
  // A reason left standing would give the change away.
  const whole = withoutStop(text.replace(/\s*\([^()]*\)/g, ''))
  const plain = whole.replace(REASON, '')
  // Where the reason is much of the sentence, what is left is no longer that sentence, altered.
  if (form !== 'proposal' && words(plain).length < words(whole).length * 0.8) return null
  if (QUALIFIED.test(plain) || /[.!?;]\s/.test(plain)) return null
  const action = phrases.ask.forbidden(plain)
  if (action !== null)
    return sentence(
      form === 'leave' ? phrases.ask.may(action) : form === 'proposal' ? phrases.ask.propose(action) : action,
    )
  const turned = phrases.ask.turned(plain)
  if (turned !== null) return sentence(turned)
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

/**
 * A statement that says the opposite: a "not" put in or taken out beside its verb, before for after. Only in English, whose
 * words stay where they are; null where there is no safe way.
 */
export function turned(text: string, lexicon: Lexicon): string | null {
  if (lexicon.language !== 'en' || QUALIFIED.test(text.replace(/\b(?:before|without)\b/gi, ''))) return null
  const said = tokenize(text).filter((token) => token.kind === 'word')
  const negations = said.filter((token) => lexicon.negation.has(token.text))
  const swapped = /^(.*\S\s)(before|after)(\s.*)$/.exec(text)
  if (swapped && negations.length === 0 && said.filter((token) => /^(?:before|after)$/.test(token.text)).length === 1)
    return `${swapped[1] ?? ''}${swapped[2] === 'before' ? 'after' : 'before'}${swapped[3] ?? ''}`
  const verb =
    /^([^,;:]*?\b(?:must|should|can|may|(?:is|are)(?=\s+(?:\p{L}+ly\s+)?(?:acceptable|allowed|permitted|required|needed|necessary|mandatory|optional|recommended|enough|sufficient)\b)))(\s+(?!not\b|never\b|no\b|also\b)\S.*)$/iu.exec(
      text,
    )
  const [, before = '', after = ''] = verb ?? []
  if (!verb || negations.length > 0 || /\b(?:only|if|when|because|that|which|who)\b/i.test(before)) return null
  return /\bcan$/i.test(before) ? `${before}not${after}` : `${before} not${after}`
}

function sentence(text: string): string {
  return ended(text.charAt(0).toUpperCase() + text.slice(1))
}
