import { describe, expect, it } from '@jest/globals'
import { manifestSchema } from '@/shared/manifest/schema'
import { contentHash } from '@/shared/manifest/hash'
import { acceptedSample, sampleContent, sampleRows } from '../../../../test/systems/courses-sample'
import { assembleManifest } from './assemble-manifest'
import { byRisk, riskOf } from './claim-risk'
import { contentToSign, hashOfSigned } from './signed-content'
import { whatBlocksApproval } from './what-blocks-approval'
import { isApprovedBy, standingOf } from './who-may-approve'

const hash = ({ content, claims }: ReturnType<typeof acceptedSample>) =>
  hashOfSigned(contentToSign({ content, claims }).content)
const codes = (sample: ReturnType<typeof acceptedSample>) => whatBlocksApproval(sample).map((blocker) => blocker.code)
const with_ = (change: Partial<ReturnType<typeof sampleRows>[number]>, key = 'hours') => {
  const sample = acceptedSample()
  return { ...sample, claims: sample.claims.map((row) => (row.key === key ? { ...row, ...change } : row)) }
}

describe('the hash of what is signed', () => {
  it('is the same however the keys of the content are ordered', () => {
    const sample = acceptedSample()
    const turned = Object.fromEntries(Object.entries(sample.content).reverse()) as typeof sample.content
    expect(hash({ ...sample, content: turned })).toBe(hash(sample))
  })

  it('changes with a word, a verdict, a reason, a citation', () => {
    const hashes = [
      hash(acceptedSample()),
      hash(with_({ text: 'Other words.' })),
      hash(with_({ decidedByName: 'Tom Okafor' })),
      hash(with_({ reason: 'Known from practice.' })),
      hash(with_({ citations: [] })),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('can be checked by whoever holds the manifest', () => {
    const sample = acceptedSample()
    const contentSigned = contentToSign(sample).content
    const approvals = [
      { by: 'Ines Vogt', at: '2026-11-02T10:00:00.000Z', meaning: 'correct', contentHash: hash(sample) },
    ]
    const manifest = assembleManifest({
      course: { id: 4, generator: null },
      number: 3,
      content: contentSigned,
      authors: ['Tom'],
      approvals,
    })
    expect(hashOfSigned(manifest)).toBe(manifest.provenance.approvals[0]?.contentHash)
  })
})

describe('assemble-manifest', () => {
  const assembled = () =>
    assembleManifest({
      course: { id: 4, generator: { generator: 'builtin', run: 12 } },
      number: 3,
      content: contentToSign(acceptedSample()).content,
      authors: ['Tom Okafor'],
      approvals: [],
    })

  it('makes a manifest that the schema takes and whose hash is its own', () => {
    const manifest = assembled()
    expect(manifestSchema.parse(manifest)).toEqual(manifest)
    expect(manifest.hash).toBe(contentHash(manifest))
    expect(manifest).toMatchObject({
      id: 'course-4',
      version: '3',
      provenance: { run: '12', generator: 'builtin', authors: ['Tom Okafor'] },
    })
    expect(manifest.claims.hours?.verdict).toMatchObject({ by: 'Ines Vogt', decision: 'accepted' })
  })

  it('refuses a course whose assessment was rejected away', () => {
    const sample = with_({ state: 'rejected' }, 'dry')
    const claims = sample.claims.map((row) => (row.key === 'daily' ? { ...row, state: 'rejected' as const } : row))
    const { content } = contentToSign({ ...sample, claims })
    expect(() =>
      assembleManifest({ course: { id: 4, generator: null }, number: 1, content, authors: [], approvals: [] }),
    ).toThrow(/no exercise is left in the assessment/)
  })

  it('refuses a block that names a claim which is not there', () => {
    const content = contentToSign(acceptedSample()).content
    delete content.claims.gloves
    expect(() =>
      assembleManifest({ course: { id: 4, generator: null }, number: 1, content, authors: [], approvals: [] }),
    ).toThrow(/gloves/)
  })
})

describe('what-blocks-approval', () => {
  it('lets a course pass whose claims and exercises are all decided', () => {
    expect(codes(acceptedSample())).toEqual([])
  })

  it('stops at undecided claims and exercises', () => {
    expect(codes({ content: sampleContent(), claims: sampleRows() })).toEqual([
      'undecided-claims',
      'undecided-exercises',
    ])
  })

  it('stops at a claim without support until somebody accepts it by name with a reason', () => {
    expect(codes(with_({ support: 'unsupported' }))).toEqual(['support-not-accepted'])
    expect(codes(with_({ support: 'partial' }))).toEqual(['support-not-accepted'])
    expect(codes(with_({ support: 'unsupported', reason: 'The manual says so.' }))).toEqual([])
    expect(codes(with_({ support: 'unsupported', state: 'rejected' }))).toEqual([])
  })

  it('does not take an author’s own edit or removal for a decision', () => {
    expect(codes(with_({ state: 'edited', decidedBy: null }))).toEqual(['undecided-claims'])
    expect(codes(with_({ state: 'rejected', decidedBy: null }))).toEqual(['undecided-claims'])
  })

  it('does not ask for decisions on exercises that go with a rejected claim', () => {
    const sample = with_({ state: 'rejected' }, 'daily')
    const { verdict: _none, ...bare } = (sample.content.assessment.exercises[1] ?? {}) as Record<string, unknown>
    sample.content.assessment.exercises[1] = bare as never
    expect(codes(sample)).toEqual([])
  })
})

describe('who-may-approve', () => {
  const course = { authors: [1] }
  const signature = (by: number, voidedAt: string | null = null) => ({ by, contentHash: 'h', voidedAt })
  const claims = [{ editedBy: 2, state: 'edited' as const }]

  it('tells authors, editors and others apart', () => {
    expect([1, 2, 3].map((person) => standingOf({ person, course, claims }))).toEqual([
      'author',
      'editor',
      'independent',
    ])
  })

  it('does not hold an edit against somebody when the claim was rejected in the end', () => {
    expect(standingOf({ person: 2, course, claims: [{ editedBy: 2, state: 'rejected' }] })).toBe('independent')
  })

  it('is not satisfied by authors and editors alone, and is by an independent one', () => {
    const approved = (...signatures: ReturnType<typeof signature>[]) =>
      isApprovedBy({ signatures, contentHash: 'h', course, claims })
    expect(approved(signature(1), signature(2))).toBe(false)
    expect(approved(signature(2), signature(3))).toBe(true)
    expect(approved(signature(3, '2026-11-02'))).toBe(false)
    expect(isApprovedBy({ signatures: [signature(3)], contentHash: 'other', course, claims })).toBe(false)
  })
})

describe('the queue of a reviewer', () => {
  const row = (change: object) =>
    ({ state: 'supported', support: 'supported', decidedBy: null, problems: [], order: 0, ...change }) as never

  it('lists unsupported claims first, decided ones last, and keeps the order of the course within a risk', () => {
    const queue = byRisk([
      row({ order: 1 }),
      row({ order: 2, state: 'accepted', decidedBy: 3 }),
      row({ order: 3, support: 'partial' }),
      row({ order: 4, support: 'unsupported' }),
      row({ order: 5, state: 'edited' }),
      row({ order: 6, support: 'unsupported' }),
      row({ order: 7, problems: [{ code: 'x', message: 'y' }] }),
    ]) as unknown as { order: number }[]
    expect(queue.map(({ order }) => order)).toEqual([4, 6, 3, 7, 5, 1, 2])
  })

  it('asks again for a claim whose source changed, even if it was accepted', () => {
    expect(riskOf(row({ state: 'stale', decidedBy: 3 }))).toBe('stale')
  })
})
