import type { Fact } from '../../model'

/** How a model says which facts it means. Naming each of a hundred would be most of its answer, and most of its time. */
export const stretches =
  'stretches of the list of facts, each by its first and last id as "f1-f9", both included; one fact alone by its id'

const stretch = /^\s*(f\d+)\s*(?:-|–|—|…|\.{2,3}|to)\s*(f\d+)\s*$/

/** The facts of one entry, in the order of the list. Of a stretch that runs backwards, only what it names is sure. */
export function stretchOf(entry: string, list: readonly Fact[], factOf: (alias: string) => Fact | undefined): Fact[] {
  const [, from, to] = stretch.exec(entry) ?? []
  if (from === undefined || to === undefined) return [factOf(entry.trim()) ?? []].flat()
  const ends = [from, to].flatMap((alias) => factOf(alias) ?? [])
  const [first, last] = ends.map(({ id }) => list.findIndex((fact) => fact.id === id))
  return first === undefined || last === undefined || first < 0 || last < first ? ends : list.slice(first, last + 1)
}
