import type { PayloadRequest } from 'payload'
import { findByID, systemRequest } from '@/shared/db'
import type { JobContext } from '@/shared/jobs'
import { jsonText } from '@/shared/json'
import { getSourceDocument } from '@/systems/sops/public'
import type { ModelCall } from '../llm/model'
import { keepBudget } from '../pipeline/budget'
import type { LlmProvider, Recorder, StepContext } from '../provider'
import { judgeFor, providerFor } from '../settings/provider-for'
import { readWishes } from '../wishes'
import { moveRun } from './move-run'
import { readAnswerOf, readPart, writePart } from './parts'
import { callsOf, recordCalls } from './record-call'

export type RunInput = { organisation: number; run: number; course: number }

/** What one of a draft's jobs works with. */
export type Stage = {
  req: PayloadRequest
  input: RunInput
  versions: number[]
  provider: LlmProvider
  context: StepContext
  reviewOutline: boolean
  requestedBy: number
  /** The part of this name: the stored one, or what `make` makes, stored in one transaction with what `commit` writes. */
  part: <T>(
    name: string,
    make: () => Promise<T>,
    commit?: (work: PayloadRequest, value: T) => Promise<void>,
  ) => Promise<T>
  /** A part that a job before this one has made. */
  made: <T>(name: string) => Promise<T>
  /** Work without a value, done once. */
  once: (name: string, commit: (work: PayloadRequest) => Promise<void>) => Promise<void>
}

/**
 * Takes up a run for one of its jobs; null where it was stopped in the meantime. Everything a job makes is a row of its own,
 * written before it counts: whoever goes on after an interruption, or with the next job, finds it there.
 */
export async function enterRun({ input, payload, signal, step }: JobContext<RunInput>): Promise<Stage | null> {
  const { organisation, run: id } = input
  const req = await systemRequest(payload, { reason: 'a draft is written without a person behind it', organisation })
  const run = await findByID({ req, collection: 'generation-runs', id })
  if (run.state === 'cancelled' || run.state === 'failed') return null
  const provider = await providerFor(req, { organisation, name: run.provider })
  await step(
    'start',
    () => null,
    (work) => moveRun(work, id, 'running'),
  )
  // Begun earlier and asked for again.
  await moveRun(req, id, 'running')

  const versions = run.sopVersions.map(idOf)
  const sources = []
  for (const version of versions) sources.push(await getSourceDocument(req, version))
  const { title, passScore } = (run.progress ?? {}) as { title?: string; passScore?: number }
  const earlier = run.basedOn ? idOf(run.basedOn) : null

  const part: Stage['part'] = async (name, make, commit) => {
    const kept = await readPart<Awaited<ReturnType<typeof make>>>(req, id, name)
    if (kept) return kept.value
    let text = ''
    await step(
      name,
      async () => {
        text = jsonText(await make())
        // It is stored as a part, not with the job as well.
        return null
      },
      async (work) => {
        const value: unknown = JSON.parse(text)
        await writePart(work, { run: id, organisation, name, value })
        await commit?.(work, value as Awaited<ReturnType<typeof make>>)
      },
    )
    return JSON.parse(text) as Awaited<ReturnType<typeof make>>
  }

  const guard = keepBudget({ budget: run.budget ?? null, calls: await callsOf(req, id), provider })
  const record: Recorder = async (call) => {
    guard.ended(call)
    await recordCalls(req, id, [call])
  }
  const asked = new Map<string, Promise<unknown>>()
  /** Each paid answer is a part of its own, stored with its call; one question asked twice is paid for once. */
  const keep = <T>(key: string, answer: (record: Recorder) => Promise<T>): Promise<T> => {
    const name = `answer:${key}`
    const kept =
      (asked.get(name) as Promise<T> | undefined) ??
      part(
        name,
        async () => {
          const before = earlier === null ? undefined : await readAnswerOf(req, { run: earlier, organisation, name })
          return before ? (before.value as T) : answer(recorder(name))
        },
        (work) => recordCalls(work, id, answered.get(name) ?? []),
      )
    asked.set(name, kept)
    // A question that failed may be asked again.
    kept.catch(() => asked.delete(name))
    return kept
  }
  const answered = new Map<string, ModelCall[]>()
  const recorder =
    (name: string): Recorder =>
    async (call) => {
      if (call.outcome !== 'answered') return record(call)
      guard.ended(call)
      answered.set(name, [...(answered.get(name) ?? []), call])
    }

  return {
    req,
    input,
    versions,
    provider,
    reviewOutline: run.reviewOutline === true,
    requestedBy: idOf(run.requestedBy),
    context: {
      request: {
        sources,
        wishes: readWishes(run.wishes),
        ...(title ? { title } : {}),
        ...(passScore === undefined ? {} : { passScore }),
      },
      signal,
      keep,
      record,
      before: guard.before,
      ...(await judgeFor(req, { organisation, provider })),
    },
    part,
    async made(name) {
      const kept = await readPart<never>(req, id, name)
      if (!kept) throw new Error(`The run ${String(id)} has no "${name}", which an earlier job makes.`)
      return kept.value
    },
    once: async (name, commit) => void (await step(name, () => null, commit)),
  }
}

export const idOf = (row: number | { id: number }): number => (typeof row === 'object' ? row.id : row)
