import { contentWords, lexiconOf, quantities } from '@/shared/language'

/** `text`, or `number:<dimension>` for a text that is a number and little else. Options of one question agree in it. */
export function kindOf(text: string, language: string): string {
  const found = quantities(text, language)
  const first = found[0]
  if (!first) return 'text'
  let rest = text
  for (const quantity of [...found].reverse()) rest = `${rest.slice(0, quantity.start)} ${rest.slice(quantity.end)}`
  if (contentWords(rest, lexiconOf(language)).length > 1) return 'text'
  return `number:${found.find((quantity) => quantity.dimension)?.dimension ?? 'plain'}`
}

/** Length of an option compared to the mean length of the keys; 0.5 to 2 does not give the answer away. */
export function lengthRatio(text: string, keys: readonly string[]): number {
  const mean = keys.reduce((sum, key) => sum + key.trim().length, 0) / Math.max(1, keys.length)
  return mean === 0 ? 1 : text.trim().length / mean
}
