/**
 * A part of a statement after the statement was edited: the meaning of "LEV means local exhaust" is still what follows
 * "LEV means". Null when the part is not in the old statement, or what stands around it was edited as well.
 */
export function carryOver({ part, from, to }: { part: string; from: string; to: string }): string | null {
  const core = part.trim().replace(/[.]$/, '')
  const at = core === '' ? -1 : from.toLowerCase().indexOf(core.toLowerCase())
  if (at < 0) return null
  const before = from.slice(0, at)
  const after = from.slice(at + core.length)
  if (!to.startsWith(before) || !to.endsWith(after) || to.length <= before.length + after.length) return null
  return to.slice(before.length, to.length - after.length)
}

/** What differs between two statements, widened to whole words: `{ was: '4', is: '6', at: 12 }`; `at` counts in `from`. */
export function difference({ from, to }: { from: string; to: string }): { was: string; is: string; at: number } {
  const old = from.split(/(\s+)/)
  const now = to.split(/(\s+)/)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  return {
    was: old.slice(head, old.length - tail).join(''),
    is: now.slice(head, now.length - tail).join(''),
    at: old.slice(0, head).join('').length,
  }
}
