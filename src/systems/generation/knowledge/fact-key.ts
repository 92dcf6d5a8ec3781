import type { Fact, Span } from '../model'
import { stableId } from '../stable-id'

/**
 * A name for each fact of one source that lasts from one reading to the next, and from one version of an SOP to the next
 * where the passage stays: made from its passages alone, never from how they were understood.
 */
export function keysOfFacts(facts: readonly Pick<Fact, 'id' | 'spans'>[]): Map<string, string> {
  const times = new Map<string, number>()
  return new Map(
    facts.map(({ id, spans }) => {
      const place = placeOf(spans)
      const nth = (times.get(place) ?? 0) + 1
      times.set(place, nth)
      return [id, stableId('f', place, String(nth))]
    }),
  )
}

/** The key of a fact that a person adds: other than that of any that is read from the same passage. */
export const keyOfAdded = (spans: readonly Span[], times: number): string =>
  stableId('f', placeOf(spans), 'added', String(times))

/** A name for the place of a fact: equal where its passages are. */
export const placeOf = (spans: readonly Span[]): string =>
  spans.map(({ segment, start, end }) => `${segment}:${String(start)}-${String(end)}`).join(',')
