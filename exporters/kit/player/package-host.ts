import type { CourseManifest } from '@/shared/manifest/schema'
import {
  assessmentResult,
  drawAssessment,
  gradeAssessment,
  practiceFeedback,
  stripExercise,
} from '@/systems/courses/exercises'
import type { LearnerContent, PlayerHost, PlayerState, Result } from '@/player'
import { progressOf } from '@/player'
import type { PackageAttempt, PackageState } from './package-state'
import { packState, unpackState } from './package-state'
import type { Tracking } from './tracking'

/**
 * The player's host inside a package: there is no server, so drawing and grading happen here, with the same pure
 * functions, and the tracking tells the LMS.
 */
export function packageHost({
  manifest,
  content,
  tracking,
  leave,
}: {
  manifest: CourseManifest
  content: LearnerContent
  tracking: Tracking
  leave(): void
}): { host: PlayerHost; initialState: PlayerState | null; initialResult: Result | null; attemptsLeft: number | null } {
  const { attempts } = manifest.assessment
  const state: PackageState = unpackState({ course: manifest, text: tracking.stored }) ?? {
    player: { lesson: content.lessons[0]?.id ?? 'assessment', screen: 0, done: [], answers: {} },
    attempt: null,
  }
  const known = { initialState: tracking.stored ? state.player : null }
  const used = state.attempt?.number ?? 0
  const told = new Set(state.player.done)
  let complete = false

  const store = () => {
    const { lesson, screen } = state.player
    const share = progressOf(content, state.player)
    return tracking.save(packState({ course: manifest, state, capacity: tracking.capacity }), { lesson, screen, share })
  }
  const drawn = ({ seed }: PackageAttempt) =>
    drawAssessment({ assessment: manifest.assessment, seed, machineOnly: true })
  const resultOf = (attempt: PackageAttempt): Result =>
    assessmentResult({
      manifest,
      drawn: drawn(attempt),
      answers: attempt.answers,
      number: attempt.number,
      submittedAt: attempt.submittedAt ?? '',
    })

  const host: PlayerHost = {
    async save(next) {
      state.player = next
      const read = content.lessons.filter(({ id }) => next.done.includes(id) && !told.has(id))
      for (const { id } of read) told.add(id)
      await Promise.all([...read.map((lesson) => tracking.read(lesson)), store()])
      if (
        !complete &&
        content.assessment.questions === 0 &&
        content.lessons.every(({ id }) => next.done.includes(id))
      ) {
        complete = true
        await tracking.complete()
      }
    },

    async checkPractice(exerciseId, answer) {
      const feedback = practiceFeedback({ manifest, exerciseId, answer })
      if (!feedback) throw new Error(`No practice exercise ${exerciseId}`)
      return feedback
    },

    async startAssessment() {
      if (!state.attempt || state.attempt.submittedAt) {
        const number = (state.attempt?.number ?? 0) + 1
        if (attempts !== null && number > attempts) throw new Error('No attempts are left')
        state.attempt = { number, seed: newSeed(), answers: {}, submittedAt: null }
        await store()
      }
      const { attempt } = state
      const exercises = drawn(attempt).flatMap((id) => {
        const exercise = manifest.assessment.exercises.find((candidate) => candidate.id === id)
        return exercise ? [stripExercise(exercise, { seed: attempt.seed })] : []
      })
      return { attempt: attempt.seed, number: attempt.number, exercises, answers: attempt.answers }
    },

    async saveAnswer(seed, exerciseId, answer) {
      if (state.attempt?.seed !== seed || state.attempt.submittedAt) return
      state.attempt.answers = { ...state.attempt.answers, [exerciseId]: answer }
      await store()
    },

    async submitAssessment(seed) {
      const { attempt } = state
      if (attempt?.seed !== seed) throw new Error('This attempt is not the one going on')
      attempt.submittedAt ??= new Date().toISOString()
      const { answers } = attempt
      const grade = gradeAssessment({ manifest, answers, drawn: drawn(attempt) })
      const answered = grade.perExercise.flatMap((one) => {
        const exercise = manifest.assessment.exercises.find(({ id }) => id === one.id)
        return exercise ? [{ exercise, answer: answers[one.id], grade: one }] : []
      })
      await store()
      await tracking.handIn({ ...grade, number: attempt.number, answered })
      return resultOf(attempt)
    },

    passage: async () => null,
    exit: leave,
  }
  return {
    host,
    ...known,
    initialResult: state.attempt?.submittedAt ? resultOf(state.attempt) : null,
    attemptsLeft:
      attempts === null ? null : Math.max(0, attempts - (state.attempt?.submittedAt === null ? used - 1 : used)),
  }
}

function newSeed(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return number.toString(36)
}
