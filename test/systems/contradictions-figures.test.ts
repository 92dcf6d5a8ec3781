import { beforeAll, describe, expect, it } from '@jest/globals'
import { findContradictions } from '@/systems/generation/knowledge/contradictions/find-contradictions'
import type { Contradiction, ContradictionKind, Statement } from '@/systems/generation/knowledge/contradictions/model'
import { statementsOf } from '@/systems/generation/knowledge/contradictions/statements'
import { readFacts } from '@/systems/generation/providers/builtin/facts/read-facts'
import type { SourceDocument } from '@/systems/sops/model'
import { sisterOf, type Seed } from '../builders/contradicting-sops'
import { readableSops, sourceFrom } from '../builders/draft-from-file'
import { contradictingSentences } from '../fixtures/contradicting-sentences'

let sources: SourceDocument[]
beforeAll(async () => {
  sources = await Promise.all(readableSops.map((file) => sourceFrom(file, file)))
}, 60_000)

const said = (source: SourceDocument, id = source.id) => statementsOf(id, { source, facts: readFacts([source]) })
const kinds = ['limit', 'order', 'role', 'rule'] as const

type Count = { seeded: number; noticed: number; reported: number; right: number }
const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000)

/**
 * A report is right where the sister's passage is one that was altered, and it says in what. The other passage may be a
 * twin of it: some of these documents say one thing twice.
 */
const isRight = (found: Contradiction, truth: Seed) =>
  found.kind === truth.kind &&
  found.sides.some(({ document, segment }) => document.endsWith('-sister') && truth.segments.includes(segment))

describe('contradictions put into a sister of each shared SOP', () => {
  it('are noticed, and little else is', () => {
    const counts = new Map<ContradictionKind, Count>(
      kinds.map((kind) => [kind, { seeded: 0, noticed: 0, reported: 0, right: 0 }]),
    )
    for (const source of sources) {
      for (const seed of [1, 2, 3]) {
        const { source: sister, truths } = sisterOf(source, {
          id: `${source.id}-sister`,
          seeds: { limit: 4, order: 2, role: 2, rule: 3 },
          seed,
        })
        const found = findContradictions([...said(source), ...said(sister)])
        for (const kind of kinds) {
          const count = counts.get(kind)
          if (!count) continue
          const own = truths.filter((truth) => truth.kind === kind)
          count.seeded += own.length
          count.noticed += own.filter((truth) => found.some((one) => isRight(one, truth))).length
          const reported = found.filter((one) => one.kind === kind)
          count.reported += reported.length
          count.right += reported.filter((one) => own.some((truth) => isRight(one, truth))).length
          if (process.env.SHOW_FIGURES) {
            for (const truth of own.filter((one) => !found.some((other) => isRight(other, one)))) {
              const text = (from: SourceDocument) =>
                truth.segments
                  .map((key) => from.document.segments.find((one) => one.key === key)?.text.slice(0, 160))
                  .join(' ## ')
              console.log(`missed ${kind} ${source.id}\n  ${text(source)}\n  ${text(sister)}`)
            }
            for (const one of reported.filter((other) => !own.some((truth) => isRight(other, truth))))
              console.log(
                `wrong ${kind} ${one.likeness} ${source.id} ${one.explanation}\n  ${one.sides.map((side) => side.text.slice(0, 160)).join('\n  ')}`,
              )
          }
        }
      }
    }
    const figures = Object.fromEntries(
      [...counts].map(([kind, { seeded, noticed, reported, right }]) => [
        kind,
        { seeded, recall: share(noticed, seeded), reported, precision: share(right, reported) },
      ]),
    )
    if (process.env.SHOW_FIGURES) console.table(figures)
    // Enough of each to mean something.
    expect(Object.values(figures).every(({ seeded }) => seeded >= 6)).toBe(true)
    expect(figures.limit?.recall).toBeGreaterThanOrEqual(0.9)
    expect(figures.limit?.precision).toBeGreaterThanOrEqual(0.95)
    expect(figures.order?.recall).toBeGreaterThanOrEqual(0.86)
    expect(figures.order?.precision).toBeGreaterThanOrEqual(0.9)
    expect(figures.rule?.recall).toBeGreaterThanOrEqual(0.8)
    expect(figures.rule?.precision).toBeGreaterThanOrEqual(0.9)
    expect(figures.role?.recall).toBeGreaterThanOrEqual(0.8)
    expect(figures.role?.precision).toBeGreaterThanOrEqual(0.9)
  }, 120_000)

  it('are none where the sister says the same in other words', () => {
    const alarms = sources.flatMap((source) =>
      [1, 2, 3].flatMap((seed) =>
        findContradictions([
          ...said(source),
          ...said(sisterOf(source, { id: `${source.id}-sister`, seeds: {}, seed }).source),
        ]),
      ),
    )
    if (process.env.SHOW_FIGURES)
      console.log(
        'alarms on reworded sisters',
        alarms.length,
        alarms
          .map(
            (one) => `${one.kind} ${one.explanation} ${one.sides.map(({ text }) => text.slice(0, 140)).join(' || ')}`,
          )
          .join('\n'),
      )
    expect(alarms).toEqual([])
  }, 60_000)
})

