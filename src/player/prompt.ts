/** Above this a question is more than a title. */
const longPrompt = 70
const closing: Record<string, string> = { '“': '”', '„': '“', '«': '»', '(': ')' }

/**
 * A long question about a passage in two: what is asked, to be set as a title, and the passage, to be read. The first
 * sentence is the title, wherever it does not end inside quotation marks or brackets. Without a passage after it the
 * question stays whole.
 */
export function partsOfPrompt(prompt: string): { title: string; rest: string } {
  const text = prompt.trim()
  const whole = { title: text, rest: '' }
  if (text.length <= longPrompt) return whole
  const open: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === open.at(-1)) open.pop()
    else if (closing[sign] !== undefined) open.push(closing[sign])
    else if (open.length === 0 && /[.?!]/.test(sign) && /^\s+[\p{Lu}\p{N}“„«¿]/u.test(text.slice(at + 1))) {
      const rest = text.slice(at + 1).trim()
      return quotesApart(rest).some(({ quoted }) => quoted) ? { title: text.slice(0, at + 1), rest } : whole
    }
  }
  return whole
}

/** The text in pieces, those in quotation marks apart: they are somebody else's words. */
export function quotesApart(text: string): { text: string; quoted: boolean }[] {
  return text
    .split(/(“[^“”]*(?:“[^“”]*”[^“”]*)*”|„[^„“]*“|«[^«»]*»)/)
    .map((piece, at) => ({ text: piece, quoted: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
