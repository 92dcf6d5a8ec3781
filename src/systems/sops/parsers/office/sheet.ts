import type { Xml } from './open-package'

export type SheetCell = { text: string; bold: boolean }
/** Row → column → cell, both from 0; what is empty is not there. */
export type Grid = Map<number, Map<number, SheetCell>>
type Format = { bold: boolean; unseen: boolean; show: 'date' | 'time' | 'percent' | 'plain' }

const mostCells = 200_000
/** Formats that every workbook has without naming them (ECMA-376, 18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])
const builtInTimes = new Set([18, 19, 20, 21, 45, 46, 47])

export function readShared($: Xml | null): string[] {
  if (!$) return []
  return $('sst > si')
    .toArray()
    .map((item) => {
      // Readings of East Asian words stand beside them, and are no part of the text.
      const text = $(item)
      text.find('rPh').remove()
      return text.find('t').text()
    })
}

export function readFormats($: Xml | null): Format[] {
  if (!$) return []
  const fonts = $('fonts > font')
    .toArray()
    .map((font) => {
      const bold = $(font).children('b')
      const white = /^(?:FF)?FFFFFF$/i.test($(font).children('color').attr('rgb') ?? '')
      return { bold: bold.length > 0 && bold.attr('val') !== '0', white }
    })
  const filled = $('fills > fill')
    .toArray()
    .map((fill) => !['none', undefined].includes($(fill).children('patternFill').attr('patternType')))
  const codes = new Map(
    $('numFmts > numFmt')
      .toArray()
      .map((format) => [Number(format.attribs.numFmtId), format.attribs.formatCode ?? '']),
  )
  return $('cellXfs > xf')
    .toArray()
    .map((xf) => ({
      bold: fonts[Number(xf.attribs.fontId)]?.bold ?? false,
      unseen:
        (fonts[Number(xf.attribs.fontId)]?.white === true && filled[Number(xf.attribs.fillId)] !== true) ||
        codes.get(Number(xf.attribs.numFmtId)) === ';;;',
      show: showOf(Number(xf.attribs.numFmtId), codes),
    }))
}

function showOf(id: number, codes: ReadonlyMap<number, string>): Format['show'] {
  if (id === 9 || id === 10) return 'percent'
  if (builtInDates.has(id)) return 'date'
  if (builtInTimes.has(id)) return 'time'
  const code = (codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (code.includes('%')) return 'percent'
  if (/[dy]/i.test(code)) return 'date'
  return /[hs]/i.test(code) ? 'time' : 'plain'
}

/** The cells as people see them: results of formulas, dates as dates. */
export function readCells(
  $: Xml,
  { shared, formats, from1904 }: { shared: readonly string[]; formats: readonly Format[]; from1904: boolean },
): { grid: Grid; unseen: string } {
  const grid: Grid = new Map()
  const unseen: string[] = []
  const hiddenColumns = $('cols > col')
    .toArray()
    .filter(({ attribs }) => attribs.hidden === '1')
    .map(({ attribs }) => ({ from: Number(attribs.min) - 1, to: Number(attribs.max) - 1 }))
  let seen = 0
  $('sheetData > row').each((index, row) => {
    const at = Number(row.attribs.r ?? index + 1) - 1
    let next = 0
    $(row)
      .children('c')
      .each((_, cell) => {
        const column = cell.attribs.r ? columnOf(cell.attribs.r) : next
        next = column + 1
        seen += 1
        if (seen > mostCells) return false
        const format = formats[Number(cell.attribs.s ?? 0)] ?? { bold: false, unseen: false, show: 'plain' as const }
        const text = textOf($, cell.attribs.t ?? 'n', $(cell), { shared, format, from1904 })
        if (text === '') return
        const isInHidden = hiddenColumns.some(({ from, to }) => column >= from && column <= to)
        if (format.unseen || isInHidden || row.attribs.hidden === '1') {
          unseen.push(text)
          return
        }
        const cells = grid.get(at) ?? new Map<number, SheetCell>()
        cells.set(column, { text, bold: format.bold })
        grid.set(at, cells)
      })
  })
  return { grid, unseen: unseen.join(' ') }
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.replace(/[^A-Z]/gi, '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function textOf(
  $: Xml,
  type: string,
  cell: ReturnType<Xml>,
  { shared, format, from1904 }: { shared: readonly string[]; format: Format; from1904: boolean },
): string {
  if (type === 'inlineStr') return cell.find('is t').text().trim()
  const value = cell.children('v').text()
  if (type === 's') return (shared[Number(value)] ?? '').trim()
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n' || value === '') return value.trim()
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (format.show === 'date') return dateOf(number, from1904)
  if (format.show === 'time') return timeOf(number)
  // Twelve digits: what is beyond them are traces of binary fractions.
  const shown = (each: number) => String(Number(each.toPrecision(12)))
  return format.show === 'percent' ? `${shown(number * 100)} %` : shown(number)
}

const dayMs = 86_400_000

/** Days since the end of 1899 (or since 1904) → ISO 8601, with the time where there is one. */
function dateOf(days: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const at = new Date(start + Math.round(days * dayMs))
  if (Number.isNaN(at.getTime())) return String(days)
  const [date = '', time = ''] = at.toISOString().split('T')
  return days % 1 === 0 ? date : `${date} ${time.slice(0, 5)}`
}

function timeOf(days: number): string {
  const minutes = Math.round(days * 24 * 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
