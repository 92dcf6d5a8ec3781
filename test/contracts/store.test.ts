import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { inTransaction, systemRequest } from '@/shared/db'
import type { VectorStore } from '@/systems/sops/stores/define-store'
import { postgresStore } from '@/systems/sops/stores/postgres'
import { startSchool } from '../builders/school'
import type { School } from '../builders/school'

const stores: [string, VectorStore][] = [['postgres', postgresStore]]
const model = 'test'

let school: School
let req: PayloadRequest

beforeAll(async () => {
  school = await startSchool()
  req = await systemRequest(school.payload, { reason: 'the contract of vector stores' })
}, 120_000)
afterAll(() => school.stop())

/** A unit vector that leans towards one of 512 directions. */
function leaning(direction: number, share = 1): Float32Array {
  const vector = new Float32Array(512)
  vector[direction % 512] = share
  vector[(direction + 1) % 512] = Math.sqrt(1 - share * share)
  return vector
}
const sentences = (count: number, passages: number) =>
  Array.from({ length: count }, (_, at) => ({
    segment: `s${at}`,
    passage: at % passages,
    sentence: Math.floor(at / passages),
    text: `Sentence ${at}`,
    vector: leaning(at),
  }))

/** Every store; a newcomer is added to the list. */
describe.each(stores)('the %s store', (_, store) => {
  it('gives exactly min(k, eligible) passages under every filter, however many belong to others', async () => {
    const sizes = [3, 40, 1, 12]
    for (const [index, passages] of sizes.entries()) {
      await store.add({
        req,
        organisation: index % 2,
        version: index + 1,
        model,
        sentences: sentences(passages * 3, passages),
      })
    }
    const eligible = (organisation: number, versions: number[]) =>
      sizes.reduce(
        (sum, passages, index) => sum + (index % 2 === organisation && versions.includes(index + 1) ? passages : 0),
        0,
      )
    for (const organisation of [0, 1, 2]) {
      for (const versions of [[], [1], [2], [1, 2, 3, 4], [3, 4]]) {
        for (const k of [1, 5, 100]) {
          const found = await store.closest({ req, organisation, versions, model, vector: leaning(7), k })
          expect(found).toHaveLength(Math.min(k, eligible(organisation, versions)))
        }
      }
    }
  })

  it('ranks passages by their best sentence, by cosine', async () => {
    await store.add({
      req,
      organisation: 9,
      version: 90,
      model,
      sentences: [
        { segment: 'far', passage: 0, sentence: 0, text: 'far', vector: leaning(100) },
        { segment: 'near', passage: 0, sentence: 1, text: 'near', vector: leaning(200, 0.9) },
        { segment: 'nearer', passage: 1, sentence: 0, text: 'nearer', vector: leaning(200, 0.99) },
      ],
    })
    const found = await store.closest({ req, organisation: 9, versions: [90], model, vector: leaning(200), k: 5 })
    expect(found.map(({ version, passage }) => [version, passage])).toEqual([
      [90, 1],
      [90, 0],
    ])
    expect(found[0]?.similarity).toBeCloseTo(0.99, 3)
  })

  it('never compares vectors of two models, and forgets what it is told to', async () => {
    await store.add({ req, organisation: 8, version: 80, model, sentences: sentences(4, 2) })
    const ask = (asked: string) =>
      store.closest({ req, organisation: 8, versions: [80], model: asked, vector: leaning(0), k: 9 })
    expect(await ask('another')).toEqual([])
    await store.clear({ req, organisation: 7, version: 80, model })
    expect(await ask(model)).toHaveLength(2)
    await store.clear({ req, organisation: 8, version: 80, model })
    expect(await ask(model)).toEqual([])
  })

  it('writes in the request’s transaction: what is rolled back was never there', async () => {
    const own = await systemRequest(school.payload, { reason: 'the contract of vector stores' })
    const failing = inTransaction(own, async () => {
      await store.add({ req: own, organisation: 6, version: 60, model, sentences: sentences(2, 1) })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await store.closest({ req, organisation: 6, versions: [60], model, vector: leaning(0), k: 9 })).toEqual([])
  })

  it('takes text with signs that databases stumble over', async () => {
    const odd = [
      {
        segment: 'odd',
        passage: 0,
        sentence: 0,
        text: `'; drop table sop_vectors; -- \u0000 \ud800 "`,
        vector: leaning(1),
      },
    ]
    await store.add({ req, organisation: 5, version: 50, model, sentences: odd })
    expect(await store.closest({ req, organisation: 5, versions: [50], model, vector: leaning(1), k: 1 })).toHaveLength(
      1,
    )
  })
})
