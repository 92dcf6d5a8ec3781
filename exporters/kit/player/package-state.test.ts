import { describe, expect, it } from '@jest/globals'
import { exercisesOf } from '@/shared/manifest/walk'
import { solutionOf } from '@/systems/courses/exercises'
import { freezerManifest } from '../../../test/fixtures/manifests/freezer'
import type { PackageState } from './package-state'
import { packState, unpackState } from './package-state'

const course = freezerManifest()
const answers = Object.fromEntries(exercisesOf(course).map((exercise) => [exercise.id, solutionOf(exercise)]))
const assessed = Object.fromEntries(course.assessment.exercises.map(({ id }) => [id, answers[id]]))
const state: PackageState = {
  player: { lesson: 'l-defrost', screen: 3, done: ['l-safety'], answers, at: '2026-11-20T10:00:00.000Z' },
  attempt: { number: 2, seed: 'x1', answers: assessed, submittedAt: null },
}

describe('the state a package leaves with an LMS', () => {
  it('comes back as it was', () => {
    const text = packState({ course, state, capacity: 4096 })
    expect(unpackState({ course, text })).toEqual({ ...state, player: { ...state.player, answers: clean(answers) } })
  })

  it('is small: a course with every exercise answered takes less than a fifth of what SCORM 1.2 has room for', () => {
    expect(packState({ course, state, capacity: 4096 }).length).toBeLessThan(800)
  })

  it('never exceeds the room there is: practice gives way, the assessment stays', () => {
    const wordy = { ...state, player: { ...state.player, answers: { ...answers, 'why-natural': 'x'.repeat(5000) } } }
    const text = packState({ course, state: wordy, capacity: 4096 })
    expect(text.length).toBeLessThanOrEqual(4096)
    const back = unpackState({ course, text })
    expect(back?.player.answers).not.toHaveProperty('why-natural')
    expect(back?.player.answers).toHaveProperty('heat')
    expect(back?.attempt?.answers).toEqual(assessed)
  })

  it('is refused, not cut off, when even the assessment does not fit', () => {
    expect(() => packState({ course, state, capacity: 100 })).toThrow('only 100 fit')
  })

  it.each([null, '', 'not json', '{}', '[2,0]', 'lesson=3&screen=4', '[1]'])('takes %s for a first visit', (text) => {
    expect(unpackState({ course, text })).toBeNull()
  })

  it('survives a course that has fewer lessons and exercises than it had', () => {
    const text = packState({ course, state, capacity: 4096 })
    const smaller = {
      ...course,
      modules: course.modules.slice(0, 1),
      assessment: { ...course.assessment, exercises: course.assessment.exercises.slice(0, 1) },
    }
    expect(() => unpackState({ course: smaller, text })).not.toThrow()
  })
})

/** `null` solutions are answers nobody gave. */
function clean(all: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== undefined))
}
