import type { GenerationProgress } from '@/systems/generation/pipeline/generate-course'

const words: Record<GenerationProgress['step'], string> = {
  facts: 'Finding the facts in the SOP',
  objectives: 'Setting the objectives',
  outline: 'Planning modules and lessons',
  lessons: 'Writing the lessons',
  exercises: 'Choosing the exercises',
  verify: 'Checking every claim against its passage',
}

/** How far a draft is, a line each time something is finished: how long it took, and what it cost so far. */
export function tellProgress(
  say: (line: string) => void,
  now: () => number = Date.now,
): (told: GenerationProgress) => void {
  const began = now()
  return ({ step, done, total, lessons, calls }) => {
    const seconds = `${((now() - began) / 1000).toFixed(1)} s`
    const cost = calls.reduce((sum, call) => sum + (call.cost?.amount ?? 0), 0)
    const paid = calls.length > 0 ? `, ${String(calls.length)} calls, ${cost.toFixed(3)} US dollars` : ''
    say(
      lessons
        ? `  [${seconds}] lesson ${String(lessons.done)} of ${String(lessons.total)} is written: ${lessons.title}${paid}`
        : `[${seconds}] Step ${String(done + 1)} of ${String(total)}: ${words[step]}${paid}`,
    )
  }
}
