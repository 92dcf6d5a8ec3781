import { contentWords, quantities, sameWord, tokenize, words, wordsMissing, type Lexicon } from '@/shared/language'
import { clip, type Finding } from './model'

/** Persons in charge, then all other words of matter, that neither the quotes nor the headings above them bear out. */
export function checkWords(text: string, quotes: readonly string[], context: string, lexicon: Lexicon): Finding[] {
  const evidence = `${quotes.join('\n')}\n${context}`
  // Numbers in words and units have their own check.
  const measured = new Set(quantities(text, lexicon.language).flatMap((quantity) => words(quantity.text)))
  const missing = wordsMissing(text, evidence, lexicon).filter((word) => !measured.has(word))
  const roles = rolesIn(text, lexicon).filter((role) => role.words.some((word) => !isIn(word, evidence, lexicon)))
  const findings: Finding[] = roles.map((role) => {
    const named = rolesIn(evidence, lexicon)[0]
    return {
      code: 'role-not-in-passage',
      grave: true,
      message: `"${role.text}" is not in the passage${named ? `; it names "${named.text}"` : ''}`,
    }
  })
  const others = missing.filter((word) => !roles.some((role) => role.words.includes(word)))
  if (others.length === 0) return findings
  const total = new Set(contentWords(text, lexicon)).size
  const share = 1 - missing.length / Math.max(1, total)
  const shown = others
    .slice(0, 5)
    .map((word) => `"${word}"`)
    .join(', ')
  findings.push({
    code: 'words-not-in-passage',
    grave: share < 0.5,
    message:
      share < 0.5
        ? `most of it is not in the passage: ${shown}`
        : `not in the passage: ${shown}. It says "${clip(quotes.join(' … '), 110)}"`,
  })
  return findings
}

type Role = { text: string; words: string[] }

/** Names of persons in charge: a role noun with the capitalised words right before it. */
export function rolesIn(text: string, lexicon: Lexicon): Role[] {
  const tokens = tokenize(text)
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || !lexicon.roleNouns.has(token.text)) return []
    let from = index
    while (from > 0 && index - from < 2) {
      const previous = tokens[from - 1]
      if (
        !previous ||
        previous.kind !== 'word' ||
        !/^\p{Lu}/u.test(text.slice(previous.start)) ||
        lexicon.stop.has(previous.text)
      )
        break
      if (!/^\s$/.test(text.slice(previous.end, tokens[from]?.start))) break
      from -= 1
    }
    const part = tokens.slice(from, index + 1)
    const start = part[0]?.start ?? token.start
    return [
      { text: text.slice(start, token.end), words: part.map((word) => word.text).filter((word) => word.length > 1) },
    ]
  })
}

function isIn(word: string, evidence: string, lexicon: Lexicon): boolean {
  return words(evidence).some((other) => sameWord(word, other, lexicon))
}
