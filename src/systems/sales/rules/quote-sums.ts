import type { QuoteLine } from '../model'

/** Digits after the point of a currency: 2 for EUR, 0 for JPY. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Sums in units of the currency, each line rounded to its smallest coin, as it stands on the paper. */
export function quoteSums({
  lines,
  currency,
  taxPercent,
}: {
  lines: readonly QuoteLine[]
  currency: string
  taxPercent: number
}): { net: number; tax: number; amount: number } {
  const coins = 10 ** digitsOf(currency)
  const net = lines.reduce((sum, line) => sum + rounded(line.quantity * line.unitPrice * coins), 0)
  const tax = rounded((net * taxPercent) / 100)
  return { net: net / coins, tax: tax / coins, amount: (net + tax) / coins }
}

/** What a line comes to. */
export function lineSum({ quantity, unitPrice }: QuoteLine, currency: string): number {
  const coins = 10 ** digitsOf(currency)
  return rounded(quantity * unitPrice * coins) / coins
}

// 1.005 × 100 is 100.49999… in binary; half a coin up, as bookkeeping does.
const rounded = (value: number): number => Math.round(Number(value.toFixed(6)))

/** `€1,250.00` in English; the same in every place, so that page and paper agree. */
export const money = (value: number, currency: string): string =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(value)
