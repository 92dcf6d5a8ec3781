import { describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { localDimensions, localModel } from '@/systems/sops/embedders/local-model'
import type { StoredSentence, VectorSpace, VectorStore } from '@/systems/sops/stores/define-store'

const spaces: VectorSpace[] = [
  { model: localModel, dimensions: localDimensions },
  { model: "vendor/a model; with 'signs'@8", dimensions: 8 },
  { model: 'vendor/long@3072', dimensions: 3072 },
]

/** Numbers from a seed, so that a failure can be seen again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What every vector store promises. The organisations of one space are numbered from `first`. */
export function describeStore(
  name: string,
  { transactional }: Pick<VectorStore, 'transactional'>,
  setUp: () => { store: VectorStore; request: () => Promise<PayloadRequest> },
): void {
  describe.each(spaces)(`the ${name} store with $model`, (space) => {
    const first = 1000 * (spaces.indexOf(space) + 1)
    const random = seeded(first)
    const unit = () => {
      const numbers = Float32Array.from({ length: space.dimensions }, () => random() - 0.5)
      const length = Math.hypot(...numbers)
      return numbers.map((value) => value / length)
    }
    const leaning = (direction: number, share = 1) => {
      const vector = new Float32Array(space.dimensions)
      vector[direction % space.dimensions] = share
      vector[(direction + 1) % space.dimensions] = Math.sqrt(1 - share * share)
      return vector
    }
    const sentences = (count: number, passages: number): StoredSentence[] =>
      Array.from({ length: count }, (_, at) => ({
        segment: `s${at}`,
        passage: at % passages,
        sentence: Math.floor(at / passages),
        text: `Sentence ${at}`,
        vector: unit(),
      }))
    const withStore = async () => {
      const { store, request } = setUp()
      const req = await request()
      await inTransaction(req, () => store.prepare({ req, space }))
      return { store, req, request }
    }

    it('gives exactly min(k, eligible) passages, the closest by cosine, under every filter', async () => {
      const { store, req } = await withStore()
      const kept = new Map<number, { organisation: number; sentences: StoredSentence[] }>()
      for (let version = first + 1; version <= first + 12; version += 1) {
        const organisation = first + Math.floor(random() * 3)
        const passages = 1 + Math.floor(random() * 12)
        const some = sentences(passages * (1 + Math.floor(random() * 3)), passages)
        kept.set(version, { organisation, sentences: some })
        await store.add({ req, organisation, version, space, sentences: some })
      }
      for (let round = 0; round < 40; round += 1) {
        const organisation = first + Math.floor(random() * 4)
        const versions = [...kept.keys()].filter(() => random() < 0.5)
        const k = [1, 3, 10, 500][Math.floor(random() * 4)] ?? 1
        const vector = unit()
        const best = new Map<string, number>()
        for (const version of versions) {
          const own = kept.get(version)
          if (own?.organisation !== organisation) continue
          for (const sentence of own.sentences) {
            const cosine = sentence.vector.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)
            const place = `${version}/${sentence.passage}`
            best.set(place, Math.max(best.get(place) ?? -2, cosine))
          }
        }
        const found = await store.closest({ req, organisation, versions, space, vector, k })
        expect(found).toHaveLength(Math.min(k, best.size))
        const expected = [...best.values()].sort((a, b) => b - a).slice(0, found.length)
        found.forEach(({ version, passage, similarity }, at) => {
          expect(similarity).toBeCloseTo(expected[at] ?? NaN, 4)
          expect(best.get(`${version}/${passage}`)).toBeCloseTo(similarity, 4)
        })
      }
    }, 60_000)

    // With the longest vectors nothing about it differs but the time it takes.
    if (space.dimensions < 1000) {
      it('gives all of more than a thousand, which is where answers over a network are cut', async () => {
        const { store, req } = await withStore()
        const place = { req, organisation: first + 10, space }
        await store.add({ ...place, version: first + 70, sentences: sentences(1100, 1100) })
        const found = await store.closest({ ...place, versions: [first + 70], vector: unit(), k: 5000 })
        expect(found).toHaveLength(1100)
      }, 60_000)
    }

    it('ranks passages by their best sentence, and says which that is', async () => {
      const { store, req } = await withStore()
      const place = { req, organisation: first + 20, space }
      await store.add({
        ...place,
        version: first + 90,
        sentences: [
          { segment: 'far', passage: 0, sentence: 0, text: 'far', vector: leaning(4) },
          { segment: 'near', passage: 0, sentence: 1, text: 'near', vector: leaning(2, 0.9) },
          { segment: 'nearer', passage: 1, sentence: 0, text: 'nearer', vector: leaning(2, 0.99) },
        ],
      })
      const found = await store.closest({ ...place, versions: [first + 90], vector: leaning(2), k: 5 })
      expect(found.map(({ version, passage, sentence }) => [version, passage, sentence])).toEqual([
        [first + 90, 1, 0],
        [first + 90, 0, 1],
      ])
      expect(found[0]?.similarity).toBeCloseTo(0.99, 3)
    })

    it('never compares vectors of two models, and forgets what it is told to', async () => {
      const { store, req } = await withStore()
      const version = first + 80
      const organisation = first + 30
      await store.add({ req, organisation, version, space, sentences: sentences(4, 2) })
      const ask = (asked: VectorSpace) =>
        store.closest({ req, organisation, versions: [version], space: asked, vector: unit(), k: 9 })
      expect(await ask({ model: `${space.model}-2`, dimensions: space.dimensions })).toEqual([])
      await store.clear({ req, organisation: organisation + 1, version, space })
      expect(await ask(space)).toHaveLength(2)
      await store.clear({ req, organisation, version, space })
      expect(await ask(space)).toEqual([])
      await store.clear({ req, organisation, version, space: { model: 'never used', dimensions: 5 } })
    })

    it('keeps one row for each place, however often it is told', async () => {
      const { store, req } = await withStore()
      const place = { req, organisation: first + 40, version: first + 60, space }
      const [one] = sentences(1, 1)
      if (!one) throw new Error('no sentence')
      await store.add({ ...place, sentences: [{ ...one, vector: leaning(0) }] })
      await store.add({ ...place, sentences: [{ ...one, vector: leaning(3) }] })
      const found = await store.closest({ ...place, versions: [place.version], vector: leaning(3), k: 9 })
      expect(found).toHaveLength(1)
      expect(found[0]?.similarity).toBeCloseTo(1, 4)
    })

    it('can be prepared again and again, by several at once', async () => {
      const { store, request } = await withStore()
      const fresh = { model: `${space.model}-at-once`, dimensions: space.dimensions }
      await Promise.all(
        [1, 2, 3].map(async () => {
          const req = await request()
          await inTransaction(req, () => store.prepare({ req, space: fresh }))
        }),
      )
      const place = { req: await request(), organisation: first + 45, version: first + 65, space: fresh }
      await store.add({ ...place, sentences: sentences(1, 1) })
      expect(await store.closest({ ...place, versions: [place.version], vector: unit(), k: 9 })).toHaveLength(1)
    })

    it('takes text with signs that databases stumble over', async () => {
      const { store, req } = await withStore()
      const place = { req, organisation: first + 50, version: first + 50, space }
      const text = `'; drop table sop_vectors; -- \u0000 \ud800 "`
      await store.add({
        ...place,
        sentences: [{ segment: 'odd', passage: 0, sentence: 0, text, vector: leaning(1) }],
      })
      expect(await store.closest({ ...place, versions: [place.version], vector: leaning(1), k: 1 })).toHaveLength(1)
    })

    it('tells whether it writes in the request’s transaction', async () => {
      const { store, req, request } = await withStore()
      expect(store.transactional).toBe(transactional)
      const own = await request()
      const place = { organisation: first + 55, version: first + 55, space }
      const failing = inTransaction(own, async () => {
        await store.add({ req: own, ...place, sentences: sentences(2, 1) })
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      const left = await store.closest({ req, ...place, versions: [place.version], vector: unit(), k: 9 })
      expect(left).toHaveLength(transactional ? 0 : 1)
    })
  })
}
