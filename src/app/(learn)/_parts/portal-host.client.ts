import type { Feedback, Passage, PlayerHost, Result } from '@/player'
import { pictureOfSrc } from '@/shared/manifest/pictures'
import type { AttemptView, Outcome } from '@/systems/learning/model'
import { request, RequestRefused, sendFile } from './request.client'

/** What the player asks of the portal: each call is one of our endpoints, so each rule is held on the server. */
export function portalHost(enrollment: number): PlayerHost {
  const course = `/api/enrollments/${enrollment}`
  let running: string | null = null
  return {
    async save({ lesson, screen, done, answers, at }) {
      await ask('POST', `${course}/progress`, { lesson, screen, done, answers, at })
    },
    checkPractice: (exercise, answer) => ask<Feedback>('POST', `${course}/practice`, { exercise, answer }),
    async startAssessment() {
      const { id, ...attempt } = await ask<AttemptView>('POST', `${course}/attempts`)
      running = String(id)
      return { attempt: running, ...attempt }
    },
    upload: (exercise, file) =>
      led(sendFile(`/api/attempts/${running}/files?exercise=${encodeURIComponent(exercise)}`, file)),
    async saveAnswer(attempt, exercise, answer) {
      await ask('POST', `/api/attempts/${attempt}/answers`, { exercise, answer: answer ?? null })
    },
    async submitAssessment(attempt) {
      await ask<Outcome>('POST', `/api/attempts/${attempt}/submit`, {})
      return ask<Result>('GET', `/api/attempts/${attempt}/result`)
    },
    passage({ source, segment, start, end }) {
      const cited = new URLSearchParams({ source, segment, start: String(start), end: String(end) })
      return ask<Passage>('GET', `${course}/passages?${cited}`)
    },
    // Pictures of an SOP are asked for by their name; whatever else a course names is an address.
    picture: (src) => (pictureOfSrc(src) ? `${course}/pictures?${new URLSearchParams({ src })}` : src),
    exit: () => window.location.assign('/learn'),
  }
}

/** Refusals after which this page shows something that is no longer so: the server, asked for it again, says what is. */
const movedOn = new Set([
  'enrollment.closed',
  'enrollment.not-found',
  'version.withdrawn',
  'attempt.closed',
  'attempts.used-up',
  'assessment.passed',
  'assessment.being-graded',
])

function ask<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  return led(request<Answer>(method, path, body))
}

async function led<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RequestRefused) {
      // What was not taken stays on the device and is sent after signing in.
      if (error.status === 401)
        window.location.assign(`/learn/sign-in?ended=1&next=${encodeURIComponent(window.location.pathname)}`)
      else if (movedOn.has(error.code ?? '')) window.location.reload()
    }
    throw error
  }
}
