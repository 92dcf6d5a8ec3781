import { isClosedClass, lexiconOf, sameWord, tokenize, type Lexicon } from '@/shared/language'

/** Content words, numbers and words of time and condition in order: what a change of order would be seen in. */
export function significantTokens(text: string, language: string): string[] {
  const lexicon = lexiconOf(language)
  return tokenize(text)
    .filter(
      (token) =>
        token.kind === 'number' ||
        (token.kind === 'word' && token.text.length > 1 && isSignificant(token.text, lexicon)),
    )
    .map((token) => token.text)
}

function isSignificant(word: string, lexicon: Lexicon): boolean {
  return (
    !isClosedClass(word, lexicon) || [lexicon.before, lexicon.after, lexicon.condition].some((set) => set.has(word))
  )
}

export function isSameToken(a: string, b: string, lexicon: Lexicon): boolean {
  return a === b || (/^\p{L}/u.test(a) && sameWord(a, b, lexicon))
}
