import { parse } from 'csv-parse/sync'
import { DomainError } from '@/shared/errors'

/** One line of a list as somebody wrote it; `line` is its number in the file, from 1. */
export type ListLine = { line: number; email: string; name: string; course: string; version: string; due: string }
type Column = Exclude<keyof ListLine, 'line'>

export const MOST_BYTES = 1024 * 1024
export const MOST_LINES = 2000

/**
 * Reads a CSV list: UTF-8 with or without a byte order mark, with commas, semicolons or tabs between the columns. The first
 * line names the columns; columns it does not know are left alone.
 *
 * @throws `import.too-large` (413), `import.not-utf8`, `import.not-csv`, `import.empty`, `import.no-email-column`,
 * `import.double-column`, `import.too-many-lines` (400): nothing of such a file can be used.
 */
export function readList(bytes: Uint8Array): ListLine[] {
  if (bytes.byteLength > MOST_BYTES) {
    throw refuse('too-large', 'The file is larger than 1 MB. Split it into several files.', 413)
  }
  const text = textOf(bytes)
  if (text.trim() === '')
    throw refuse('empty', 'The file is empty. The first line names the columns, for example: email,course,due.')
  const records = recordsOf(text)
  const [heading, ...rest] = records
  const places = placesOf(heading?.record ?? [])
  if (rest.length === 0) throw refuse('empty', 'The file has a heading and no lines below it.')
  if (rest.length > MOST_LINES) {
    throw refuse(
      'too-many-lines',
      `The file has ${rest.length} lines; ${MOST_LINES} are the most. Split it into several files.`,
    )
  }
  return rest.map(({ record, info }) => {
    const cell = (column: Column) => (record[places[column] ?? -1] ?? '').trim()
    return {
      line: info.lines,
      email: cell('email').toLowerCase(),
      name: cell('name'),
      course: cell('course'),
      version: cell('version'),
      due: cell('due'),
    }
  })
}

function textOf(bytes: Uint8Array): string {
  try {
    // Takes a byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse(
      'not-utf8',
      'The file is not in UTF-8, so names would be garbled. In your spreadsheet choose "Save as" and "CSV UTF-8".',
    )
  }
}

type Record = { record: string[]; info: { lines: number } }

function recordsOf(text: string): Record[] {
  try {
    const read: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
    return read as Record[]
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    throw refuse(
      'not-csv',
      `The file cannot be read as CSV${lines ? ` near line ${lines}` : ''}: a quotation mark is opened and not closed, or closed in the middle. Save it as CSV again.`,
      400,
      message,
    )
  }
}

/** The one that the heading uses most. */
function delimiterOf(text: string): string {
  const heading = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: heading.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}

/** As people head their columns. */
const known: [Column, RegExp][] = [
  ['email', /^(e-?mail|mail)( ?address)?$/],
  ['name', /^(full )?name$/],
  ['course', /^course( ?(title|id|name))?$/],
  ['version', /^version$/],
  ['due', /^(due|due ?(date|at|by)|deadline)$/],
]

function placesOf(heading: string[]): Partial<{ [column in Column]: number }> {
  const places: Partial<{ [column in Column]: number }> = {}
  for (const [place, title] of heading.entries()) {
    const plain = title.trim().toLowerCase().replace(/[_.:]/g, ' ').replace(/\s+/g, ' ').trim()
    const column = known.find(([, pattern]) => pattern.test(plain))?.[0]
    if (!column) continue
    if (places[column] !== undefined) {
      throw refuse('double-column', `Two columns are called "${column}". Take one of them out.`)
    }
    places[column] = place
  }
  if (places.email === undefined) {
    throw refuse(
      'no-email-column',
      'No column is called "email". The first line must name the columns: email, course, due.',
    )
  }
  return places
}

function refuse(code: string, message: string, status = 400, detail?: unknown): DomainError {
  return new DomainError({ code: `import.${code}`, message, status, ...(detail === undefined ? {} : { detail }) })
}
