import { contentWords, lexiconOf, quantities, words, wordsMissing } from '@/shared/language'
import { stripInline } from '@/shared/verify'

const ADDRESS = /\b(?:https?:\/\/|www\.|mailto:)\S+|\S+@\S+\.\w+/gi

/** A model's words as plain text: no markup, no links, no pictures, on one line. */
export function plainWords(text: string): string {
  return stripInline(text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Addresses of pages and mailboxes that the SOP itself does not print. */
export function strangeAddresses(text: string, evidence: string): string[] {
  return (text.match(ADDRESS) ?? []).filter((address) => !evidence.includes(address.replace(/[.,;)]+$/, '')))
}

const MOST_LETTERS = 110

/**
 * A title or an objective, which cites nothing: kept where its words are mostly the SOP's, and none of its numbers and no
 * "not" is the model's own; null otherwise.
 */
export function soundHeading(
  text: string,
  {
    evidence,
    language,
    share,
    letters = MOST_LETTERS,
  }: { evidence: readonly string[]; language: string; share: number; letters?: number },
): string | null {
  const plain = plainWords(text).replace(/[.:;]+$/, '')
  const whole = evidence.join('\n')
  const lexicon = lexiconOf(language)
  const content = contentWords(plain, lexicon)
  if (plain === '' || plain.length > letters || content.length === 0) return null
  // Not even one that the SOP prints: a title sends nobody anywhere.
  if (strangeAddresses(plain, '').length > 0) return null
  const numbers = new Set(quantities(whole, language).flatMap(({ value, high }) => [value, high]))
  if (quantities(plain, language).some(({ value }) => !numbers.has(value))) return null
  const said = new Set(words(whole))
  if (words(plain).some((word) => lexicon.negation.has(word) && !said.has(word))) return null
  const missing = wordsMissing(plain, whole, lexicon)
  return 1 - missing.length / new Set(content).size >= share ? plain : null
}

const languages = ['en', 'nl', 'de', 'fr', 'es']
const FEWEST_WORDS = 12

/** Whether a text is in another language than it should be, told by its little words; short texts are not judged. */
export function isOtherLanguage(text: string, language: string): boolean {
  const own = language.slice(0, 2).toLowerCase()
  const all = words(text)
  if (all.length < FEWEST_WORDS || !languages.includes(own)) return false
  const hits = (of: string) => {
    const { stop } = lexiconOf(of)
    return all.filter((word) => stop.has(word)).length
  }
  const mine = hits(own)
  return languages.some((other) => other !== own && hits(other) > mine * 1.6 + 2)
}
