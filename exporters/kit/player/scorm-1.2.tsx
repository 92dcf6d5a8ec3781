import { encodePattern, encodeResponse, interactionOf, interactionType, responseOf } from '@/systems/courses/exercises'
import { play } from './main'
import { sessionClock, timespan12 } from './session-clock'
import type { ScormSession } from './scorm-session'
import { openScorm } from './scorm-session'
import type { HandedIn, Tracking } from './tracking'
import { deviceOnly } from './tracking'

void play(async () => {
  const lms = openScorm({
    object: 'API',
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    terminate: 'LMSFinish',
  })
  return lms ? track(lms) : deviceOnly()
})

function track(lms: ScormSession): Tracking {
  const seconds = sessionClock()
  const mode = lms.get('cmi.core.lesson_mode')
  // A review must not change what was achieved.
  const writes = mode !== 'review' && mode !== 'browse'
  const status = lms.get('cmi.core.lesson_status')
  if (writes) {
    if (status === '' || status === 'not attempted' || status === 'browsed')
      lms.set('cmi.core.lesson_status', 'incomplete')
    lms.set('cmi.core.exit', 'suspend')
    lms.commitNow()
  }
  const interactions = { next: Number(lms.get('cmi.interactions._count')) || 0, known: new Map<string, number>() }
  const time = () => lms.offer('cmi.core.session_time', timespan12(seconds()))
  return {
    connected: true,
    learner: lms.get('cmi.core.student_id') || 'learner',
    capacity: 4096,
    stored: lms.get('cmi.suspend_data') || null,
    async save(state, { lesson, screen }) {
      if (!writes) return
      lms.set('cmi.suspend_data', state)
      lms.offer('cmi.core.lesson_location', `${lesson}/${screen}`.slice(0, 255))
      time()
      await lms.commit()
    },
    read: async () => undefined,
    async handIn(attempt) {
      if (!writes) return
      for (const one of attempt.answered) offerInteraction(lms, interactions, attempt, one)
      setScore(lms, attempt)
      time()
      await lms.commit()
    },
    async complete() {
      if (!writes) return
      lms.set('cmi.core.lesson_status', 'completed')
      await lms.commit()
    },
    flush() {
      if (!writes) return
      time()
      lms.commitNow()
    },
    leave() {
      if (writes) time()
      lms.terminate()
    },
  }
}

/** Whoever has passed stays passed, with the best score. */
function setScore(lms: ScormSession, { score, passed }: HandedIn) {
  if (score === null) return
  const best = Number(lms.get('cmi.core.score.raw') || -1)
  const raw = Math.round(score * 10_000) / 100
  if (raw >= best) {
    lms.offer('cmi.core.score.min', 0)
    lms.offer('cmi.core.score.max', 100)
    lms.set('cmi.core.score.raw', raw)
  }
  if (passed || lms.get('cmi.core.lesson_status') !== 'passed')
    lms.set('cmi.core.lesson_status', passed ? 'passed' : 'failed')
}

function offerInteraction(
  lms: ScormSession,
  places: { next: number; known: Map<string, number> },
  attempt: HandedIn,
  { exercise, answer, grade }: HandedIn['answered'][number],
) {
  const id = `a${attempt.number}-${exercise.id.replace(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 255)
  const at = places.known.get(id) ?? places.next++
  places.known.set(id, at)
  const path = `cmi.interactions.${at}`
  const { type, correct } = interactionOf(exercise)
  const response = responseOf(exercise, answer)
  lms.offer(`${path}.id`, id)
  lms.offer(`${path}.type`, interactionType(type, 'scorm-1.2'))
  if (exercise.objective) lms.offer(`${path}.objectives.0.id`, exercise.objective.replace(/[^A-Za-z0-9_-]+/g, '-'))
  lms.offer(`${path}.time`, new Date().toTimeString().slice(0, 8))
  correct
    .slice(0, 10)
    .forEach((one, place) => lms.offer(`${path}.correct_responses.${place}.pattern`, encodePattern(one, 'scorm-1.2')))
  lms.offer(`${path}.weighting`, exercise.points)
  const said = response && encodeResponse(response, 'scorm-1.2')
  if (said) lms.offer(`${path}.student_response`, said)
  lms.offer(`${path}.result`, grade.correct === null ? 'neutral' : grade.correct ? 'correct' : 'wrong')
}
