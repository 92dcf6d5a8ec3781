import { afterAll, describe, expect, it } from '@jest/globals'
import type { Embedder } from '@/systems/sops/embedders/define-embedder'
import { localEmbedder } from '@/systems/sops/embedders/local'

const embedders: [string, Embedder][] = [['local', localEmbedder()]]

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

/** Every embedder; a newcomer is added to the list. */
describe.each(embedders)('the %s embedder', (_, embedder) => {
  afterAll(() => embedder.close())

  it('gives one unit vector of its dimensions for each text, blank ones too', async () => {
    const vectors = await embedder.embed(['Close the lid.', '', '🧪'])
    expect(vectors.map((vector) => vector.length)).toEqual([
      embedder.dimensions,
      embedder.dimensions,
      embedder.dimensions,
    ])
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3)
  })

  it('gives a text the same vector whatever stands beside it', async () => {
    const [alone] = await embedder.embed(['Close the lid.'])
    const [, beside] = await embedder.embed([
      'A much longer sentence about freezers, ice and the people who defrost them.',
      'Close the lid.',
    ])
    if (!alone || !beside) throw new Error('a vector is missing')
    expect(cosine(alone, beside)).toBeGreaterThan(0.9999)
  })

  it('puts sentences of one meaning closer than sentences of two', async () => {
    const [question, near, far] = await embedder.embed([
      'How do I turn the machine off?',
      'Switch off the device.',
      'Bananas are yellow.',
    ])
    if (!question || !near || !far) throw new Error('a vector is missing')
    expect(cosine(question, near)).toBeGreaterThan(cosine(question, far))
  })

  it('tells how far it is, over more texts than it takes at once', async () => {
    const told: number[] = []
    const vectors = await embedder.embed(
      Array.from({ length: 70 }, (_unused, index) => `Step ${index}`),
      { onProgress: (done) => told.push(done) },
    )
    expect(vectors).toHaveLength(70)
    expect(told.at(-1)).toBe(70)
  })

  it('stops when asked to, and works again after it was closed', async () => {
    await expect(embedder.embed(['a'], { signal: AbortSignal.abort(new Error('cancelled')) })).rejects.toThrow(
      'cancelled',
    )
    await embedder.close()
    expect(await embedder.embed(['Close the lid.'])).toHaveLength(1)
  })

  it('answers questions asked at the same time each with its own', async () => {
    const texts = ['Close the lid.', 'Open the door.', 'Call the guard.']
    const together = await Promise.all(texts.map((text) => embedder.embed([text])))
    const [first, second, third] = await embedder.embed(texts)
    expect(together.map(([vector]) => vector && [...vector.slice(0, 3)].map((value) => value.toFixed(4)))).toEqual(
      [first, second, third].map((vector) => vector && [...vector.slice(0, 3)].map((value) => value.toFixed(4))),
    )
  })
})
