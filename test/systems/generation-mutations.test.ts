import { describe, expect, it } from '@jest/globals'
import { verifyClaim } from '@/shared/verify'
import { mutated, mutationKinds, seeded } from '../builders/claim-mutations'
import { draftFrom, ownSops, readableSops } from '../builders/draft-from-file'

/** `MUTATION_TABLE=1` prints the rates by kind, as docs/quality/generation.md shows them. */
const print = process.env.MUTATION_TABLE === '1'

describe('the verifier, on courses drafted from real SOPs', () => {
  it('catches at least 95 % of what is altered on purpose, and raises a false alarm on at most 2 % of what is not', async () => {
    const caught = new Map<string, { caught: number; total: number; missed: string[] }>(
      mutationKinds.map((kind) => [kind, { caught: 0, total: 0, missed: [] }]),
    )
    let claims = 0
    let alarms = 0
    for (const [index, file] of [...readableSops, ...ownSops].entries()) {
      const { content, sources } = await draftFrom(file)
      const all = Object.values(content.claims)
      const random = seeded(index + 1)
      for (const claim of all) {
        claims += 1
        if (verifyClaim({ claim, sources }).support !== 'supported') alarms += 1
        for (const kind of mutationKinds) {
          const wrong = mutated(claim, kind, { language: content.language, random, others: all })
          if (!wrong) continue
          const count = caught.get(kind)!
          count.total += 1
          if (verifyClaim({ claim: wrong, sources }).support === 'supported')
            count.missed.push(`${claim.text} -> ${wrong.text}`)
          else count.caught += 1
        }
      }
    }
    const rates = [...caught].map(([kind, { caught: hit, total }]) => ({ kind, hit, total, rate: hit / total }))
    if (print) {
      const lines = rates.map(
        ({ kind, hit, total, rate }) => `${kind}: ${String(hit)}/${String(total)} (${(rate * 100).toFixed(1)} %)`,
      )
      console.info(
        [
          ...lines,
          `false alarms: ${String(alarms)}/${String(claims)}`,
          ...[...caught].flatMap(([kind, { missed }]) => missed.slice(0, 15).map((text) => `missed, ${kind}: ${text}`)),
        ].join('\n'),
      )
    }
    const total = rates.reduce((sum, { total: each }) => sum + each, 0)
    expect(rates.reduce((sum, { hit }) => sum + hit, 0) / total).toBeGreaterThanOrEqual(0.95)
    for (const { kind, rate } of rates) expect([kind, rate >= 0.95]).toEqual([kind, true])
    expect(alarms / claims).toBeLessThanOrEqual(0.02)
  }, 180_000)
})
