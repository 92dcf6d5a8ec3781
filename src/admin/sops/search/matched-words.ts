import { detectLanguage } from '@/systems/sops/structure/language'
import { termsOf } from '@/systems/sops/search/terms'
import { askedOf } from '@/systems/sops/search/why'

export type Stretch = { text: string; match: boolean }

/** The words of a question as the search compares them: reduced to their stems, without words that carry nothing. */
export function stemsOf(question: string): { stems: ReadonlySet<string>; language: string } {
  return { stems: askedOf(question).terms, language: detectLanguage(question) }
}

/** A text cut where a word of the question stands in it, in whatever form. The pieces joined are the text. */
export function markWords(text: string, { stems, language }: ReturnType<typeof stemsOf>): Stretch[] {
  const pieces: Stretch[] = []
  let at = 0
  for (const word of text.matchAll(/\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    if (!termsOf(word[0], language).some((stem) => stems.has(stem))) continue
    if (word.index > at) pieces.push({ text: text.slice(at, word.index), match: false })
    pieces.push({ text: word[0], match: true })
    at = word.index + word[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), match: false })
  return pieces
}
