import { screensOf } from './screens'
import type { LearnerContent, PlayerState } from './types'

/** The page after the last lesson. */
export const assessmentPage = 'assessment'

/** A stored place made fit for this content: an unknown lesson or screen becomes the nearest that exists. */
export function clampState(content: LearnerContent, stored: PlayerState | null | undefined): PlayerState {
  const first = content.lessons[0]?.id ?? assessmentPage
  if (!stored) return { lesson: first, screen: 0, done: [], answers: {} }
  const lesson = content.lessons.find(({ id }) => id === stored.lesson)
  const known = lesson || stored.lesson === assessmentPage
  const last = lesson ? screensOf(lesson).length - 1 : 0
  return {
    ...stored,
    lesson: known ? stored.lesson : first,
    screen: lesson ? Math.min(Math.max(0, Math.trunc(stored.screen) || 0), last) : 0,
    done: (stored.done ?? []).filter((id) => content.lessons.some((other) => other.id === id)),
    answers: stored.answers ?? {},
  }
}

export function atStart(content: LearnerContent, state: PlayerState): boolean {
  return state.lesson === content.lessons[0]?.id && state.screen === 0
}

/** Share (0..1) of the lessons' screens that lie behind the learner. */
export function progressOf(content: LearnerContent, state: PlayerState): number {
  const counts = content.lessons.map((lesson) => {
    const screens = screensOf(lesson).length
    const read = state.done.includes(lesson.id) ? screens : lesson.id === state.lesson ? state.screen : 0
    return { screens, read }
  })
  const all = counts.reduce((sum, { screens }) => sum + screens, 0)
  return all ? counts.reduce((sum, { read }) => sum + read, 0) / all : 1
}
