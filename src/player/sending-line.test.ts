import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { sendingLine } from './sending-line'

describe('a sending line', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  function line() {
    const sent: [string, unknown][] = []
    const told: boolean[] = []
    const connection = { down: false }
    const made = sendingLine<unknown>({
      send: async (key, value) => {
        if (connection.down) throw new Error('offline')
        sent.push([key, value])
      },
      onWaiting: (waiting) => told.push(waiting),
    })
    return { ...made, sent, told, connection }
  }

  it('sends the newest value once typing pauses', async () => {
    const { put, sent } = line()
    put('q1', 'a')
    put('q1', 'ab')
    expect(sent).toEqual([])
    await jest.advanceTimersByTimeAsync(400)
    expect(sent).toEqual([['q1', 'ab']])
  })

  it('starts in the same tick when the page goes', () => {
    const { put, flush, sent } = line()
    put('q1', 'a')
    flush()
    expect(sent).toEqual([['q1', 'a']])
  })

  it('loses nothing while the connection is away, and says so', async () => {
    const { put, sent, told, connection } = line()
    connection.down = true
    put('q1', 'a', { now: true })
    put('q2', 'b')
    await jest.advanceTimersByTimeAsync(1000)
    expect(told).toContain(true)
    expect(sent).toEqual([])
    connection.down = false
    await jest.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([
      ['q1', 'a'],
      ['q2', 'b'],
    ])
    expect(told.at(-1)).toBe(false)
  })

  it('settles when all has arrived, and refuses to when something has not', async () => {
    const { put, settle, sent, connection } = line()
    put('q1', 'a')
    put('q2', 'b')
    await settle()
    expect(sent).toHaveLength(2)
    connection.down = true
    put('q3', 'c')
    await expect(settle()).rejects.toThrow('offline')
  })

  it('sends again what changed on its way', async () => {
    const sent: unknown[] = []
    const made = sendingLine<string>({
      send: async (_key, value) => {
        sent.push(value)
        if (sent.length === 1) made.put('state', 'second')
      },
      onWaiting: () => undefined,
    })
    made.put('state', 'first')
    await made.settle()
    expect(sent).toEqual(['first', 'second'])
  })
})
