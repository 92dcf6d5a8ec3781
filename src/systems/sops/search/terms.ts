import { stemmer } from 'stemmer'
import { lexiconOf, words } from '@/shared/language'

/** Words that carry matter, reduced to their stems: Porter for English, the lexicon's endings elsewhere. */
export function termsOf(text: string, language: string): string[] {
  const lexicon = lexiconOf(language)
  const isEnglish = lexicon.language === 'en'
  const found = [...words(text), ...(text.match(/\d+(?:[.,]\d+)*/g) ?? [])]
  return found.flatMap((word) => {
    if (lexicon.stop.has(word)) return []
    if (isEnglish) return [stemmer(word.replace(/'s$/, ''))]
    const ending = lexicon.endings.find((end) => word.length - end.length >= 4 && word.endsWith(end))
    return [ending ? word.slice(0, -ending.length) : word]
  })
}

/** Runs of four characters, across word borders: they find compounds, inflections and misspellings that words miss. */
export function fourGramsOf(text: string): string[] {
  const plain = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  const characters = [...plain]
  return characters.slice(0, -3).map((_, at) => characters.slice(at, at + 4).join(''))
}
