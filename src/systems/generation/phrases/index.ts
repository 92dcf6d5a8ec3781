import { de } from './de'
import type { Phrases } from './define-phrases'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { nl } from './nl'

export type { Phrases, Topic } from './define-phrases'

const tables: Record<string, Phrases> = { en, nl, de, fr, es }

/** The fixed sentences in a document's language; in English where there is no table for it. */
export function phrasesOf(language: string): Phrases {
  return tables[language.slice(0, 2).toLowerCase()] ?? en
}
