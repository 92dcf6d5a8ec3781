import { afterAll, describe, expect, it } from '@jest/globals'
import type { Embedder } from '@/systems/sops/embedders/define-embedder'

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

/** What every embedder promises. */
export function describeEmbedder(name: string, make: () => Embedder): void {
  describe(`the ${name} embedder`, () => {
    let made: Embedder | undefined
    const embedder = () => (made ??= make())
    afterAll(() => made?.close())

    it('gives one unit vector of its dimensions for each text, blank ones too', async () => {
      const { dimensions } = embedder()
      const vectors = await embedder().embed(['Close the lid.', '', '🧪'])
      expect(vectors.map((vector) => vector.length)).toEqual([dimensions, dimensions, dimensions])
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3)
      expect(await embedder().embed([])).toEqual([])
    })

    it('gives a text the same vector whatever stands beside it', async () => {
      const [alone] = await embedder().embed(['Close the lid.'])
      const [, beside] = await embedder().embed([
        'A much longer sentence about freezers, ice and the people who defrost them.',
        'Close the lid.',
      ])
      if (!alone || !beside) throw new Error('a vector is missing')
      expect(cosine(alone, beside)).toBeGreaterThan(0.9999)
    })

    it('puts sentences of one meaning closer than sentences of two', async () => {
      const [question] = await embedder().embed(['How do I turn the machine off?'], { purpose: 'question' })
      const [near, far] = await embedder().embed(['Switch off the device.', 'Bananas are yellow.'])
      if (!question || !near || !far) throw new Error('a vector is missing')
      expect(cosine(question, near)).toBeGreaterThan(cosine(question, far))
    })

    it('tells how far it is, over more texts than it takes at once', async () => {
      const told: number[] = []
      const vectors = await embedder().embed(
        Array.from({ length: 110 }, (_unused, index) => `Step ${index}`),
        { onProgress: (done) => told.push(done) },
      )
      expect(vectors).toHaveLength(110)
      expect(told.length).toBeGreaterThan(1)
      expect(told.at(-1)).toBe(110)
    })

    it('stops when asked to, and works again after it was closed', async () => {
      await expect(embedder().embed(['a'], { signal: AbortSignal.abort(new Error('cancelled')) })).rejects.toThrow(
        'cancelled',
      )
      await embedder().close()
      expect(await embedder().embed(['Close the lid.'])).toHaveLength(1)
    })

    it('answers questions asked at the same time each with its own', async () => {
      const texts = ['Close the lid.', 'Open the door.', 'Call the guard.']
      const together = await Promise.all(texts.map((text) => embedder().embed([text])))
      const shown = (vector: Float32Array | undefined) => vector && [...vector].map((value) => value.toFixed(4))
      expect(together.map(([vector]) => shown(vector))).toEqual((await embedder().embed(texts)).map(shown))
    })

    it('names its model for good: the name tells the vectors of two models apart', () => {
      expect(make().model).toBe(embedder().model)
      expect(embedder().model).toMatch(new RegExp(`${embedder().dimensions}$`))
    })
  })
}
