import type { Claim } from '@/shared/manifest/schema'
import { sentences } from '@/shared/language'
import type { ParsedDocument, Segment } from '@/systems/sops/model'
import { stableKeys, wordsWithoutNumbers } from '@/systems/sops/structure/keys'
import { mutated, type MutationKind } from './claim-mutations'

/** What an author does to an SOP between two versions, and what the comparison has to say of it. */
export const revisionKinds = [
  'number',
  'unit',
  'negation dropped',
  'negation added',
  'modality',
  'wording',
  'split',
  'merge',
  'add',
  'remove',
  'move',
] as const
export type RevisionKind = (typeof revisionKinds)[number]

type Item = { segment: Segment; was: string[] }
export type Revision = { document: ParsedDocument; truths: { kind: RevisionKind; before: string[]; after: string[] }[] }

const meaningful: Partial<Record<RevisionKind, MutationKind>> = {
  number: 'number',
  unit: 'unit',
  'negation dropped': 'negation dropped',
  'negation added': 'negation added',
}

/** A new version with these edits at places that `random` chooses; edits for which the document has no place are left out. */
export function revise({
  document,
  kinds,
  random,
  renumber = false,
}: {
  document: ParsedDocument
  kinds: readonly RevisionKind[]
  random: () => number
  renumber?: boolean
}): Revision {
  let items: Item[] = document.segments.map((segment) => ({ segment, was: [segment.key] }))
  const done: { kind: RevisionKind; before: string[]; items: Item[] }[] = []
  const touched = new Set<Item>()
  for (const kind of kinds) {
    const made = firstOf(shuffled(places({ kind, items, touched, language: document.language }), random), (place) =>
      edit({ kind, items, place, language: document.language, random }),
    )
    if (!made) continue
    items = made.items
    for (const item of made.touched) touched.add(item)
    done.push({ kind, before: made.before, items: made.after })
  }
  const renumbered = renumber ? items.map((item) => ({ item, segment: withOtherNumbers(item.segment) })) : null
  const raw = renumbered ? renumbered.map(({ segment }) => segment) : items.map(({ segment }) => segment)
  const keys = stableKeys(raw)
  const segments = raw.map((segment, order) => ({ ...segment, order, key: keys[order] ?? '' }))
  const keyOf = new Map(items.map((item, at) => [item, keys[at] ?? '']))
  return {
    document: { ...document, segments },
    truths: done.map(({ kind, before, items: after }) => ({
      kind,
      before,
      after: after.map((item) => keyOf.get(item) ?? ''),
    })),
  }
}

function firstOf<Result>(places: readonly number[], make: (place: number) => Result | null): Result | null {
  for (const place of places) {
    const made = make(place)
    if (made) return made
  }
  return null
}

