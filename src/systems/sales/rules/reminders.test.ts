import { describe, expect, it } from '@jest/globals'
import type { RequestRecord } from '../model'
import { remindersOf } from './reminders'

const now = new Date('2026-12-10T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const request = (over: Partial<RequestRecord>) =>
  ({ state: 'triage', movedAt: ago(0), dueAt: null, quote: null, version: null, ...over }) as RequestRecord
const kinds = (over: Partial<RequestRecord>, events: Parameters<typeof remindersOf>[0]['events'] = []) =>
  remindersOf({ request: request(over), events, now }).map(({ kind }) => kind)

describe('reminders', () => {
  it('come for a request nobody took up in a day', () => {
    expect(kinds({ state: 'submitted', movedAt: ago(0.9) })).toEqual([])
    expect(kinds({ state: 'submitted', movedAt: ago(1.1) })).toEqual(['untouched'])
  })

  it('come two days before it is due, and when it is', () => {
    expect(kinds({ dueAt: ago(-3) })).toEqual([])
    expect(kinds({ dueAt: ago(-1) })).toEqual(['due-soon'])
    expect(kinds({ dueAt: ago(1) })).toEqual(['overdue'])
  })

  it('come anew for another due date, and not for the same', () => {
    const key = (dueAt: string) => remindersOf({ request: request({ dueAt }), events: [], now })[0]?.key
    expect(key(ago(1))).toBe(key(ago(1)))
    expect(key(ago(1))).not.toBe(key(ago(2)))
  })

  it('come for a question that stays open, not for one that is answered', () => {
    const question = { id: 7, kind: 'question', question: null, at: ago(4) } as const
    const answer = { id: 8, kind: 'answer', question: 7, at: ago(1) } as const
    expect(kinds({}, [question])).toEqual(['question-open'])
    expect(kinds({}, [question, answer])).toEqual([])
  })

  it('rest while the request rests or is over', () => {
    for (const state of ['on-hold', 'delivered', 'closed', 'rejected', 'cancelled'] as const) {
      expect(kinds({ state, dueAt: ago(9) })).toEqual([])
    }
  })
})
