import { createHash } from 'node:crypto'

/** A short id made from content alone: the same input gives the same id on every run and machine. */
export function stableId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}-${createHash('sha256').update(parts.join('\u0000'), 'utf8').digest('hex').slice(0, 12)}`
}

/** Ids that would occur twice get a counter, in the order they are asked for. */
export function uniqueIds(): (prefix: string, ...parts: readonly string[]) => string {
  const taken = new Map<string, number>()
  return (prefix, ...parts) => {
    const id = stableId(prefix, ...parts)
    const times = (taken.get(id) ?? 0) + 1
    taken.set(id, times)
    return times === 1 ? id : `${id}-${String(times)}`
  }
}
