import { badFact } from '../errors'
import type { Fact } from '../model'
import type { FactWords } from './model'

/**
 * A person's words for a fact, complete and without what its kind does not have. A term and its meaning make the text, and
 * so do the cells of a row. @throws generation.bad-fact (400)
 */
export function wordsFor({ kind, text, severity, term, meaning, cells }: FactWords, read: Fact | null): FactWords {
  if (kind === 'row' || kind === 'problem') {
    if (!read?.cells || !cells || cells.length !== read.cells.length)
      throw badFact('A row of a table keeps its columns, and only a row can be one. Choose another kind.')
    const [first = '', ...rest] = cells
    if (first === '' || rest.every((cell) => cell === ''))
      throw badFact('Fill in the first cell of the row, and at least one more.')
    return { kind, cells, text: rowText(cells, read.header ?? []) }
  }
  if (kind === 'definition' || kind === 'role') {
    const whole = term && meaning ? `${term}: ${meaning}` : text
    if (whole === '') throw badFact('Write the term and what it means.')
    if (kind === 'definition' && (!term || !meaning)) throw badFact('Write the term and what it means.')
    return { kind, text: whole, ...(term && meaning ? { term, meaning } : {}) }
  }
  if (text === '') throw badFact('Write what the SOP says, or drop this fact.')
  if (kind === 'warning') return { kind, text, severity: severity ?? 'caution' }
  return { kind, text }
}

function rowText([first = '', ...rest]: readonly string[], header: readonly string[]): string {
  const parts = rest.flatMap((cell, at) => {
    const head = header[at + 1] ?? ''
    return cell === '' ? [] : [head === '' ? cell : `${head}: ${cell}`]
  })
  const whole = `${first} – ${parts.join('; ')}`
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}
