import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Ask, Llm, Objection } from '../../llm/model'
import type { StepContext } from '../../provider'
import type { Material } from './material'
import { policy, promptVersion } from './policy'
import { isOtherLanguage } from './plain-words'

export type Asking = <T>(question: {
  task: string
  schema: z.ZodType<T>
  instruction: string
  /** All that is written in the answer, to see in which language. */
  written: (object: T) => readonly string[]
  check?: (object: T) => Objection | null
}) => Promise<T>

/** Asks a model about the material of one course. What was answered once is kept by the run, and is not paid for again. */
export function askingAbout(llm: Llm, { keep, record, signal }: StepContext, material: Material): Asking {
  const { language } = material.facts
  return ({ task, schema, instruction, written, check }) => {
    const ask: Ask<z.infer<typeof schema>> = {
      task,
      schema,
      promptVersion,
      policy,
      sources: material.text,
      instruction: `Your task: ${instruction}`,
      signal,
      check: (object) =>
        isOtherLanguage(written(object).join('\n'), language)
          ? { trouble: 'wrong-language', remark: `Write in the language of the SOP (${language}).` }
          : (check?.(object) ?? null),
      ...(record ? { record } : {}),
    }
    const answer = async () => (await llm.generateObject(ask)).object
    if (!keep) return answer()
    const prompt = createHash('sha256')
    for (const part of [llm.name, llm.model, policy, material.text, instruction]) prompt.update(part).update('\u0000')
    return keep(`${task}:${prompt.digest('hex').slice(0, 24)}`, answer)
  }
}

/** Does all, a few at a time, in order. The first that fails ends the rest. */
export async function eachOf<T, R>(list: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const failed = new AbortController()
  const hand = async () => {
    while (next < list.length && !failed.signal.aborted) {
      const at = next++
      try {
        results[at] = await work(list[at] as T)
      } catch (error) {
        failed.abort()
        throw error
      }
    }
  }
  const hands = await Promise.allSettled(Array.from({ length: Math.min(atOnce, list.length) }, hand))
  const fault = hands.find((each) => each.status === 'rejected')
  if (fault) throw fault.reason as Error
  return results
}
