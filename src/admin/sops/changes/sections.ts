import type { ChangesView } from '@/systems/sops/public'

export type Shown = ChangesView['changes'][number]
export type Filter = 'meaning' | 'wording' | 'place' | 'all'
export type Section = { path: string[]; changes: Shown[] }

/** What a change is about for whoever has to act on it. */
export const sortOf = (change: Pick<Shown, 'kind' | 'mayAlterMeaning'>): Exclude<Filter, 'all'> =>
  change.mayAlterMeaning ? 'meaning' : change.kind === 'moved' || change.kind === 'renumbered' ? 'place' : 'wording'

/** By section, in the order of the new version; in a section first what may change what people do. */
export function sectionsOf(changes: readonly Shown[], filter: Filter): Section[] {
  const sections = new Map<string, Section>()
  for (const change of changes) {
    if (filter !== 'all' && sortOf(change) !== filter) continue
    const path = (change.after[0] ?? change.before[0])?.path ?? []
    const name = path.join('\u0001')
    const section = sections.get(name) ?? { path, changes: [] }
    section.changes.push(change)
    sections.set(name, section)
  }
  const rank = { meaning: 0, wording: 1, place: 2 }
  return [...sections.values()].map(({ path, changes: inside }) => ({
    path,
    changes: inside.toSorted((one, other) => rank[sortOf(one)] - rank[sortOf(other)]),
  }))
}
