import { beforeAll, describe, expect, it } from '@jest/globals'
import { contentHash } from '@/shared/manifest/hash'
import type { SourceDocument } from '@/systems/sops/model'
import { readableSops, sourceFrom } from '../../../../test/builders/draft-from-file'
import type { Fact, Facts } from '../model'
import { generateCourse } from '../pipeline/generate-course'
import { readFacts } from '../providers/builtin/facts/read-facts'
import { applyDecisions } from './apply-decisions'
import { combineReadings } from './combine-readings'
import { keyOfAdded, keysOfFacts } from './fact-key'
import type { FactDecision } from './model'

let sources: SourceDocument[]
let freezer: SourceDocument
let found: Facts
beforeAll(async () => {
  sources = await Promise.all(readableSops.map((file, at) => sourceFrom(file, `sop-${String(at)}`)))
  const [first] = sources
  if (!first) throw new Error('no fixture')
  freezer = first
  found = readFacts([freezer])
}, 60_000)

const keyOf = (fact: Fact) => keysOfFacts(found.facts).get(fact.id) ?? ''
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const dropped = (fact: Fact): FactDecision => ({
  source: freezer.id,
  key: keyOf(fact),
  spans: fact.spans,
  state: 'dropped',
})
const factSaying = (words: string) => {
  const fact = found.facts.find(({ text }) => text.includes(words))
  if (!fact) throw new Error(words)
  return fact
}

describe('facts that were kept', () => {
  it('of each source alone are those of all read together', () => {
    expect(stored(combineReadings(sources.map((source) => readFacts([source]))))).toEqual(stored(readFacts(sources)))
  })

  it('give the same course as reading them afresh does, as long as nobody changed them', async () => {
    const fresh = await generateCourse({ sources })
    const knowledge = { found: stored(combineReadings(sources.map((source) => readFacts([source])))), decisions: [] }
    const kept = await generateCourse({ sources, knowledge })
    expect(contentHash(kept.content)).toBe(contentHash(fresh.content))
  }, 60_000)

  it('have keys that are unique, and the same under another name of the document', async () => {
    const keys = [...keysOfFacts(found.facts).values()]
    expect(new Set(keys).size).toBe(keys.length)
    const renamed = readFacts([await sourceFrom('freezer-defrosting-sop.md', 'another')])
    expect([...keysOfFacts(renamed.facts).values()]).toEqual(keys)
  })
})

describe('what people decide about facts', () => {
  it('is nothing: the very same facts', () => {
    expect(applyDecisions(found, [], [freezer])).toBe(found)
  })

  it('takes a dropped fact out, and what belonged to it belongs to what that belonged to', () => {
    const parent = found.facts.find((fact) => found.facts.some((other) => other.parent === fact.id))
    if (!parent) throw new Error('no nested facts')
    const children = found.facts.filter((fact) => fact.parent === parent.id)
    const after = applyDecisions(found, [dropped(parent)], [freezer])
    expect(after.facts).toHaveLength(found.facts.length - 1)
    for (const child of children) {
      expect(after.facts.find((fact) => fact.id === child.id)?.parent).toBe(parent.parent)
    }
    expect(after.facts.map(({ order }) => order)).toEqual(after.facts.map((_, at) => at))
  })

  it('puts a person’s words in place of what was read, under the same id and beside the same passage', async () => {
    const fact = factSaying('24 hours')
    const words = { kind: fact.kind, text: 'Let it run empty for a whole day.' }
    const decision: FactDecision = { source: freezer.id, key: keyOf(fact), spans: fact.spans, state: 'edited', words }
    const after = applyDecisions(found, [decision], [freezer])
    expect(after.facts.find(({ id }) => id === fact.id)).toMatchObject({ ...words, spans: fact.spans })

    const { content } = await generateCourse({ sources: [freezer], knowledge: { found, decisions: [decision] } })
    const claims = Object.values(content.claims).filter((claim) => claim.text.includes('a whole day'))
    expect(claims).toHaveLength(1)
    // The passage does not say "a whole day": a reviewer is told.
    expect(claims[0]?.support).not.toBe('supported')
    expect(claims[0]?.citations[0]?.quote).toContain('24 hours')
  })

  it('never teaches or asks about what was dropped', async () => {
    const fact = found.facts.find((one) => one.kind === 'step' && one.sequence?.position === 2)
    if (!fact) throw new Error('no step')
    const teaches = async (decisions: FactDecision[]) =>
      JSON.stringify((await generateCourse({ sources: [freezer], knowledge: { found, decisions } })).content)
    expect(await teaches([])).toContain(fact.id)
    expect(await teaches([dropped(fact)])).not.toContain(fact.id)
  })

  it('adds a fact at the place of its passage, and the course cites that', async () => {
    const segment = freezer.document.segments.find(({ kind, path }) => kind === 'step' && path.length > 0)
    if (!segment) throw new Error('no step')
    const spans = [{ segment: segment.key, start: 0, end: segment.text.length }]
    const words = { kind: 'warning' as const, text: segment.text, severity: 'danger' as const }
    const decision: FactDecision = { source: freezer.id, key: keyOfAdded(spans, 1), spans, state: 'added', words }
    const after = applyDecisions(found, [decision], [freezer])
    expect(after.facts).toHaveLength(found.facts.length + 1)
    const at = after.facts.findIndex((fact) => fact.severity === 'danger' && fact.spans[0]?.segment === segment.key)
    expect(after.facts[at - 1]?.spans.at(-1)?.segment).toBe(segment.key)
    expect(after.facts[at]?.section).toBe(after.facts[at - 1]?.section)
    const { content } = await generateCourse({ sources: [freezer], knowledge: { found, decisions: [decision] } })
    expect(content.claims[after.facts[at]?.id ?? '']).toMatchObject({ support: 'supported' })
  })

  it('holds where another reader made other facts of the same passage, and not where the passage is gone', () => {
    const fact = factSaying('24 hours')
    const other = { ...dropped(fact), key: 'f-of-another-reader' }
    expect(applyDecisions(found, [other], [freezer]).facts.map(({ id }) => id)).not.toContain(fact.id)
    const nowhere = { ...other, spans: [{ segment: 'gone', start: 0, end: 5 }] }
    expect(applyDecisions(found, [nowhere], [freezer]).facts).toHaveLength(found.facts.length)
  })

  it('leaves the facts of other sources as they are', () => {
    const both = sources.slice(0, 2)
    const all = readFacts(both)
    const after = applyDecisions(all, [dropped(factSaying('24 hours'))], both)
    const own = (facts: Facts) => facts.facts.filter(({ source }) => source === 'sop-1').map(({ id }) => id)
    expect(own(after)).toEqual(own(all))
  })
})
