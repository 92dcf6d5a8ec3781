import type { PlacedText } from './pages'

const RAISED: Record<string, string> = Object.fromEntries(
  [...'0123456789'].map((digit, at) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'[at] ?? digit]),
)

/**
 * Small raised digits become superscript signs on the line that they belong to, so that `10³` stays a power, `5 mL²` is
 * no 52, and the mark of a footnote is no part of the number before it.
 */
export function withSuperscripts(items: PlacedText[]): PlacedText[] {
  const small = items.filter((item) => /^[\s\d,*†‡]+$/.test(item.text) && item.text.trim().length <= 5)
  if (small.length === 0) return items
  const raised = new Map<PlacedText, PlacedText>()
  for (const item of small) {
    const host = items.find((other) => isRaisedBeside(item, other))
    if (host) raised.set(item, beside(item, host))
  }
  return raised.size === 0 ? items : items.map((item) => raised.get(item) ?? item)
}

function isRaisedBeside(item: PlacedText, host: PlacedText): boolean {
  if (host === item || item.size > host.size * 0.8) return false
  const lift = item.y - host.y
  if (lift < host.size * 0.15 || lift > host.size * 0.7) return false
  const after = item.x - (host.x + host.width)
  const before = host.x - (item.x + item.width)
  const near = (gap: number) => gap > -host.size * 0.3 && gap < host.size * 0.35
  return near(after) || near(before)
}

/** On the host's line, right behind the word that it belongs to. */
function beside(item: PlacedText, host: PlacedText): PlacedText {
  const end = host.x + host.width
  const x = item.x >= end ? end : item.x
  const text = item.text.trim().replace(/\d/g, (digit) => RAISED[digit] ?? digit)
  return { ...item, x, width: item.x + item.width - x, y: host.y, size: host.size, text }
}
