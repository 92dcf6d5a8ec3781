import { describe, expect, it } from '@jest/globals'
import { requestMoves, requestStates, type RequestState } from '../lifecycle'
import { stagesOf } from './stages'

const standing = (state: RequestState, heldFrom: RequestState | null = null) =>
  stagesOf({ state, heldFrom, events: [] }).map(({ standing }) => standing)

describe('the stages a client sees', () => {
  it('go on with the work', () => {
    expect(standing('needs-info')).toEqual(['now', 'next', 'next', 'next', 'next'])
    expect(standing('in-production')).toEqual(['done', 'done', 'now', 'next', 'next'])
    expect(standing('delivered')).toEqual(['done', 'done', 'done', 'done', 'done'])
  })

  it('stay where they are while the request rests', () => {
    expect(standing('on-hold', 'in-production')).toEqual(standing('in-production'))
  })
})

describe('the lifecycle', () => {
  it('has the moves of the product paper', () => {
    const way: RequestState[] = [
      'draft',
      'submitted',
      'triage',
      'quoted',
      'approved',
      'in-production',
      'client-review',
      'delivered',
      'closed',
    ]
    for (const [at, from] of way.slice(0, -1).entries()) expect(requestMoves[from]).toContain(way[at + 1])
    expect(requestMoves.triage).toContain('needs-info')
    expect(requestMoves['needs-info']).toContain('triage')
    expect(requestMoves['client-review']).toContain('in-production')
  })

  it('lets nothing come back from its end', () => {
    for (const state of ['closed', 'rejected', 'cancelled'] as const) expect(requestMoves[state]).toEqual([])
    expect(Object.keys(requestMoves)).toEqual([...requestStates])
  })
})
