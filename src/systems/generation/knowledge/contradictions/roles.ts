import { isImperative, lexiconOf, stem, tokenize, words } from '@/shared/language'
import type { Statement } from './model'
import { stemsOf, type Subject } from './subjects'

export type Duty = { role: string; duty: Subject }

/** Names for everybody: they contradict no particular role. */
const EVERYBODY = new Set(
  'staff personnel personeel everyone everybody employee employees medewerker medewerkers mitarbeiter user users person people persons team teams member members all individual individuals'.split(
    ' ',
  ),
)

/**
 * Who does what by a statement: `The lab manager signs the log`, `is signed by the lab manager`, or a duty in a list of
 * roles. Null where it names nobody in particular.
 */
export function dutyOf(statement: Statement): Duty | null {
  const named = statement.role ?? actorIn(statement)
  if (named === undefined) return null
  const roleWords = stemsOf(named, statement.language)
  const wordsOfRole = new Set(words(named))
  if ([...wordsOfRole].every((word) => EVERYBODY.has(word) || roleWords.size === 0)) return null
  const rest = stemsOf(statement.text.replace(named, ' '), statement.language)
  const duty = new Set(
    [...rest].filter((word) => !roleWords.has(word) && word !== 'responsible' && word !== 'responsib'),
  )
  return duty.size < 2 ? null : { role: named, duty: { statement, own: duty, heading: new Set() } }
}

/** The person in charge at the start of a sentence, or behind "by". */
function actorIn({ text, language }: Statement): string | undefined {
  const lexicon = lexiconOf(language)
  const tokens = tokenize(text)
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || !lexicon.roleNouns.has(token.text)) continue
    let from = index
    while (from > 0 && index - from < 3) {
      const before = tokens[from - 1]
      if (
        before?.kind !== 'word' ||
        lexicon.stop.has(before.text) ||
        !/^\s$/.test(text.slice(before.end, tokens[from]?.start))
      )
        break
      from -= 1
    }
    const first = tokens[from]
    if (!first) continue
    const lead = text.slice(0, first.start).trim().toLowerCase()
    const starts = /^(?:the|each|every|de|het|elke|der|die|jeder|le|la|chaque|el|cada)?$/.test(lead)
    const byThem = /(?:^|\s)(?:by|door|von|durch|par|por)(?: the| de| het| dem| der| le| la| el)?$/.test(lead)
    // `Call operators of the system`: they are called, and call nobody.
    if ((starts && !(lead === '' && isImperative(text, language))) || byThem) return text.slice(first.start, token.end)
  }
  return undefined
}

/** Whether two names of roles can be one role: the same words, or one more exact than the other. */
export function sameRole(a: string, b: string, language: string): boolean {
  const lexicon = lexiconOf(language)
  const parts = (name: string) =>
    words(name)
      .filter((word) => !lexicon.stop.has(word))
      .map((word) => stem(word, lexicon))
  const [x, y] = [parts(a), parts(b)]
  if ([...x, ...y].some((word) => EVERYBODY.has(word))) return true
  const [less, more] = x.length <= y.length ? [x, y] : [y, x]
  return less.every((word) => more.some((other) => alike(word, other)))
}

/** `lab` and `laboratory` are one. */
const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)))
