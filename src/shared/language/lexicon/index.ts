import { de } from './de'
import type { Lexicon } from './define-lexicon'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { nl } from './nl'

export type { Lexicon } from './define-lexicon'

const lexicons: Record<string, Lexicon> = { en, nl, de, fr, es }

/** The lexicon of a BCP 47 tag by its language subtag; English where there is none for it. */
export function lexiconOf(language: string): Lexicon {
  return lexicons[language.slice(0, 2).toLowerCase()] ?? en
}