it('the shared SOPs as they are raise no alarm among each other', () => {
  const alarms = findContradictions(sources.flatMap((source) => said(source)))
  if (process.env.SHOW_FIGURES)
    console.log(
      'alarms on shared SOPs',
      alarms.length,
      alarms
        .map(
          (one) =>
            `${one.kind} ${one.likeness} ${one.explanation} ${one.sides.map(({ text }) => text.slice(0, 140)).join(' || ')}`,
        )
        .join('\n'),
    )
  expect(alarms).toEqual([])
})

describe('pairs of sentences labelled by hand', () => {
  /** Among what else the two houses write, so that common words weigh little. */
  const judged = (a: string, b: string): Contradiction[] => {
    const sentence = (document: string, text: string): Statement => ({
      document,
      language: 'en',
      segment: 'asked',
      text,
      path: ['Procedure'],
    })
    const around = sources
      .filter(({ document }) => document.language === 'en')
      .slice(0, 2)
      .flatMap((source, at) => said(source, at === 0 ? 'one' : 'other'))
    return findContradictions([...around, sentence('one', a), sentence('other', b)]).filter(({ sides }) =>
      sides.every(({ segment }) => segment === 'asked'),
    )
  }
  it.each([
    ['tuned on', false],
    ['held out', true],
  ])('%s: found where they contradict, silent where they do not', (name, heldOut) => {
    const pairs = contradictingSentences.filter((pair) => (pair.heldOut ?? false) === heldOut)
    const judgedPairs = pairs.map((pair) => ({ pair, found: judged(pair.a, pair.b).map(({ kind }) => kind) }))
    const real = judgedPairs.filter(({ pair }) => pair.kind !== null)
    const noticed = real.filter(({ pair, found }) => pair.kind !== null && found.includes(pair.kind))
    const reported = judgedPairs.flatMap(({ pair, found }) => found.map((kind) => kind === pair.kind))
    if (process.env.SHOW_FIGURES) {
      console.log(name, {
        pairs: pairs.length,
        recall: share(noticed.length, real.length),
        precision: share(reported.filter(Boolean).length, reported.length),
      })
      for (const { pair, found } of judgedPairs)
        if (found.join() !== (pair.kind ?? ''))
          console.log(`${pair.kind ?? 'none'} → ${found.join() || 'none'}: ${pair.a} | ${pair.b}`)
    }
    expect(noticed.length / real.length).toBeGreaterThanOrEqual(0.7)
    expect(reported.filter(Boolean).length / reported.length).toBeGreaterThanOrEqual(0.8)
  })
})
