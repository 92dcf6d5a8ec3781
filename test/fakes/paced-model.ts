import { createHash } from 'node:crypto'
import type { Ask, Llm, ModelCall } from '@/systems/generation/llm/model'
import { honestModel, readPrompt } from './honest-model'

export type PacedCall = {
  task: string
  letters: number
  prefix: string
  milliseconds: number
  instruction: string
  /** When it was made, on the clock of whoever made it. */
  began: number
  /** The facts of the part that it plans; null where it is about the whole, or plans nothing. */
  part: string[] | null
}

/**
 * An honest model in this process that takes its time: as long as its answer is, give or take, by a seed. It sets as many
 * objectives as it may, and plans a lesson a procedure. `millisecondsALetter` 0: at once.
 */
export function pacedModel({
  seed = 1,
  millisecondsALetter = 0,
  sleep = () => Promise.resolve(),
  now = () => 0,
}: {
  seed?: number
  millisecondsALetter?: number
  now?: () => number
  sleep?: (milliseconds: number) => Promise<void>
} = {}): Llm & {
  calls: PacedCall[]
} {
  const calls: PacedCall[] = []
  return {
    name: 'paced',
    model: 'paced-1',
    calls,
    async generateObject<T>(ask: Ask<T>) {
      await ask.before?.({ task: ask.task, model: 'paced-1', letters: 0, maxOutputTokens: 0 })
      const answer = answerTo(ask)
      const text = JSON.stringify(answer)
      const milliseconds = Math.round(text.length * millisecondsALetter * factor(`${String(seed)} ${ask.instruction}`))
      calls.push({
        task: ask.task,
        letters: ask.policy.length + ask.sources.length + ask.instruction.length,
        prefix: ask.policy + ask.sources,
        milliseconds,
        instruction: ask.instruction,
        began: now(),
        part: partIn(ask.instruction),
      })
      const at = new Date().toISOString()
      await sleep(milliseconds)
      const tokens = (letters: number) => Math.ceil(letters / 4)
      const call: ModelCall = {
        task: ask.task,
        provider: 'paced',
        model: 'paced-1',
        promptVersion: ask.promptVersion,
        attempt: 1,
        at,
        milliseconds,
        tokens: {
          input: tokens(ask.policy.length + ask.sources.length + ask.instruction.length),
          cached: 0,
          output: tokens(text.length),
        },
        cost: null,
        outcome: 'answered',
      }
      await ask.record?.(call)
      return { object: ask.schema.parse(answer), calls: [call] }
    },
  }
}

const partIn = (instruction: string): string[] | null =>
  /(?:The|of these) facts: ([^.]*)\./.exec(instruction)?.[1]?.split(', ') ?? null

/** 0.7 to 1.3, the same for the same words. */
const factor = (words: string): number =>
  0.7 + (createHash('sha256').update(words).digest().readUInt32BE(0) / 0xffffffff) * 0.6

function answerTo(ask: Pick<Ask<unknown>, 'task' | 'policy' | 'sources' | 'instruction'>): unknown {
  const prompt = {
    protocol: 'responses' as const,
    policy: ask.policy,
    sources: ask.sources,
    instruction: ask.instruction,
    schema: {},
    maxOutputTokens: 0,
  }
  const { task, facts, segments } = readPrompt(prompt)
  if (task !== 'course' && task !== 'objectives') return honestModel(prompt)
  const under = new Map(segments.map((segment) => [segment.segment, (segment as { under?: string }).under ?? '']))
  const lessons = new Map<string, string[]>()
  const asked = partIn(ask.instruction)
  for (const { fact, segments: own } of facts) {
    if (asked && !asked.includes(fact)) continue
    const title = (under.get(own[0] ?? '') ?? '').split(' › ').at(-1) ?? ''
    lessons.set(title, [...(lessons.get(title) ?? []), fact])
  }
  const stretchOf = (own: readonly string[]) => (own.length < 2 ? own : [`${own[0] ?? ''}-${own.at(-1) ?? ''}`])
  if (task === 'objectives') {
    const most = asked ? Number(/\(one to (\d+)\)/.exec(ask.instruction)?.[1] ?? 1) : 12
    const each = Math.ceil(lessons.size / most)
    const parts = Array.from({ length: Math.ceil(lessons.size / each) }, (_, at) =>
      [...lessons].slice(at * each, (at + 1) * each),
    )
    return {
      objectives: parts.map((part) => ({
        text: `Carry out the ${(part[0]?.[0] ?? '').replace(/^[\d. ]+/, '').toLowerCase()}`,
        bloom: 'apply',
        facts: stretchOf(part.flatMap(([, own]) => own)),
      })),
    }
  }
  return {
    modules: [{ title: 'Cleaning', lessons: [...lessons].map(([title, own]) => ({ title, facts: stretchOf(own) })) }],
  }
}
