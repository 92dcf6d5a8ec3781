import type { Fact, Facts, Span } from '../model'

/** `found` by reading, `edited` or `dropped` by a person, or `added` by one from a passage. */
export const factStates = ['found', 'edited', 'added', 'dropped'] as const
export type FactState = (typeof factStates)[number]

/** What a person wrote in place of what was read. Cells of a table's row, or a term with its meaning, instead of a text. */
export type FactWords = Pick<Fact, 'kind' | 'text' | 'severity' | 'term' | 'meaning' | 'cells'>

/** What a person decided about one fact of one source. `key` names it across readings; the passage finds it where no fact has that key. */
export type FactDecision = { source: string; key: string; spans: Span[] } & (
  { state: 'dropped' } | { state: 'edited' | 'added'; words: FactWords }
)

/** What is known of the sources of a course before anything is drafted: the reading, and what people made of it. */
export type Knowledge = { found: Facts; decisions: FactDecision[] }

/** What a reading says apart from its facts. */
export type ReadingFrame = Omit<Facts, 'facts'>
