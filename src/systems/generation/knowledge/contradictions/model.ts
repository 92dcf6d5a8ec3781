/** What two SOPs disagree on: a number, an order of steps, who does it, or whether it is done at all. */
export const contradictionKinds = ['limit', 'order', 'role', 'rule'] as const
export type ContradictionKind = (typeof contradictionKinds)[number]

/** What a person says of it. `resolved`: it was one, and the SOPs have been or will be mended. */
export const judgements = ['open', 'real', 'not-real', 'resolved'] as const
export type Judgement = (typeof judgements)[number]

/** One thing a document says, with where it says it: what contradictions are looked for in. */
export type Statement = {
  /** Which document; statements of one document are never compared. */
  document: string
  language: string
  segment: string
  text: string
  /** Headings above it. */
  path: readonly string[]
  page?: number
  /** Who it is a duty of, where the document says so in a table or list of roles. */
  role?: string
  /** Place in a sequence of numbered steps. */
  sequence?: { id: string; position: number }
}

/** One side of a contradiction: what is said, and the words in it that differ. */
export type Side = Pick<Statement, 'document' | 'segment' | 'text' | 'path' | 'page'> & {
  /** The differing words, as printed: `15 minutes`, `the lab manager`. */
  says: string
}

export type Contradiction = {
  /** The same for the same two passages with the same words, whoever comes first. */
  key: string
  kind: ContradictionKind
  /** What both speak of, in the words they share. */
  subject: string
  /** In a sentence for people. */
  explanation: string
  sides: [Side, Side]
  /** 0..1, how sure it is that both speak of the same. */
  likeness: number
}
