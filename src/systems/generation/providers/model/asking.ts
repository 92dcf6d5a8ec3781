import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Ask, Llm, Objection } from '../../llm/model'
import type { StepContext } from '../../provider'
import { eachOf } from '../../pipeline/each-of'
import type { Fact } from '../../model'
import type { Material } from './material'
import { policy, promptVersion } from './policy'
import { isOtherLanguage } from './plain-words'

export type Asking = <T>(question: {
  task: string
  schema: z.ZodType<T>
  instruction: string
  /** What it is about: it is asked with the part of the SOP they stand in. The whole, or its first part, without them. */
  facts?: readonly Fact[]
  /** Whether the answer rests on these facts' passages alone, so that it still holds when others change. */
  isLocal?: boolean
  /** In place of the rules for writing, and of the SOP's language: for a translation, which is told nothing else of the SOP. */
  rules?: string
  language?: string
  /** All that is written in the answer, to see in which language. */
  written: (object: T) => readonly string[]
  check?: (object: T) => Objection | null
}) => Promise<T>

/** Asks a model about the material of one course. What was answered once is kept by the run, and is not paid for again. */
export function askingAbout(llm: Llm, { keep, record, before, signal }: StepContext, material: Material): Asking {
  return ({
    task,
    schema,
    instruction,
    facts,
    isLocal = false,
    rules,
    language = material.facts.language,
    written,
    check,
  }) => {
    const sources = rules ? 'The lines stand in the task.' : facts ? material.textFor(facts) : material.text
    const ask: Ask<z.infer<typeof schema>> = {
      task,
      schema,
      promptVersion,
      policy: rules ?? policy,
      sources,
      instruction: `Your task: ${instruction}`,
      signal,
      check: (object) =>
        isOtherLanguage(written(object).join('\n'), language)
          ? { trouble: 'wrong-language', remark: `Write in ${language}, the language of the course.` }
          : (check?.(object) ?? null),
      ...(before ? { before } : {}),
    }
    const answer = async (recorder: StepContext['record']) =>
      (await llm.generateObject({ ...ask, ...(recorder ? { record: recorder } : {}) })).object
    if (!keep) return answer(record)
    const rests = facts && isLocal ? material.passagesOf(facts) : sources
    return keep(`${task}:${keyOf(llm.name, llm.model, rules ?? policy, instruction)}-${keyOf(rests)}`, answer)
  }
}

/** Names a question by all that its answer depends on. */
function keyOf(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\u0000')
  return hash.digest('hex').slice(0, 20)
}

export { eachOf }
