import { lexiconOf, words } from '@/shared/language'

/**
 * Makes a printed heading into a title: `8.3 DEFROSTING PROCESS` reads `Defrosting process`. Which words keep their
 * capitals is told from how the document itself writes them in running text.
 */
export function titleWording(heading: string, usage: WordUsage, language: string): string {
  const bare = heading
    .replace(DOCUMENT_CODE, '')
    .replace(
      /^\s*(?:(?:section|chapter|hoofdstuk|abschnitt|kapitel|chapitre|sección|capítulo)\s+)?(?:\d+(?:\.\d+)+\.?|\d+[.):]|\d+(?=\s+\S+(?:\s+\S+){0,4}$)|[IVX]+\.|[A-Z]\.)\s*[:.)–-]?\s+(?=\S)/i,
      '',
    )
    .replace(/^\s*(?:appendix|annex|bijlage|anhang|annexe|anexo)\s*[A-Z0-9]{0,3}\s*[:.–-]\s*/i, '')
    .replace(/\s*[([][^()[\]]*[)\]]/g, (part) => (/^\s*\((?:\p{Lu}{2,6})\)$/u.test(part) ? part : ''))
    .replace(/[\s:.;,–-]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
  const kept = bare === '' ? heading.trim() : bare
  const calm = calmWords(kept, usage, language)
  return calm.charAt(0).toUpperCase() + calm.slice(1)
}

/** The number of a document before its name: `SOP-DE-07 Betrieb …`. */
const DOCUMENT_CODE =
  /^\s*(?:SOP|SVP|SIP|PRO|PROC|PNT|POE|WI|VA|AA|MO|DOC|QMV)(?:[- ]?[A-Z]{1,4})?[- ]?\d{1,5}(?:[-.]\d+)*\s*[:–-]?\s+(?=\p{L})/u

/** Every word of a heading or shouted line as the document writes it in running text. */
export function calmWords(text: string, usage: WordUsage, language: string): string {
  return text.replace(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu, (word) => wordInTitle(word, text, usage, language))
}

/** How a document writes its words where capitals mean something: inside running sentences. */
export type WordUsage = { lower: ReadonlySet<string>; upper: ReadonlySet<string>; capital: ReadonlySet<string> }

export function wordUsage(texts: readonly string[]): WordUsage {
  const lower = new Set<string>()
  const upper = new Set<string>()
  const capital = new Set<string>()
  for (const text of texts) {
    const shouted = text === text.toUpperCase()
    for (const [index, match] of [...text.matchAll(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu)].entries()) {
      const word = match[0]
      if (word === word.toLowerCase()) lower.add(word)
      else if (!shouted && word.length > 1 && word === word.toUpperCase()) upper.add(word)
      else if (index > 0 && /^\p{Lu}/u.test(word)) capital.add(word)
    }
  }
  return { lower, upper, capital }
}

function wordInTitle(word: string, title: string, usage: WordUsage, language: string): string {
  const small = word.toLowerCase()
  const shouting = title === title.toUpperCase() && words(title).some((other) => other.length > 3)
  if (word === small) return word
  // A title made from a file's name has lost its abbreviations: `Pha4ge` is `PHA4GE`, `Mri` is `MRI`.
  if (usage.upper.has(word.toUpperCase()) && !usage.lower.has(small) && !usage.capital.has(word))
    return word.toUpperCase()
  if (word.length > 1 && word === word.toUpperCase()) {
    if (!shouting) return word
    const acronym = usage.upper.has(word) && !usage.lower.has(small)
    if (acronym) return word
    const proper = `${word.charAt(0)}${small.slice(1)}`
    // Running text writes `Incident Handling Guide` too: only words that are no common formation are taken for names.
    return usage.capital.has(proper) && !usage.lower.has(small) && !/(?:ing|tion|ment|ness|ity|ed|ly|s)$/.test(small)
      ? proper
      : small
  }
  // Mixed case inside a word (`PhD`, `iPhone`) is how it is written.
  if (/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(word)) return word
  if (usage.lower.has(small) || lexiconOf(language).stop.has(small)) return small
  return usage.capital.has(word) && language.slice(0, 2) !== 'de' ? word : language.startsWith('de') ? word : small
}
