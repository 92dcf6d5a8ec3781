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
  const isWrong = (text: string) =>
    kindOf(text, bank.language) === kind &&
    isImperative(text, bank.language) === orders &&
    ![key, ...truths].some((truth) => alike(text, truth, bank.lexicon))
  const picked: string[] = []
  // Reading what a text says costs most: a long SOP has thousands of them, and the first that suit are enough.
  for (const text of byLength(pool, key)) {
    if (picked.length >= wanted) break
    if (isWrong(text) && !picked.some((other) => alike(text, other, bank.lexicon, 0.75))) picked.push(text)
  }
  return picked
}

/** Texts of about the key's length, nearest first. Lengths that differ little count as equal: then the order of the pool decides. */
function byLength(pool: readonly string[], key: string): string[] {
  const ranks = new Map<number, string[]>()
  for (const each of pool) {
    const text = asOption(each)
    const ratio = lengthRatio(text, [key])
    if (ratio < 0.55 || ratio > 1.8) continue
    const rank = Math.round(Math.abs(Math.log(ratio)) * 2)
    const same = ranks.get(rank)
    if (same) same.push(text)
    else ranks.set(rank, [text])
  }
  return [...ranks].sort(([a], [b]) => a - b).flatMap(([, texts]) => texts)
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
