import { describe, expect, it } from '@jest/globals'
import type { MyEnrollment } from '@/systems/learning/public'
import { greeting, homeSections, whyDue, whyWaiting } from './home-sections'

const now = new Date('2026-11-23T10:00:00Z')

describe('the home page', () => {
  it('offers the course that was opened last to go on with, and lists the others as due', () => {
    const older = open({ enrollment: 1, state: 'in-progress', lastActivityAt: '2026-11-19T10:00:00Z' })
    const newer = open({ enrollment: 2, state: 'in-progress', lastActivityAt: '2026-11-20T10:00:00Z' })
    const fresh = open({ enrollment: 3 })
    const { next, due } = homeSections({ open: [older, newer, fresh] }, now)
    expect(next?.enrollment).toBe(2)
    expect(due.map(({ enrollment }) => enrollment)).toEqual([1, 3])
  })

  it('greets with what is due, and with what is overdue first', () => {
    const late = open({ dueAt: '2026-11-21T10:00:00Z' })
    const soon = open({ dueAt: '2026-11-27T10:00:00Z' })
    expect(greeting(homeSections({ open: [soon, soon] }, now), 'Amara Diallo')).toBe('Two courses are due, Amara')
    expect(greeting(homeSections({ open: [late, soon] }, now), 'Amara Diallo')).toBe('One course is overdue, Amara')
    expect(greeting(homeSections({ open: [open({})] }, now), 'Amara Diallo')).toBe('Nothing is due, Amara')
  })

  it('says why a course is due: the reason given, else who assigned it, else that one chose it', () => {
    expect(whyDue(open({ reason: 'You are new in Imaging', assignedBy: 'Peter' }))).toBe(
      'You are new in Imaging. 35 minutes and an assessment.',
    )
    expect(whyDue(open({ assignedBy: 'Peter Novak' }))).toContain('Peter Novak assigned it to you.')
    expect(whyDue(open({}))).toContain('You chose this course.')
  })

  it('waits for somebody else when the attempts are used up, and says for whom', () => {
    const failed = { id: 9, number: 3, state: 'released', score: 0.4, passed: false } as const
    const stuck = open({
      state: 'in-progress',
      attemptsLeft: 0,
      attempt: failed,
      lastActivityAt: '2026-11-20T10:00:00Z',
    })
    const { next, waiting } = homeSections({ open: [stuck] }, now)
    expect(next).toBeNull()
    expect(waiting.map(whyWaiting)).toEqual([
      'You have used all 3 attempts. Your training manager decides how to go on.',
    ])
  })

  it('still offers the last attempt while it is under way', () => {
    const running = { id: 9, number: 3, state: 'in-progress', score: null, passed: null } as const
    const last = open({
      state: 'in-progress',
      attemptsLeft: 0,
      attempt: running,
      lastActivityAt: '2026-11-20T10:00:00Z',
    })
    expect(homeSections({ open: [last] }, now).next).toBe(last)
  })
})

function open(given: Partial<MyEnrollment>): MyEnrollment {
  return {
    enrollment: 1,
    state: 'assigned',
    title: 'Freezer defrosting',
    version: { id: 1, number: 1, state: 'released' },
    assignedBy: null,
    reason: null,
    dueAt: null,
    assignedAt: '2026-11-01T10:00:00Z',
    lastActivityAt: null,
    minutes: 35,
    where: { fraction: 0, title: 'First', lesson: 1, lessons: 3, minutesLeft: 6 },
    attempt: null,
    attemptsLeft: 3,
    ...given,
  }
}
