import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { DomainError } from '@/shared/errors'
import type { ModelCall } from '../llm/model'
import type { LlmProvider } from '../provider'
import { serviceTitles, type Service } from './model'
import { mustConfigureAi } from './policies'
import { resolve } from './provider-for'
import { readSettings } from './read-settings'

const deadlineMs = 20_000
const answer = z.object({ word: z.string().max(40) })

export type ConnectionTest = {
  ok: boolean
  service: Service
  model: string | null
  milliseconds: number | null
  cost: ModelCall['cost']
  /** Where it did not work: `key`, `model`, `quota`, `address`, `unavailable`, `timeout` … */
  reason: string | null
  /** For people. */
  message: string
}

/**
 * Asks a service for one word, once, by what is stored for it. Whatever comes of it is the answer: nothing is thrown for a
 * key that is wrong.
 *
 * @throws 401, 403
 */
export async function testConnection({
  req,
  service,
  model = null,
}: {
  req: PayloadRequest
  service: Service
  model?: string | null | undefined
}): Promise<ConnectionTest> {
  const { organisation } = mustConfigureAi(req)
  const settings = await readSettings(req, organisation)
  const none = { ok: false, service, model, milliseconds: null, cost: null } satisfies Partial<ConnectionTest>
  let provider: LlmProvider
  try {
    provider = resolve(req, settings, service, model)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ...none, reason: error.code.replace('generation.', ''), message: error.message }
  }
  const calls: ModelCall[] = []
  const about = () => {
    const last = calls.at(-1)
    return { model: provider.model, milliseconds: last?.milliseconds ?? null, cost: last?.cost ?? null }
  }
  try {
    await provider.llm?.().generateObject({
      task: 'connection',
      promptVersion: 'connection-1',
      schema: answer,
      policy: 'Answer with one JSON object that fits the schema.',
      sources: 'There are no sources.',
      instruction: 'Your task: answer with the word “ready”.',
      maxOutputTokens: 2000,
      pace: { mostFailures: 1, mostRepairs: 0, timeout: deadlineMs },
      signal: AbortSignal.timeout(deadlineMs + 5000),
      record: (call) => void calls.push(call),
    })
    return {
      ...none,
      ...about(),
      ok: true,
      reason: null,
      message: `${serviceTitles[service]} answers with ${provider.model ?? 'its model'}.`,
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { cause = error.code, refusal } = (error.data?.detail ?? {}) as { cause?: string; refusal?: string }
    return { ...none, ...about(), reason: refusal ?? cause, message: error.message }
  }
}
