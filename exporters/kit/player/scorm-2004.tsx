import { encodePattern, encodeResponse, interactionOf, interactionType, responseOf } from '@/systems/courses/exercises'
import { play } from './main'
import { duration, sessionClock } from './session-clock'
import type { ScormSession } from './scorm-session'
import { openScorm } from './scorm-session'
import type { HandedIn, Tracking } from './tracking'
import { deviceOnly } from './tracking'

void play(async (manifest) => {
  const lms = openScorm({
    object: 'API_1484_11',
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    terminate: 'Terminate',
  })
  return lms ? track(lms, manifest.language) : deviceOnly()
})

function track(lms: ScormSession, language: string): Tracking {
  const seconds = sessionClock()
  const mode = lms.get('cmi.mode')
  // A review must not change what was achieved.
  const writes = mode !== 'review' && mode !== 'browse'
  if (writes) {
    if (lms.get('cmi.completion_status') !== 'completed') lms.set('cmi.completion_status', 'incomplete')
    lms.set('cmi.exit', 'suspend')
    lms.commitNow()
  }
  const interactions = { next: Number(lms.get('cmi.interactions._count')) || 0, known: new Map<string, number>() }
  const time = () => lms.offer('cmi.session_time', duration(seconds()))
  return {
    connected: true,
    learner: lms.get('cmi.learner_id') || 'learner',
    capacity: 64_000,
    stored: lms.get('cmi.suspend_data') || null,
    async save(state, { lesson, screen, share }) {
      if (!writes) return
      lms.set('cmi.suspend_data', state)
      lms.offer('cmi.location', `${lesson}/${screen}`.slice(0, 1000))
      if (lms.get('cmi.completion_status') !== 'completed')
        lms.offer('cmi.progress_measure', Math.round(share * 100) / 100)
      time()
      await lms.commit()
    },
    read: async () => undefined,
    async handIn(attempt) {
      if (!writes) return
      for (const one of attempt.answered) offerInteraction(lms, interactions, attempt, one, language)
      setScore(lms, attempt)
      setComplete(lms)
      time()
      await lms.commit()
    },
    async complete() {
      if (!writes) return
      setComplete(lms)
      await lms.commit()
    },
    flush() {
      if (!writes) return
      time()
      lms.commitNow()
    },
    leave({ exit }) {
      if (writes) {
        time()
        if (exit) lms.offer('adl.nav.request', 'suspendAll')
      }
      lms.terminate()
    },
  }
}

function setComplete(lms: ScormSession) {
  lms.set('cmi.completion_status', 'completed')
  lms.offer('cmi.progress_measure', 1)
}

/** Whoever has passed stays passed, with the best score. */
function setScore(lms: ScormSession, { score, passed, points, maxPoints }: HandedIn) {
  if (score === null) return
  const best = Number(lms.get('cmi.score.scaled') || -1)
  if (score >= best) {
    lms.offer('cmi.score.min', 0)
    lms.offer('cmi.score.max', maxPoints)
    lms.set('cmi.score.raw', points ?? 0)
    lms.set('cmi.score.scaled', Math.round(score * 10_000) / 10_000)
  }
  if (passed || lms.get('cmi.success_status') !== 'passed') lms.set('cmi.success_status', passed ? 'passed' : 'failed')
}

function offerInteraction(
  lms: ScormSession,
  places: { next: number; known: Map<string, number> },
  attempt: HandedIn,
  { exercise, answer, grade }: HandedIn['answered'][number],
  language: string,
) {
  const id = `a${attempt.number}-${exercise.id.replace(/[^A-Za-z0-9_-]+/g, '-')}`
  const at = places.known.get(id) ?? places.next++
  places.known.set(id, at)
  const path = `cmi.interactions.${at}`
  const { type, correct } = interactionOf(exercise)
  const response = responseOf(exercise, answer)
  lms.offer(`${path}.id`, id)
  lms.offer(`${path}.type`, interactionType(type, 'scorm-2004'))
  if (exercise.objective) lms.offer(`${path}.objectives.0.id`, exercise.objective.replace(/[^A-Za-z0-9_-]+/g, '-'))
  lms.offer(`${path}.timestamp`, localTime(new Date()))
  const patterns = [...new Set(correct.map((one) => encodePattern(one, 'scorm-2004')))].slice(0, 10)
  patterns.forEach((pattern, place) => lms.offer(`${path}.correct_responses.${place}.pattern`, pattern))
  lms.offer(`${path}.weighting`, exercise.points)
  const said = response && encodeResponse(response, 'scorm-2004')
  if (said) lms.offer(`${path}.learner_response`, said)
  lms.offer(`${path}.result`, grade.correct === null ? 'neutral' : grade.correct ? 'correct' : 'incorrect')
  lms.offer(`${path}.description`, `{lang=${language}}${exercise.prompt.slice(0, 250)}`)
}

/** Without a time zone, which is local time: several LMSs refuse a `Z` after whole seconds. */
function localTime(now: Date): string {
  const [year, ...rest] = [
    now.getFullYear(),
    now.getMonth() + 1,
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
  ]
  const [month, day, hour, minute, second] = rest.map((part) => String(part).padStart(2, '0'))
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`
}
