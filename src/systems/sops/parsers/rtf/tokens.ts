export type Token =
  | { type: 'open' | 'close' }
  | { type: 'word'; word: string; value?: number }
  /** Bytes of the document's code page, as `\'e9` gives them. */
  | { type: 'byte'; byte: number }
  | { type: 'text'; text: string }

const WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iy

/** The tokens of RTF (version 1.9.1), given as Latin-1 text so that a character is a byte. Binary data is stepped over. */
export function* tokensOf(rtf: string): Generator<Token> {
  let at = 0
  while (at < rtf.length) {
    const sign = rtf[at]
    if (sign === '{' || sign === '}') {
      yield { type: sign === '{' ? 'open' : 'close' }
      at += 1
    } else if (sign === '\\') {
      const [token, next] = control(rtf, at + 1)
      if (token) yield token
      at = next
    } else if (sign === '\r' || sign === '\n') at += 1
    else {
      const end = endOfText(rtf, at)
      yield { type: 'text', text: rtf.slice(at, end) }
      at = end
    }
  }
}

function endOfText(rtf: string, from: number): number {
  let end = from
  while (end < rtf.length && !'{}\\\r\n'.includes(rtf[end] ?? '')) end += 1
  return end
}

/** What stands behind a backslash, and where it ends. */
function control(rtf: string, at: number): [Token | undefined, number] {
  WORD.lastIndex = at
  const word = WORD.exec(rtf)
  if (word?.[1]) {
    const value = word[2] === undefined ? undefined : Number(word[2])
    if (word[1] === 'bin') return [undefined, WORD.lastIndex + Math.max(0, value ?? 0)]
    return [{ type: 'word', word: word[1], ...(value === undefined ? {} : { value }) }, WORD.lastIndex]
  }
  const sign = rtf[at] ?? ''
  if (sign === "'") {
    const byte = Number.parseInt(rtf.slice(at + 1, at + 3), 16)
    return [Number.isNaN(byte) ? undefined : { type: 'byte', byte }, at + 3]
  }
  if ('\\{}'.includes(sign)) return [{ type: 'text', text: sign }, at + 1]
  if (sign === '~') return [{ type: 'text', text: '\u00a0' }, at + 1]
  if (sign === '_') return [{ type: 'text', text: '\u2011' }, at + 1]
  if (sign === '\r' || sign === '\n') return [{ type: 'word', word: 'par' }, at + 1]
  return [sign === '*' ? { type: 'word', word: '*' } : undefined, at + 1]
}