function shuffled(places: readonly number[], random: () => number): number[] {
  return places
    .map((place) => ({ place, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => place)
}

const body = (segment: Segment): boolean => segment.kind !== 'heading' && segment.kind !== 'figure'

/** Free of edits, and so are its neighbours: two edits side by side are another edit than either. */
function places({
  kind,
  items,
  touched,
  language,
}: {
  kind: RevisionKind
  items: readonly Item[]
  touched: ReadonlySet<Item>
  language: string
}): number[] {
  const texts = new Map<string, number>()
  for (const { segment } of items) texts.set(segment.text, (texts.get(segment.text) ?? 0) + 1)
  return items.flatMap((item, at) => {
    const { segment } = item
    const free = [at - 2, at - 1, at, at + 1, at + 2].every((place) => !touched.has(items[place] as Item))
    if (!free || !body(segment) || texts.get(segment.text) !== 1 || segment.text.split(/\s+/).length < 5) return []
    if (kind === 'split') return segment.kind !== 'table-row' && partsOf(segment.text, language).length >= 2 ? [at] : []
    if (kind === 'merge') {
      const next = items[at + 1]?.segment
      const fits =
        next &&
        body(next) &&
        next.kind !== 'table-row' &&
        segment.kind !== 'table-row' &&
        next.text.split(/\s+/).length > 4
      return fits && String(next.path) === String(segment.path) ? [at] : []
    }
    return [at]
  })
}

const partsOf = (text: string, language: string): string[] =>
  sentences(text, language)
    .map((sentence) => sentence.text)
    .filter((sentence) => sentence.split(/\s+/).length >= 4)

function edit({
  kind,
  items,
  place,
  language,
  random,
}: {
  kind: RevisionKind
  items: Item[]
  place: number
  language: string
  random: () => number
}): { items: Item[]; before: string[]; after: Item[]; touched: Item[] } | null {
  const item = items[place]
  if (!item) return null
  const replaced = (...fresh: Item[]) => [...items.slice(0, place), ...fresh, ...items.slice(place + 1)]
  const withText = (text: string): Item => ({ segment: { ...item.segment, text }, was: item.was })
  const mutation = meaningful[kind]
  if (mutation || kind === 'wording' || kind === 'modality') {
    const text = mutation
      ? mutated({ text: item.segment.text, citations: [], support: 'supported' } satisfies Claim, mutation, {
          language,
          random,
          others: [],
        })?.text
      : kind === 'wording'
        ? reworded(item.segment.text)
        : weakened(item.segment.text)
    // Where a reference leads is not what people have to do; a new number there is a renumbering.
    if (!text || wordsWithoutNumbers(text) === wordsWithoutNumbers(item.segment.text)) return null
    const fresh = withText(text)
    return { items: replaced(fresh), before: item.was, after: [fresh], touched: [fresh] }
  }
  if (kind === 'split') {
    const all = sentences(item.segment.text, language).map((sentence) => sentence.text)
    const [first, ...rest] = all
    if (!first || rest.join(' ').split(/\s+/).length < 4 || first.split(/\s+/).length < 4) return null
    const parts = [withText(first), withText(rest.join(' '))]
    return { items: replaced(...parts), before: item.was, after: parts, touched: parts }
  }
  if (kind === 'merge') {
    const next = items[place + 1]
    if (!next) return null
    const one = withText(`${item.segment.text} ${next.segment.text}`)
    const others = [...items.slice(0, place), one, ...items.slice(place + 2)]
    return { items: others, before: [...item.was, ...next.was], after: [one], touched: [one] }
  }
  if (kind === 'remove') {
    const neighbours = [items[place - 1], items[place + 1]].flatMap((one) => one ?? [])
    return { items: replaced(), before: item.was, after: [], touched: neighbours }
  }
  if (kind === 'add') {
    const fresh: Item = {
      segment: {
        ...item.segment,
        text: `Visitors sign the register at gate ${Math.floor(random() * 900)} before lunch.`,
      },
      was: [],
    }
    return { items: replaced(item, fresh), before: [], after: [fresh], touched: [item, fresh] }
  }
  const far = items.findIndex(
    ({ segment }, at) =>
      Math.abs(at - place) > 8 && body(segment) && String(segment.path) !== String(item.segment.path),
  )
  if (far < 0) return null
  const moved: Item = { ...item, segment: { ...item.segment, path: items[far]?.segment.path ?? [] } }
  const without = replaced()
  const to = far > place ? far - 1 : far
  return {
    items: [...without.slice(0, to + 1), moved, ...without.slice(to + 1)],
    before: item.was,
    after: [moved],
    touched: [moved, ...[items[place - 1], items[place + 1], items[far]].flatMap((one) => one ?? [])],
  }
}

const synonyms: [RegExp, string][] = [
  [/\bensure\b/i, 'make sure'],
  [/\buse\b/i, 'employ'],
  [/\bcheck\b/i, 'inspect'],
  [/\bcontact\b/i, 'get in touch with'],
  [/\bcomplete\b/i, 'finish'],
  [/\bthe\b/i, 'this'],
  [/\bde\b/i, 'die'],
  [/\ba\b/i, 'one single'],
]

function reworded(text: string): string | null {
  const found = synonyms.find(([pattern]) => pattern.test(text))
  return found ? text.replace(found[0], found[1]) : null
}

/** A duty becomes advice, advice a duty. */
function weakened(text: string): string | null {
  for (const [from, to] of [
    [/\bmust\b/, 'may'],
    [/\bshould\b/, 'must'],
    [/\bmay\b/, 'must'],
    [/\bmoet\b/, 'mag'],
    [/\bmoeten\b/, 'mogen'],
  ] as const) {
    if (from.test(text)) return text.replace(from, to)
  }
  return null
}

const next = (digits: string): string => String(Number(digits) + 1)

/** Every clause, step and reference gets the next number. */
function withOtherNumbers(segment: Segment): Segment {
  const heading = (text: string) => text.replace(/^(\d+)/, next)
  const references = (text: string) =>
    text.replace(
      /\b((?:section|step|clause|stap|paragraaf)s? )(\d+)/gi,
      (_, word: string, digits: string) => word + next(digits),
    )
  return {
    ...segment,
    text: references(segment.kind === 'heading' ? heading(segment.text) : segment.text),
    path: segment.path.map(heading),
    ...(segment.marker ? { marker: segment.marker.replace(/\d+/, next) } : {}),
  }
}
