import type { CourseState, Lessons } from '../model'
import type { LlmProvider, StepContext } from '../provider'
import { inRanks } from './in-ranks'
import { runStep } from './steps'
import { CALLS_AT_ONCE, endsAll, piecesOf, plansOf, together, writePiece, type Piece } from './write-lessons'

type PlansInParts = LlmProvider & { parts: NonNullable<LlmProvider['parts']> }

/** Whether a provider plans these sources in several parts, so that one can be written while others are planned. */
export function plansInParts(
  provider: LlmProvider,
  context: StepContext,
  facts: CourseState['facts'],
): provider is PlansInParts {
  return (provider.parts?.count(context, { facts }) ?? 1) > 1
}

/** What is done first where places are free: nothing can be written that is not planned, and lessons take longest. */
const ranks = { plan: 0, lesson: 1, exercises: 2 } as const

/**
 * Plans a long course a part at a time, and writes each part's lessons as soon as it is planned. What comes out is what
 * planning everything first gives. `planned` is told once all is planned; lessons may be written by then.
 */
export async function planAndWrite({
  provider,
  context,
  facts,
  keep = (_piece, write) => write(),
  planned,
  wrote = () => undefined,
}: {
  provider: PlansInParts
  context: StepContext
  facts: CourseState['facts']
  keep?: <T>(piece: Piece, write: () => Promise<T>) => Promise<T>
  planned: (made: Pick<CourseState, 'objectives' | 'outline'>) => Promise<void> | void
  wrote?: (piece: Piece) => Promise<void> | void
}): Promise<Pick<CourseState, 'objectives' | 'outline' | 'lessons'>> {
  const written = new Map<string, Lessons>()
  const count = provider.parts.count(context, { facts })
  let left = count
  let whole: Pick<CourseState, 'objectives' | 'outline'> | undefined
  const settle = async () => {
    // Every answer is there by now: this puts them together, and asks nobody.
    const objectives = await runStep('objectives', { provider, context, state: { facts } })
    const outline = await runStep('outline', { provider, context, state: { facts, objectives } })
    whole = { objectives, outline }
    await planned(whole)
  }
  await inRanks(CALLS_AT_ONCE, (add) => {
    for (let part = 0; part < count; part += 1)
      add(ranks.plan, async () => {
        context.signal.throwIfAborted()
        const state = { facts, ...(await provider.parts.plan(context, { facts }, part)) }
        for (const piece of piecesOf(provider, state))
          add(
            ranks[piece.kind],
            async () => {
              const lessons = await writePiece({ provider, context, state, keep }, piece)
              if (lessons) written.set(piece.lesson.id, lessons)
              await wrote(piece)
            },
            endsAll,
          )
        left -= 1
        if (left === 0) await settle()
      })
  })
  if (!whole) throw new Error('A course was written whose plan was never finished.')
  const lessons = plansOf(whole).map(({ id, title }) => {
    const own = written.get(id)
    if (!own) throw new Error(`The lesson “${title}” is in the plan of the whole course, and in none of its parts.`)
    return own
  })
  return { ...whole, lessons: together(lessons) }
}
