import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { stateOnDevice, withDeviceNet } from './device-store'
import type { PlayerHost, PlayerState } from './types'

const key = 'course:1:ana'
const state = (at: string, screen = 0): PlayerState => ({ lesson: 'l1', screen, done: [], answers: {}, at })

describe('the net on the device', () => {
  const kept = new Map<string, string>()
  const real = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')

  beforeEach(() => {
    kept.clear()
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    }
    Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true })
  })
  afterEach(() => {
    if (real) Object.defineProperty(globalThis, 'localStorage', real)
    else Reflect.deleteProperty(globalThis, 'localStorage')
  })

  function host(connection: { down: boolean }) {
    const saved: unknown[] = []
    const take = async (value: unknown) => {
      if (connection.down) throw new Error('offline')
      saved.push(value)
    }
    const made = {
      save: take,
      saveAnswer: async (_attempt: string, id: string, answer: unknown) => take([id, answer]),
      startAssessment: async () => ({ attempt: 'a1', number: 1, exercises: [], answers: { q1: ['a'] } }),
    } as unknown as PlayerHost
    return { saved, net: withDeviceNet({ host: made, key }) }
  }

  it('forgets what the host has taken', async () => {
    const { net, saved } = host({ down: false })
    await net.save(state('2026-11-20T10:00:00Z'))
    expect(saved).toHaveLength(1)
    expect(kept.size).toBe(0)
  })

  it('keeps what the host could not take, and gives it back if it is newer', async () => {
    const { net } = host({ down: true })
    await expect(net.save(state('2026-11-20T10:00:00Z', 3))).rejects.toThrow('offline')
    expect(stateOnDevice({ key, stored: state('2026-11-20T09:00:00Z') })?.screen).toBe(3)
    expect(stateOnDevice({ key, stored: state('2026-11-20T11:00:00Z', 7) })?.screen).toBe(7)
    expect(stateOnDevice({ key: 'course:1:bo', stored: null })).toBeNull()
  })

  it('sends answers that never arrived when the attempt is taken up again', async () => {
    const connection = { down: true }
    const { net, saved } = host(connection)
    await expect(net.saveAnswer('a1', 'q2', ['b'])).rejects.toThrow('offline')
    connection.down = false
    const attempt = await net.startAssessment()
    expect(attempt.answers).toEqual({ q1: ['a'], q2: ['b'] })
    expect(saved).toEqual([['q2', ['b']]])
    expect(kept.size).toBe(0)
  })

  it('works without storage', async () => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new Error('denied')
      },
      configurable: true,
    })
    const { net, saved } = host({ down: false })
    await net.save(state('2026-11-20T10:00:00Z'))
    expect(saved).toHaveLength(1)
  })
})
