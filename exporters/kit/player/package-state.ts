import type { CourseManifest } from '@/shared/manifest/schema'
import { exercisesOf } from '@/shared/manifest/walk'
import type { PlayerState } from '@/player'

export type PackageAttempt = {
  number: number
  seed: string
  answers: Record<string, unknown>
  /** ISO 8601; `null` while it is going on. */
  submittedAt: string | null
}

/** All that a package remembers of a learner. */
export type PackageState = { player: PlayerState; attempt: PackageAttempt | null }

type Course = Pick<CourseManifest, 'modules' | 'assessment'>
type Pairs = [exercise: number, answer: unknown][]
type Packed = [
  format: 1,
  lesson: number,
  screen: number,
  done: string,
  at: number,
  answers: Pairs,
  attempt: [number: number, seed: string, submittedAt: number, answers: Pairs] | 0,
]

/**
 * State as a short text: numbers stand for lessons and exercises. SCORM 1.2 keeps 4,096 characters, and some LMSs cut
 * the rest off without a word, so the longest practice answers, which count for nothing, make room. Throws when that is
 * not enough.
 */
export function packState({
  course,
  state,
  capacity,
}: {
  course: Course
  state: PackageState
  capacity: number
}): string {
  const lessons = lessonIds(course)
  const place = new Map(exercisesOf(course).map(({ id }, at) => [id, at]))
  const pairs = (answers: Record<string, unknown>): Pairs =>
    Object.entries(answers).flatMap(([id, answer]): Pairs => {
      const at = place.get(id)
      return at === undefined || answer === undefined ? [] : [[at, answer]]
    })
  const { player, attempt } = state
  let practice = pairs(player.answers)
  const pack = () => {
    const packed: Packed = [
      1,
      lessons.indexOf(player.lesson),
      player.screen,
      lessons
        .map((id) => (player.done.includes(id) ? '1' : '0'))
        .join('')
        .replace(/0+$/, ''),
      seconds(player.at),
      practice,
      attempt ? [attempt.number, attempt.seed, seconds(attempt.submittedAt), pairs(attempt.answers)] : 0,
    ]
    return JSON.stringify(packed)
  }
  let text = pack()
  while (text.length > capacity && practice.length) {
    const lengths = practice.map((pair) => JSON.stringify(pair).length)
    const longest = lengths.indexOf(Math.max(...lengths))
    practice = practice.filter((_, at) => at !== longest)
    text = pack()
  }
  if (text.length > capacity) throw new Error(`The state needs ${text.length} characters, and only ${capacity} fit.`)
  return text
}

/** `null` for what is no state of this course. */
export function unpackState({ course, text }: { course: Course; text: string | null }): PackageState | null {
  const packed = parse(text)
  if (!packed) return null
  const [, lesson, screen, done, at, practice, attempt] = packed
  const lessons = lessonIds(course)
  const exercises = exercisesOf(course)
  const answers = (pairs: Pairs) =>
    Object.fromEntries(pairs.flatMap(([place, answer]) => (exercises[place] ? [[exercises[place].id, answer]] : [])))
  return {
    player: {
      lesson: lessons[lesson] ?? 'assessment',
      screen,
      done: lessons.filter((_, place) => done.charAt(place) === '1'),
      answers: answers(practice),
      ...(at ? { at: isoTime(at) } : {}),
    },
    attempt: attempt
      ? {
          number: attempt[0],
          seed: attempt[1],
          submittedAt: attempt[2] ? isoTime(attempt[2]) : null,
          answers: answers(attempt[3]),
        }
      : null,
  }
}

function lessonIds({ modules }: Course): string[] {
  return modules.flatMap((module) => module.lessons).map(({ id }) => id)
}

function parse(text: string | null): Packed | null {
  try {
    const packed: unknown = JSON.parse(text ?? 'null')
    if (!Array.isArray(packed) || packed[0] !== 1 || !Array.isArray(packed[5])) return null
    return packed as Packed
  } catch {
    // An LMS may hand over what another version of the course, or another course, left.
    return null
  }
}

function seconds(time: string | null | undefined): number {
  return time ? Math.round(Date.parse(time) / 1000) : 0
}

function isoTime(time: number): string {
  return new Date(time * 1000).toISOString()
}
