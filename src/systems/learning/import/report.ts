import type { ImportState } from '../lifecycle'
import type { Fate, ImportLine } from './match-lines'

export type ImportReport = {
  import: number
  filename: string
  state: ImportState
  counts: Record<Fate, number>
  lines: ImportLine[]
  /** Lines that are not shown; the download has all of them. */
  more: number
}

const SHOWN = 300

/** What a screen shows: the lines that need somebody first. */
export function reportOf({
  lines,
  ...report
}: Pick<ImportReport, 'import' | 'filename' | 'state'> & { lines: readonly ImportLine[] }): ImportReport {
  const counts: Record<Fate, number> = { enrols: 0, has: 0, waived: 0, 'unknown-person': 0, waits: 0, bad: 0 }
  for (const { fate } of lines) counts[fate] += 1
  const order: Fate[] = ['bad', 'unknown-person', 'waits', 'waived', 'has', 'enrols']
  const sorted = [...lines].sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate) || a.line - b.line)
  return { ...report, counts, lines: sorted.slice(0, SHOWN), more: Math.max(0, lines.length - SHOWN) }
}

/** What a line came to, in words. `done`: the import was carried out. */
export function fateInWords(fate: Fate, done: boolean): string {
  const words: Record<Fate, [planned: string, done: string]> = {
    enrols: ['will be enrolled', 'enrolled'],
    has: ['is on it already', 'was on it already'],
    waived: ['is excused from it', 'was excused from it'],
    'unknown-person': ['not known here', 'left out'],
    waits: ['will be invited', 'invited; enrolled when the account is made'],
    bad: ['cannot be used', 'left out'],
  }
  return words[fate][done ? 1 : 0]
}

/** The whole report for a spreadsheet: UTF-8 with a byte order mark. */
export function reportAsCsv({ lines, done }: { lines: readonly ImportLine[]; done: boolean }): string {
  const heading = ['line', 'email', 'name', 'course', 'due', 'result', 'what to do']
  const body = lines.map((line) => [
    String(line.line),
    line.email,
    line.name,
    line.title,
    line.dueAt?.slice(0, 10) ?? '',
    fateInWords(line.fate, done),
    line.problem ?? '',
  ])
  return `\uFEFF${[heading, ...body].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would run as a formula is kept from it by an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
