import { describe, expect, it } from '@jest/globals'
import { seeded } from '../../../../test/builders/claim-mutations'
import { readableSops, sourceFrom } from '../../../../test/builders/draft-from-file'
import { revise, revisionKinds, type RevisionKind } from '../../../../test/builders/sop-revisions'
import { diffDocuments } from './diff-documents'
import type { Change } from './model'

const documents = await Promise.all(readableSops.map(async (file) => (await sourceFrom(file)).document))
const rounds = 6
const changed = new Set<Change['kind']>(['edited', 'split', 'merged', 'added', 'removed'])
const meant: readonly RevisionKind[] = ['number', 'unit', 'negation dropped', 'negation added', 'modality']

type Tally = { made: number; found: number; kind: number; meaning: number }
const tally = new Map<RevisionKind, Tally>()
let falseChanges = 0
let untouched = 0
for (const [at, document] of documents.entries()) {
  for (let round = 0; round < rounds; round += 1) {
    const random = seeded(at * 1000 + round)
    const { document: revision, truths } = revise({ document, kinds: revisionKinds, random, renumber: round % 2 === 1 })
    const { changes } = diffDocuments(document, revision)
    const known = new Set(truths.flatMap(({ before, after }) => [...before, ...after]))
    for (const truth of truths) {
      const of = changes.filter(
        (change) =>
          truth.before.some((key) => change.before.includes(key)) ||
          truth.after.some((key) => change.after.includes(key)),
      )
      const row = tally.get(truth.kind) ?? { made: 0, found: 0, kind: 0, meaning: 0 }
      const wanted =
        { split: 'split', merge: 'merged', add: 'added', remove: 'removed', move: 'moved' }[truth.kind as string] ??
        'edited'
      const found =
        wanted === 'moved' ? of.some((change) => change.moved) : of.some((change) => changed.has(change.kind))
      tally.set(truth.kind, {
        made: row.made + 1,
        found: row.found + Number(found),
        kind: row.kind + Number(of.every((change) => change.kind === wanted) && of.length === 1),
        meaning:
          row.meaning +
          Number(
            of.some((change) => change.meaning === 'changed' || change.kind === 'added' || change.kind === 'removed'),
          ),
      })
      if (process.env.DIFF_MISSES && !(of.length === 1 && of[0]?.kind === wanted)) {
        console.log(
          truth.kind,
          JSON.stringify(of.map((c) => c.kind)),
          [...document.segments, ...revision.segments]
            .filter(({ key }) => [...truth.before, ...truth.after].includes(key))
            .map(({ text }) => text.slice(0, 200)),
        )
      }
    }
    for (const change of changes) {
      if ([...change.before, ...change.after].some((key) => known.has(key))) continue
      untouched += 1
      if (changed.has(change.kind) || change.moved) falseChanges += 1
    }
  }
}
if (process.env.DIFF_TABLE) console.table(Object.fromEntries(tally))

const share = (key: 'found' | 'kind' | 'meaning', kinds: readonly RevisionKind[]) => {
  const rows = kinds.flatMap((kind) => tally.get(kind) ?? [])
  return rows.reduce((sum, row) => sum + row[key], 0) / rows.reduce((sum, row) => sum + row.made, 0)
}

describe('the comparison of two versions of an SOP', () => {
  it('finds 99 of 100 passages that were changed', () => {
    expect(
      share(
        'found',
        revisionKinds.filter((kind) => kind !== 'move'),
      ),
    ).toBeGreaterThanOrEqual(0.99)
  })

  it.each(revisionKinds)('says what was done: %s', (kind) => {
    expect(tally.get(kind)?.made).toBeGreaterThanOrEqual(10)
    expect(share('kind', [kind])).toBeGreaterThanOrEqual(0.9)
  })

  it('calls a changed number, unit, negation or duty a change of meaning', () => {
    expect(share('meaning', meant)).toBeGreaterThanOrEqual(0.97)
  })

  it('leaves what nobody touched alone', () => {
    expect(untouched).toBeGreaterThan(2500)
    expect(falseChanges / untouched).toBeLessThan(0.002)
  })

  it.each(documents.map((document, at) => [readableSops[at], document] as const))(
    'sees no change in %s when only numbers of clauses and steps are others',
    (_, document) => {
      const { document: revision } = revise({ document, kinds: [], random: seeded(1), renumber: true })
      const { changes } = diffDocuments(document, revision)
      expect(changes.filter(({ kind }) => kind !== 'unchanged' && kind !== 'renumbered')).toEqual([])
    },
  )

  it.each(documents.map((document, at) => [readableSops[at], document] as const))(
    'sees only moves in %s when passages only changed places',
    (_, document) => {
      const { document: revision, truths } = revise({ document, kinds: ['move', 'move', 'move'], random: seeded(7) })
      const { changes } = diffDocuments(document, revision)
      expect(truths.length).toBeGreaterThan(0)
      expect(changes.filter(({ kind }) => changed.has(kind))).toEqual([])
    },
  )

  it('is the same each time, and empty for the same document', () => {
    for (const document of documents) {
      const { changes } = diffDocuments(document, document)
      expect(changes.every(({ kind }) => kind === 'unchanged')).toBe(true)
    }
  })
})
