export type Abbreviation = { short: string; long: string }

const BRACKETS = /\(([\p{Lu}][\p{L}\p{N}&/.-]{1,9})\)/gu

/**
 * Abbreviations that a sentence introduces, `personal protective equipment (PPE)`: by the rule of Schwartz and Hearst (2003),
 * whose letters must be found, in order, in the words before the bracket, the first one at the beginning of a word.
 */
export function abbreviationsIn(text: string): Abbreviation[] {
  return [...text.matchAll(BRACKETS)].flatMap((match): Abbreviation[] => {
    const short = match[1] ?? ''
    if ((short.match(/\p{Lu}/gu)?.length ?? 0) < 2) return []
    const before = text.slice(0, match.index).trimEnd()
    const most = Math.min(short.length + 5, short.length * 2)
    const words = /[^.;:!?()\n]*$/u.exec(before)?.[0].trim().split(/\s+/).slice(-most) ?? []
    const long = byInitials(short, words) ?? longForm(short, words.join(' '))
    return long === undefined ? [] : [{ short, long }]
  })
}

/** The last words whose first letters spell it: `PPE` takes three words, though two would hold its letters. */
function byInitials(short: string, words: readonly string[]): string | undefined {
  const wanted = short.replace(/s$/, '').toLowerCase()
  for (let count = 1; count <= Math.min(words.length, wanted.length); count += 1) {
    const tail = words.slice(-count)
    const initials = tail.flatMap((word) => word.split(/[-/]/)).map((part) => part[0] ?? '')
    if (initials.join('').toLowerCase() === wanted) return tail.join(' ')
  }
  return undefined
}

function longForm(short: string, words: string): string | undefined {
  let at = words.length - 1
  for (let index = short.length - 1; index >= 0; index -= 1) {
    const letter = (short[index] ?? '').toLowerCase()
    if (!/[\p{L}\p{N}]/u.test(letter)) continue
    while (
      at >= 0 &&
      ((words[at] ?? '').toLowerCase() !== letter ||
        (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(words[at - 1] ?? '')))
    )
      at -= 1
    if (at < 0) return undefined
    at -= 1
  }
  const long = words.slice(at + 1)
  // The rule finds letters in any words; a long form has nearly as many words as the short one has letters.
  const count = long.split(/\s+/).length
  return long.length > short.length && count <= short.length + 2 && !long.includes(short) ? long : undefined
}
