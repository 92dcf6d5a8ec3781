export type Part = { text: string; isNew: boolean }

/** The words of `to`, marked where they are not words of `from` in that order (longest common run of words). */
export function added({ from, to }: { from: string; to: string }): Part[] {
  const old = wordsOf(from)
  const now = wordsOf(to)
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  const at = (row: number, column: number) => common[row]?.[column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const line = common[row]
      if (line)
        line[column] = same(old[row], now[column])
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const parts: Part[] = []
  const push = (text: string, isNew: boolean) => {
    const last = parts.at(-1)
    if (last?.isNew === isNew) last.text += text
    else parts.push({ text, isNew })
  }
  let row = 0
  for (let column = 0; column < now.length;) {
    const word = now[column] ?? ''
    if (row < old.length && same(old[row], word)) {
      push(word, false)
      row += 1
      column += 1
    } else if (row < old.length && at(row + 1, column) >= at(row, column + 1)) row += 1
    else {
      push(word, true)
      column += 1
    }
  }
  return parts
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*/g) ?? []
}

function same(a: string | undefined, b: string | undefined): boolean {
  const plain = (word = '') =>
    word
      .trim()
      .toLowerCase()
      .replace(/[.,;:]+$/, '')
  return plain(a) === plain(b)
}
