import type { Facts } from '../model'

/** The facts of several sources as one reading, as if they had been read together. */
export function combineReadings(readings: readonly Facts[]): Facts {
  const sections = readings.flatMap((reading) => reading.sections)
  const facts = readings.flatMap((reading) => reading.facts)
  return {
    language: readings[0]?.language ?? 'en',
    title: readings.find(({ title }) => title !== '')?.title ?? '',
    sections: sections.map((section, order) => ({ ...section, order })),
    facts: facts.map((fact, order) => ({ ...fact, order })),
    leftOut: readings.flatMap((reading) => reading.leftOut),
  }
}
