import { isImperative, lexiconOf, quantities, sentences, words } from '@/shared/language'
import type { ContradictionKind } from '@/systems/generation/knowledge/contradictions/model'
import type { Segment, SourceDocument } from '@/systems/sops/model'
import { seeded } from './claim-mutations'

/** What a sister SOP says otherwise on purpose: the segments of it that the two documents disagree on. */
export type Seed = { kind: ContradictionKind; segments: string[] }

/**
 * The same procedure as another department would write it: in other words where the language is English, with details left
 * out, and with `seeds` contradictions of each kind at places that the number `seed` chooses.
 */
export function sisterOf(
  source: SourceDocument,
  {
    id,
    seeds,
    seed,
    reword = true,
  }: { id: string; seeds: Partial<Record<ContradictionKind, number>>; seed: number; reword?: boolean },
): { source: SourceDocument; truths: Seed[] } {
  const random = seeded(seed)
  const { document } = source
  let segments = document.segments.map((segment) => ({ ...segment }))
  const truths: Seed[] = []
  const touched = new Set<string>()
  for (const kind of ['order', 'limit', 'rule', 'role'] as const) {
    for (let times = 0; times < (seeds[kind] ?? 0); times += 1) {
      const places = shuffled(
        segments.filter(
          ({ key, kind: of }) => !touched.has(key) && of !== 'heading' && of !== 'figure' && of !== 'table-row',
        ),
        random,
      )
      for (const place of places) {
        const made =
          kind === 'order'
            ? swapped(segments, place, touched)
            : altered(segments, place, kind, document.language, random)
        if (!made) continue
        segments = made.segments
        made.touched.forEach((key) => touched.add(key))
        truths.push({ kind, segments: made.touched })
        break
      }
    }
  }
  if (reword && document.language.startsWith('en'))
    segments = segments.map((segment) =>
      segment.kind === 'heading' ? segment : { ...segment, text: reworded(segment.text, random) },
    )
  return { source: { ...source, id, sop: `${source.sop}-sister`, document: { ...document, segments } }, truths }
}

type Made = { segments: Segment[]; touched: string[] }

function altered(
  segments: Segment[],
  place: Segment,
  kind: 'limit' | 'rule' | 'role',
  language: string,
  random: () => number,
): Made | null {
  const text = { limit: otherLimit, rule: opposite, role: otherRole }[kind](place.text, language, random)
  if (text === null || text === place.text) return null
  const term = kind === 'role' && place.term !== undefined ? /^The ([^:]+):/.exec(text)?.[1] : undefined
  const changed = { ...place, text, ...(term === undefined ? {} : { term }) }
  return { segments: segments.map((one) => (one.key === place.key ? changed : one)), touched: [place.key] }
}

function otherLimit(text: string, language: string, random: () => number): string | null {
  const measured = quantities(text, language).filter(
    (one) => !one.reference && one.unit !== null && /\d/.test(one.text),
  )
  const chosen = measured[Math.floor(random() * measured.length)]
  if (!chosen || words(text).length < 5) return null
  const factor = random() < 0.5 ? 2 : 3
  const printed = text
    .slice(chosen.start, chosen.end)
    .replace(/\d+(?:[.,]\d+)?/g, (number) => String(Number(number.replace(',', '.')) * factor + 1))
  return text.slice(0, chosen.start) + printed + text.slice(chosen.end)
}

/** An instruction becomes a prohibition, or a prohibition an instruction. */
function opposite(text: string, language: string): string | null {
  if (!language.startsWith('en')) return null
  const [first] = sentences(text, language)
  if (!first || words(first.text).length < 6) return null
  const lexicon = lexiconOf(language)
  if (
    words(first.text).some((word) => lexicon.condition.has(word) || lexicon.except.has(word) || lexicon.only.has(word))
  )
    return null
  const rest = text.slice(first.end)
  const not = /^(?:do not|never)\s+(\p{L})/iu.exec(first.text)
  if (not?.[1]) return not[1].toUpperCase() + first.text.slice(not[0].length) + rest
  if (words(first.text).some((word) => lexicon.negation.has(word)) || !isImperative(first.text, language)) return null
  return `Do not ${first.text.slice(0, 1).toLowerCase()}${first.text.slice(1)}${rest}`
}

const roles = ['safety officer', 'quality manager', 'shift supervisor', 'head of research', 'facility coordinator']

function otherRole(text: string, language: string, random: () => number): string | null {
  if (!language.startsWith('en')) return null
  const named =
    /^(?:The )?([A-Z]?[a-z]+ )?(manager|technician|officer|coordinator|director|supervisor|team lead|analyst|operator)\b(?! (?:or|and)\b)/i.exec(
      text,
    )
  if (!named || words(text).length < 6) return null
  const other = roles[Math.floor(random() * roles.length)] ?? ''
  return `The ${other}${text.slice(named[0].length)}`
}

/** Two numbered steps in a row change places. */
function swapped(segments: Segment[], place: Segment, touched: ReadonlySet<string>): Made | null {
  const at = segments.findIndex(({ key }) => key === place.key)
  const next = segments[at + 1]
  const isStep = (one: Segment | undefined) =>
    one?.kind === 'step' && /\d/.test(one.marker ?? '') && words(one.text).length >= 4
  if (!next || !isStep(place) || !isStep(next) || next.parent !== place.parent || touched.has(next.key)) return null
  // The text moves, its number stays where it is; the keys move with their texts.
  const result = [...segments]
  result[at] = { ...next, ...(place.marker === undefined ? {} : { marker: place.marker }), order: place.order }
  result[at + 1] = { ...place, ...(next.marker === undefined ? {} : { marker: next.marker }), order: next.order }
  return { segments: result, touched: [place.key, next.key] }
}

/** Words that another writer would choose; meaning, numbers and duties stay. */
const synonyms: [RegExp, string][] = [
  [/\bensure\b/g, 'make sure'],
  [/\bEnsure\b/g, 'Make sure'],
  [/\bverify\b/g, 'check'],
  [/\bVerify\b/g, 'Check'],
  [/\butilize\b/g, 'use'],
  [/\bimmediately\b/g, 'at once'],
  [/\bplace\b/g, 'put'],
  [/\bPlace\b/g, 'Put'],
  [/\bremove\b/g, 'take out'],
  [/\bRemove\b/g, 'Take out'],
  [/\bprior to\b/g, 'before'],
  [/\bdocument\b/g, 'write down'],
  [/\bDocument\b/g, 'Write down'],
  [/\bcontact\b/g, 'call'],
  [/\bContact\b/g, 'Call'],
  [/\bcompleted\b/g, 'finished'],
  [/\bequipment\b/g, 'devices'],
  [/\bpersonnel\b/g, 'staff'],
  [/\bidentify\b/g, 'find'],
  [/\bIdentify\b/g, 'Find'],
  [/\bappropriate\b/g, 'suitable'],
  [/\bproperly\b/g, 'well'],
]

function reworded(text: string, random: () => number): string {
  const changed = synonyms.reduce((rest, [from, to]) => (random() < 0.7 ? rest.replace(from, to) : rest), text)
  // What stands in brackets is a detail that another writer may leave out.
  return random() < 0.5 ? changed.replace(/\s*\([^()\d]{3,60}\)/g, '') : changed
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
