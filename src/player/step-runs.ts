import type { LearnerBlock } from './types'

export type StepsBlock = Extract<LearnerBlock, { type: 'steps' }>
type Step = StepsBlock['steps'][number]
/** `choice`: the option; for options that are one unnamed step each, their group alone (`group/`). */
export type Run = { choice: string | null; from: number; steps: Step[] }

/** Neighbouring steps of one option, or of none. Steps outside of options go on counting across them. */
export function runsOf({ steps, from = 1 }: StepsBlock): Run[] {
  const runs: Run[] = []
  let next = from
  for (const step of steps) {
    const option = step.choice ?? null
    const choice = option !== null && isOneOfUnnamed(option, steps) ? `${groupOf(option)}/` : option
    let run = runs.at(-1)
    if (!run || run.choice !== choice) {
      run = { choice, from: choice === null ? next : 1, steps: [] }
      runs.push(run)
    }
    run.steps.push(step)
    if (choice === null) next++
  }
  return runs
}

/** Options without a name, of one step each, read best as one list below "Choose one of these". */
function isOneOfUnnamed(choice: string, steps: readonly Step[]): boolean {
  const group = groupOf(choice)
  const options = steps.flatMap((step) => (step.choice && groupOf(step.choice) === group ? step.choice : []))
  return group !== '' && new Set(options).size === options.length && options.every((one) => /\/\d+$/.test(one))
}

export function groupOf(choice: string | null): string | null {
  return choice === null ? null : choice.slice(0, Math.max(0, choice.indexOf('/')))
}

/** The option's own name; where there is only a key, the key in words. */
export function nameOf(choice: string): string {
  const name = choice.slice(choice.indexOf('/') + 1)
  const words = /[\sA-Z]/.test(name) ? name : name.replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
