import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Languages that can be recognised, BCP 47 to the name of their data. English is always there; the others are optional dependencies. */
const names: Record<string, string> = { en: 'eng', nl: 'nld', de: 'deu', fr: 'fra', es: 'spa' }

export type RecognitionLanguage = { language: string; name: string; folder: string }

/** The package that holds a language's data, for people to install. */
export const packageOf = (language: string): string | undefined =>
  names[language] && `@tesseract.js-data/${names[language]}`

/** The data of a language, if its package is installed. Nothing is ever fetched while reading a document. */
export function recognitionLanguage(language: string): RecognitionLanguage | undefined {
  const [name, from] = [names[language], packageOf(language)]
  if (!name || !from) return undefined
  try {
    const home = path.dirname(createRequire(import.meta.url).resolve(`${from}/package.json`))
    const folder = path.join(home, '4.0.0_best_int')
    return existsSync(path.join(folder, `${name}.traineddata.gz`)) ? { language, name, folder } : undefined
  } catch {
    return undefined
  }
}
