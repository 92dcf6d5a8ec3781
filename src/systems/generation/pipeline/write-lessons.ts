import { NeedsHuman } from '../llm/needs-human'
import type { CourseState, LessonPlan, Lessons } from '../model'
import type { LlmProvider, StepContext } from '../provider'
import { eachOf } from './each-of'
import { runStep } from './steps'

/** Calls of one course that are under way at one time, and the most of a small one, which is written in one go. */
export const CALLS_AT_ONCE = 8
export const MOST_AT_ONCE = 16

/** As many as a small course has in all; else fewer, for longer. */
export const callsAtOnce = (pieces: number): number => (pieces <= MOST_AT_ONCE ? MOST_AT_ONCE : CALLS_AT_ONCE)

export type Planned = Pick<CourseState, 'facts' | 'objectives' | 'outline'>

/** A piece of the writing that is kept by itself: the words of a lesson, or what a model was asked for its questions. */
export type Piece = { kind: 'lesson' | 'exercises'; lesson: LessonPlan }
export const nameOfPiece = ({ kind, lesson }: Piece): string => `${kind}:${lesson.id}`

export const plansOf = ({ outline }: Pick<Planned, 'outline'>): LessonPlan[] =>
  outline.modules.flatMap((module) => module.lessons)

/** All pieces, lessons first, because they take longest and are what people read first. */
export function piecesOf(provider: LlmProvider, state: Pick<Planned, 'outline'>): Piece[] {
  const lessons = plansOf(state)
  return [
    ...lessons.map((lesson): Piece => ({ kind: 'lesson', lesson })),
    ...(provider.askExercises ? lessons.map((lesson): Piece => ({ kind: 'exercises', lesson })) : []),
  ]
}

/**
 * Writes every lesson and has every lesson asked about, several pieces at a time. `keep` stores a piece before it counts,
 * and gives one that is stored. A lesson that cannot be written does not hold up the others, unless none can be.
 */
export async function writeLessons({
  provider,
  context,
  state,
  keep = (_name, write) => write(),
  wrote = () => undefined,
}: {
  provider: LlmProvider
  context: StepContext
  state: Planned
  keep?: <T>(piece: Piece, write: () => Promise<T>) => Promise<T>
  wrote?: (piece: Piece) => Promise<void> | void
}): Promise<Lessons> {
  const pieces = piecesOf(provider, state)
  const written = new Map<string, Lessons>()
  await eachOf(
    pieces,
    callsAtOnce(pieces.length),
    async (piece) => {
      const lessons = await writePiece({ provider, context, state, keep }, piece)
      if (lessons) written.set(piece.lesson.id, lessons)
      await wrote(piece)
    },
    endsAll,
  )
  return together(plansOf(state).flatMap(({ id }) => written.get(id) ?? []))
}

/** Writes one piece, or takes the one that is stored; null where it is what a model was asked for its questions. */
export async function writePiece(
  {
    provider,
    context,
    state,
    keep,
  }: {
    provider: LlmProvider
    context: StepContext
    state: Planned
    keep: <T>(piece: Piece, write: () => Promise<T>) => Promise<T>
  },
  piece: Piece,
): Promise<Lessons | null> {
  context.signal.throwIfAborted()
  const { kind, lesson } = piece
  if (kind === 'lesson') {
    const only = { ...state, outline: alone(state, lesson) }
    return keep(piece, () => runStep('lessons', { provider, context, state: only }))
  }
  return keep(piece, async () => {
    await provider.askExercises?.(context, state, lesson)
    return null
  })
}

/** One lesson's questions, as far as a model has to be asked for them: the same calls that the whole course will make. */
export const alone = ({ outline }: Pick<Planned, 'outline'>, lesson: LessonPlan): Planned['outline'] => ({
  ...outline,
  modules: outline.modules.flatMap((module) =>
    module.lessons.some(({ id }) => id === lesson.id) ? [{ ...module, lessons: [lesson] }] : [],
  ),
})

/** Lessons that were written one by one, as one step's part. */
export function together(parts: readonly Lessons[]): Lessons {
  const composed = new Map(parts.flatMap((part) => part.composed).map((fact) => [fact.id, fact]))
  return { lessons: parts.flatMap((part) => part.lessons), composed: [...composed.values()] }
}

/** What one lesson's passages or their answer brought about; another lesson may do well. */
const ofOneLesson = [
  'refusal',
  'truncated',
  'empty',
  'malformed',
  'schema',
  'wrong-language',
  'unknown-segment',
  'incomplete',
]

/** Whether nothing more can be written after this fault. */
export function endsAll(fault: unknown): boolean {
  const { cause } = (fault instanceof NeedsHuman ? (fault.data as { detail?: { cause?: string } }).detail : null) ?? {}
  return cause === undefined || !ofOneLesson.includes(cause)
}
