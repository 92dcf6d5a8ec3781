import type { SourceDocument } from '@/systems/sops/model'
import type { Fact } from '../../../model'
import { hasBlank, inSentence, withoutStop, type Wording } from '../../../reading/wording'

type Segment = SourceDocument['document']['segments'][number]
export type RowFact = Pick<Fact, 'kind' | 'text' | 'spans' | 'cells' | 'header' | 'table' | 'caption'>

const PROBLEM = /problem|symptom|fault|issue|error|storing|probleem|störung|fehler|problème|panne|problema|fallo/i
const SOLUTION =
  /solution|action|remedy|fix|response|what to do|oplossing|actie|lösung|maßnahme|remède|solución|acción/i

/**
 * Reads a row of a table. Its statement names the columns only where their heads can be cited. Forms to be filled in say nothing; a first cell that spans several rows stands in the text of
 * the row it began in; a table of problems and solutions is told from its heads.
 */
export function rowFact(
  segment: Segment,
  {
    begun,
    head,
    section,
    wording,
  }: { begun: Segment | undefined; head: Segment | undefined; section: string; wording: Wording },
): RowFact | null {
  const header = segment.header ?? []
  // Lines of a cell are a list.
  const cells = (segment.cells ?? []).map((cell) => cell.trim().replace(/\s*\n\s*/g, '; '))
  if (isHeadOf(cells, header) || cells.length < 2 || hasBlank(cells.join(' '))) return null
  const [first = '', ...rest] = cells
  if (rest.every((cell) => cell === '')) return null
  const spans = [{ segment: segment.key, start: 0, end: segment.text.length }]
  const at = begun && !segment.text.startsWith(first) ? begun.text.indexOf(first) : -1
  if (begun && at >= 0) spans.unshift({ segment: begun.key, start: at, end: at + first.length })
  if (head) spans.unshift({ segment: head.key, start: 0, end: head.text.length })
  return {
    kind: PROBLEM.test(header[0] ?? '') && SOLUTION.test(header.at(-1) ?? '') ? 'problem' : 'row',
    text: rowSentence(cells, head ? header : [], wording),
    spans,
    cells: cells.map((cell) => wording.phrase(cell)),
    header: header.map((head) => (head.trim() === '' ? '' : wording.title(head))),
    table: `${section}/${String(segment.table ?? 0)}`,
    ...(segment.caption ? { caption: segment.caption } : {}),
  }
}

function isHeadOf(cells: readonly string[], header: readonly string[]): boolean {
  return (
    header.length > 0 && cells.length === header.length && cells.every((cell, index) => cell === header[index]?.trim())
  )
}

/** `-20°C freezers: recommended frequency every 6-12 months; ice buildup threshold >1/4 inch (6 mm).` */
function rowSentence(cells: readonly string[], header: readonly string[], wording: Wording): string {
  const [first = '', ...rest] = cells
  const parts = rest.flatMap((cell, index) => {
    if (cell === '') return []
    const head = withoutStop(wording.title(header[index + 1] ?? '')).trim()
    const phrase = wording.phrase(cell)
    return [head === '' ? phrase : `${inSentence(head, wording.language)}: ${inSentence(phrase, wording.language)}`]
  })
  return wording.sentence(`${withoutStop(first)} – ${parts.join('; ')}`)
}
