import { quantities, type Quantity } from '@/shared/language'
import type { Subject } from './subjects'

export type Difference = { a: string; b: string }

/** How many of the base unit of its dimension: what has the same base can be compared. */
const scale: Record<string, [base: string, factor: number]> = {
  s: ['s', 1],
  min: ['s', 60],
  h: ['s', 3600],
  day: ['s', 86_400],
  week: ['s', 604_800],
  month: ['month', 1],
  year: ['month', 12],
  nm: ['m', 1e-9],
  μm: ['m', 1e-6],
  mm: ['m', 1e-3],
  cm: ['m', 1e-2],
  m: ['m', 1],
  km: ['m', 1e3],
  inch: ['m', 0.0254],
  ft: ['m', 0.3048],
  μg: ['g', 1e-6],
  mg: ['g', 1e-3],
  g: ['g', 1],
  kg: ['g', 1e3],
  oz: ['g', 28.349_523],
  lb: ['g', 453.592_37],
  μL: ['L', 1e-6],
  mL: ['L', 1e-3],
  L: ['L', 1],
  mbar: ['mbar', 1],
  bar: ['mbar', 1000],
  kPa: ['mbar', 10],
  psi: ['mbar', 68.947_6],
  kB: ['kB', 1],
  MB: ['kB', 1000],
  GB: ['kB', 1_000_000],
}

type Measure = { base: string; low: number; high: number; text: string; bound: Quantity['bound'] }

/**
 * The limit on which two sentences about the same thing disagree, in the words of each; null where they agree, where only
 * one of them gives a number, or where they differ in more than one respect and so speak of two cases.
 */
export function differentLimit(a: Subject, b: Subject): Difference | null {
  const [left, right] = [measuresOf(a), measuresOf(b)]
  const bases = new Set([...left.map(({ base }) => base), ...right.map(({ base }) => base)])
  const differences = [...bases].flatMap((base): Difference[] => {
    const mine = left.filter((one) => one.base === base)
    const theirs = right.filter((one) => one.base === base)
    const open = theirs.filter((one) => !mine.some((other) => agree(one, other)))
    const own = mine.filter((one) => !theirs.some((other) => agree(one, other)))
    const [x, y] = [own[0], open[0]]
    return x && y ? [{ a: x.text, b: y.text }] : []
  })
  const [only, ...more] = differences
  return only && more.length === 0 ? only : null
}

export const hasMeasures = (subject: Subject): boolean => measuresOf(subject).length > 0

function measuresOf({ statement: { text, language } }: Subject): Measure[] {
  return quantities(text, language).flatMap((quantity): Measure[] => {
    if (quantity.reference) return []
    const { unit, value, high = value, bound } = quantity
    if (unit === '°F')
      return [
        { base: '°C', low: ((value - 32) * 5) / 9, high: ((high - 32) * 5) / 9, bound, text: printed(quantity, text) },
      ]
    const [base, factor] = scale[unit ?? ''] ?? [unit ?? 'number', 1]
    return [{ base, low: value * factor, high: high * factor, bound, text: printed(quantity, text) }]
  })
}

/** With the words that bound it, where they stand right before it: `at least 15 minutes`. */
function printed({ start, end, bound }: Quantity, text: string): string {
  if (bound === null) return text.slice(start, end)
  const before = /(?:\S+\s+){0,2}\S*\s*$/u.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? ''
  const lead =
    /(?:at least|at most|no (?:more|less) than|(?:more|less|longer) than|up to|within|minimum|maximum|above|below|under|over|about|[<>≤≥~])\s*$/i.exec(
      before,
    )?.[0]
  return `${lead ?? ''}${text.slice(start, end)}`
}

/** Whether whoever keeps to one of them can keep to the other as it is meant. */
function agree(x: Measure, y: Measure): boolean {
  const same = (p: number, q: number) => Math.abs(p - q) <= 0.02 * Math.max(Math.abs(p), Math.abs(q), 1e-12)
  const kind = (bound: Measure['bound']) =>
    bound === 'least' || bound === 'above' ? 'least' : bound === 'most' || bound === 'below' ? 'most' : 'exact'
  const [p, q] = [kind(x.bound), kind(y.bound)]
  if (same(x.low, y.low) && same(x.high, y.high)) return p === q || p === 'exact' || q === 'exact'
  if (p === q && p !== 'exact') return false
  if (p === 'least' || q === 'least') {
    const [least, other] = p === 'least' ? [x, y] : [y, x]
    return kind(other.bound) === 'most' ? other.high >= least.low : other.low >= least.low
  }
  if (p === 'most' || q === 'most') {
    const [most, other] = p === 'most' ? [x, y] : [y, x]
    return other.high <= most.high
  }
  const slack = x.bound === 'about' || y.bound === 'about' ? 0.1 * Math.max(Math.abs(x.high), Math.abs(y.high)) : 0
  // One value within the range of the other; two ranges agree where one holds the other.
  const holds = (outer: Measure, inner: Measure) => outer.low - slack <= inner.low && outer.high + slack >= inner.high
  return holds(x, y) || holds(y, x)
}
