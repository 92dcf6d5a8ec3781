import { bare, isImperative } from '@/shared/language'
import { kindOf, lengthRatio } from '@/shared/verify'
import { alike, asOption, type Bank } from './bank'

/**
 * Wrong options for a key, from texts of the same SOP: of the same kind and length, unlike the key and each other, and
 * unlike everything in `truths`, which would be right here as well. Nearest in length first; at most `wanted`.
 */
export function pickDistractors({
  key,
  pool,
  truths,
  bank,
  wanted,
}: {
  key: string
  pool: readonly string[]
  truths: readonly string[]
  bank: Bank
  wanted: number
}): string[] {
  const kind = kindOf(key, bank.language)
  const orders = isImperative(key, bank.language)
  const fitting = pool
    .map((text) => asOption(text))
    .filter((text) => {
      const ratio = lengthRatio(text, [key])
      return (
        ratio >= 0.55 &&
        ratio <= 1.8 &&
        kindOf(text, bank.language) === kind &&
        isImperative(text, bank.language) === orders
      )
    })
    .filter((text) => ![key, ...truths].some((truth) => alike(text, truth, bank.lexicon)))
  const ranked = fitting
    .map((text, index) => ({ text, index, far: Math.abs(Math.log(lengthRatio(text, [key]))) }))
    // Lengths that differ little count as equal: then the order of the pool decides.
    .sort((a, b) => Math.round(a.far * 2) - Math.round(b.far * 2) || a.index - b.index)
  const picked: string[] = []
  for (const { text } of ranked) {
    if (picked.length >= wanted) break
    if (!picked.some((other) => alike(text, other, bank.lexicon, 0.75))) picked.push(text)
  }
  return picked
}

/** Options in an order that tells nothing: by a hash of their text. Ids follow the order. */
export function mixed<Option extends { text: string }>(options: readonly Option[]): (Option & { id: string })[] {
  return [...options]
    .sort((a, b) => scatter(a.text) - scatter(b.text) || (bare(a.text) < bare(b.text) ? -1 : 1))
    .map((option, index) => ({ ...option, id: String.fromCharCode(97 + index) }))
}

/** A small number that spreads texts evenly and never changes (FNV-1a). */
export function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
