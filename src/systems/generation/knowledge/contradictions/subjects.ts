import { contentWords, lexiconOf, quantities, stem, type Lexicon } from '@/shared/language'
import type { Statement } from './model'

/** A statement with the stems of what it is about: its words without numbers, and those of the heading right above. */
export type Subject = { statement: Statement; own: ReadonlySet<string>; heading: ReadonlySet<string> }

export type Candidate = { subject: Subject; likeness: number }
export type Subjects = {
  all: readonly Subject[]
  /** Statements of other documents on the same subject, likest first. */
  like: (subject: Subject) => Candidate[]
  likeness: (a: Subject, b: Subject) => number
}

/** A heading says less about a sentence than the sentence itself. */
const HEADING = 0.35

export function subjectOf(statement: Statement): Subject {
  const { text, language, path } = statement
  const measured = quantities(text, language)
  const bare = measured.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
  return { statement, own: stemsOf(bare, language), heading: stemsOf(path.at(-1) ?? '', language) }
}

export function stemsOf(text: string, language: string): ReadonlySet<string> {
  const lexicon = lexiconOf(language)
  return new Set(contentWords(text, lexicon).map((word) => rootOf(word, lexicon)))
}

/** `putting` is `put`: the ending doubled its last letter. */
const rootOf = (word: string, lexicon: Lexicon): string => stem(word, lexicon).replace(/([b-df-hj-np-tv-z])\1$/u, '$1')

/**
 * Likeness of two subjects: the share of their words, weighed by how rare they are, that both have. What only one of
 * them says counts half against it, because one of two documents is mostly the more detailed; a word on each side that
 * the other lacks counts in full, because then they may speak of two things.
 */
export function subjectsOf(statements: readonly Statement[]): Subjects {
  return compare(statements.map(subjectOf))
}

/** The same for what was made into subjects already. */
export function compare(given: readonly Subject[]): Subjects {
  const all = given.filter(({ own }) => own.size > 0)
  const postings = new Map<string, Subject[]>()
  for (const subject of all) {
    for (const word of subject.own) {
      const list = postings.get(word)
      if (list) list.push(subject)
      else postings.set(word, [subject])
    }
  }
  const weight = (word: string): number =>
    Math.log(1 + (all.length + 1) / ((postings.get(word)?.length ?? 0) + 1)) + 0.5
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const likeness = (a: Subject, b: Subject): number => {
    const shared = [...a.own].filter((word) => b.own.has(word))
    if (shared.length === 0) return 0
    const both = sum(shared)
    // A word of one sentence may stand in the heading above the other.
    const only = (one: Subject, other: Subject) =>
      sum([...one.own].filter((word) => !other.own.has(word) && !other.heading.has(word)))
    const [left, right] = [only(a, b), only(b, a)]
    const [less, more] = [Math.min(left, right), Math.max(left, right)]
    const headings = HEADING * sum([...a.heading].filter((word) => b.heading.has(word) && !a.own.has(word)))
    return (both + headings) / (both + headings + less * 1.5 + (more - less) * 0.5)
  }
  const known = new Map<Subject, Candidate[]>()
  return {
    all,
    likeness,
    like: (subject) => {
      const before = known.get(subject)
      if (before) return before
      const near = new Set<Subject>()
      // The rarest words first: common ones alone make no subject.
      const rare = [...subject.own].sort((x, y) => weight(y) - weight(x)).slice(0, 6)
      for (const word of rare) {
        for (const other of postings.get(word) ?? []) {
          if (other.statement.document === subject.statement.document) continue
          if (other.statement.language.slice(0, 2) !== subject.statement.language.slice(0, 2)) continue
          near.add(other)
        }
      }
      const found = [...near]
        .map((other) => ({ subject: other, likeness: likeness(subject, other) }))
        .filter((candidate) => candidate.likeness > 0.3)
        .sort((x, y) => y.likeness - x.likeness)
      known.set(subject, found)
      return found
    },
  }
}

/** Words both have, as printed in the first, in its order: what a person reads as the subject. */
export function sharedWords(a: Subject, b: Subject): string {
  const { text, language } = a.statement
  const lexicon = lexiconOf(language)
  const seen = new Set<string>()
  const shared = contentWords(text, lexicon).filter((word) => {
    const root = rootOf(word, lexicon)
    if (seen.has(root) || !(b.own.has(root) && a.own.has(root))) return false
    seen.add(root)
    return true
  })
  return shared.slice(0, 8).join(' ')
}
