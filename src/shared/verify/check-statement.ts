import { lexiconOf } from '@/shared/language'
import { checkModality } from './check-modality'
import { checkNumbers } from './check-numbers'
import { checkOrder } from './check-order'
import { checkPolarity } from './check-polarity'
import { checkWords } from './check-words'
import type { Finding } from './model'

export type Evidence = {
  /** The cited quotes, in the order of the citations. */
  quotes: readonly string[]
  /** Headings, table heads and captions above them: they may lend a statement words, never numbers or a "not". */
  context: string
  /** Table heads and labels: a statement may put them anywhere. */
  labels?: string
  language: string
}

/** Whether the evidence bears a statement out: its numbers, negations, duties, order, persons and words. */
export function checkStatement(text: string, { quotes, context, labels = '', language }: Evidence): Finding[] {
  const plain = stripInline(text)
  const lexicon = lexiconOf(language)
  const lines = quotes.map((quote) => quote.replace(/\s+/g, ' '))
  const words = checkWords(plain, lines, context, lexicon)
  // Where the words themselves are not there, the finer checks would only repeat it.
  if (words.some((finding) => finding.grave && finding.code === 'words-not-in-passage'))
    return [...checkNumbers(plain, lines, language), ...words]
  return [
    ...checkNumbers(plain, lines, language),
    ...checkPolarity(plain, lines, lexicon),
    ...checkModality(plain, lines, lexicon),
    ...checkOrder(plain, lines, labels, language),
    ...words,
  ]
}

/** Markdown's inline marks and links removed: `**within** [30 minutes](#x)` reads `within 30 minutes`. */
export function stripInline(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
}
