/** One thing that a page's content tells to do, with the numbers before it; `Do` with the name of what it paints. */
export type Visit = (operator: string, numbers: readonly number[], name: string) => void

const [TAB, SPACE, QUOTE, OPEN, CLOSE, PERCENT, SLASH, LESS, MORE, BACKSLASH] = [9, 32, 39, 40, 41, 37, 47, 60, 62, 92]
const [LEFT, RIGHT, LEFT_BRACE, RIGHT_BRACE, DOUBLE_QUOTE, STAR] = [91, 93, 123, 125, 34, 42]

const isBlank = (code: number): boolean => code === SPACE || (code >= TAB && code <= 13) || code === 0
const isNumeric = (code: number): boolean => (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43
const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === QUOTE || code === DOUBLE_QUOTE || code === STAR

/**
 * Goes through the content of a page without looking at its text. False where it meets something that it cannot pass over
 * for sure: images within the content, signs that belong to no operator.
 */
export function readContent(content: Buffer, visit: Visit): boolean {
  const numbers: number[] = []
  let name = ''
  let at = 0
  const { length } = content
  while (at < length) {
    const code = content[at] ?? 0
    if (isBlank(code) || code === LEFT || code === RIGHT || code === LEFT_BRACE || code === RIGHT_BRACE) at += 1
    else if (isNumeric(code)) {
      const from = at
      while (at < length && isNumeric(content[at] ?? 0)) at += 1
      numbers.push(numberOf(content, from, at))
    } else if (isLetter(code)) {
      const from = at
      while (at < length && (isLetter(content[at] ?? 0) || content[at] === 48 || content[at] === 49)) at += 1
      const operator = content.toString('latin1', from, at)
      if (operator === 'BI') return false
      visit(operator, numbers, name)
      numbers.length = 0
      name = ''
    } else if (code === SLASH) {
      const from = (at += 1)
      while (at < length && !endsName(content[at] ?? 0)) at += 1
      name = content.toString('latin1', from, at)
    } else if (code === OPEN) at = afterString(content, at + 1)
    else if (code === LESS && content[at + 1] !== LESS) {
      const close = content.indexOf(MORE, at)
      if (close < 0) return false
      at = close + 1
    } else if (code === LESS || (code === MORE && content[at + 1] === MORE)) at += 2
    else if (code === PERCENT) while (at < length && content[at] !== 10 && content[at] !== 13) at += 1
    else return false
  }
  return true
}

const endsName = (code: number): boolean =>
  isBlank(code) ||
  code === SLASH ||
  code === LEFT ||
  code === RIGHT ||
  code === OPEN ||
  code === LESS ||
  code === MORE ||
  code === PERCENT

/** `-12.5`. Numbers that are put in no usual way are left to the runtime. */
function numberOf(content: Buffer, from: number, to: number): number {
  let at = from
  const negative = content[at] === 45
  if (negative) at += 1
  let whole = 0
  let scale = 0
  for (; at < to; at += 1) {
    const code = content[at] ?? 0
    if (code === 46 && scale === 0) scale = 1
    else if (code >= 48 && code <= 57) {
      whole = whole * 10 + code - 48
      scale *= 10
    } else return Number.parseFloat(content.toString('latin1', from, to).replace(/^--+/, '-')) || 0
  }
  const value = scale > 0 ? whole / scale : whole
  return negative ? -value : value
}

function afterString(content: Buffer, from: number): number {
  let open = 1
  for (let at = from; at < content.length; at += 1) {
    const code = content[at]
    if (code === BACKSLASH) at += 1
    else if (code === OPEN) open += 1
    else if (code === CLOSE && --open === 0) return at + 1
  }
  return content.length
}
