import type { PayloadRequest } from 'payload'
import { systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import type { JobContext } from '@/shared/jobs'
import { partOf, type PartRef } from '@/systems/courses/public'
import '../events'
import type { ModelCall } from '../llm/model'
import type { Recorder, StepContext } from '../provider'
import { cannotRewrite } from '../rewriting/cannot'
import { guardRewrite } from '../rewriting/budget'
import { moveRewrite, readRewrite, recordRewriteCalls } from '../rewriting/rows'
import { beforeOf } from '../rewriting/settle'
import { providerFor } from '../settings/provider-for'
import { subjectOf } from './rewrite-part'
import { writeRewrite } from './rewrite-write'

export type RewriteInput = { organisation: number; rewrite: number; course: number }

const stages = ['Reading the passages', 'Writing', 'Checking every claim against its passage'] as const

/** Has a model write a part that an author asked for. What it answered once is kept, and is not paid for again. */
export async function runRewrite({ input, payload, signal, step, progress }: JobContext<RewriteInput>): Promise<void> {
  const { organisation, rewrite: id } = input
  const req = await systemRequest(payload, { reason: 'a part is written without a person behind it', organisation })
  const row = await readRewrite({ req, id })
  // Stopped between the request and its dispatch: there is nothing to do, and nothing went wrong.
  if (row.state === 'cancelled') return
  const show = async (work: PayloadRequest, done: number) => {
    const label = stages[done] ?? ''
    await progress(done, stages.length, label)
    const { state } = await readRewrite({ req: work, id })
    await moveRewrite(work, {
      id,
      from: state,
      to: 'running',
      data: { progress: { done, total: stages.length, label } },
    })
  }
  await show(req, 0)
  const provider = await providerFor(req, { organisation, name: row.provider })
  const open = await partNow({ req, course: input.course, ref: row.ref })
  const guard = await guardRewrite({ req, course: input.course, provider, calls: row.calls })
  const record: Recorder = async (call) => {
    guard.ended(call)
    await recordRewriteCalls(req, id, [call])
  }
  const context: Omit<StepContext, 'request'> = {
    signal,
    record,
    before: guard.before,
    // An answer and the call that paid for it are stored together; calls without use at once.
    keep: (key, answer) => {
      const answered: ModelCall[] = []
      return step(
        `answer:${key}`,
        () =>
          answer((call) => {
            if (call.outcome !== 'answered') return record(call)
            guard.ended(call)
            answered.push(call)
          }),
        (work) => recordRewriteCalls(work, id, answered),
      )
    },
  }
  await show(req, 1)
  await step(
    'propose',
    () => writeRewrite({ req, open, instruction: row.instruction, provider, context }),
    async (work, after) => {
      await moveRewrite(work, {
        id,
        from: (await readRewrite({ req: work, id })).state,
        to: 'proposed',
        data: { after, model: provider.model, progress: null, stamp: open.stamp, before: beforeOf(open) },
      })
      const told = { ...input, provider: provider.name }
      await emit(work, 'rewrite.proposed', told, { subject: subjectOf(id) })
    },
  )
}

/** The part as the draft has it when the work begins. */
async function partNow({ req, course, ref }: { req: PayloadRequest; course: number; ref: PartRef }) {
  const open = await partOf({ req, course, ref })
  if (!open)
    throw cannotRewrite('This part was taken out of the course while it waited. There is nothing to write anew.')
  return open
}

/** Ends a proposal that came to nothing, with its cause. */
export async function failRewrite({
  req,
  input,
  code,
  message,
}: {
  req: PayloadRequest
  input: RewriteInput
  code: string
  message: string
}): Promise<void> {
  const { state } = await readRewrite({ req, id: input.rewrite })
  await moveRewrite(req, {
    id: input.rewrite,
    from: state,
    to: 'failed',
    data: { error: { code, message }, progress: null },
  })
  await emit(req, 'rewrite.failed', { ...input, code }, { subject: subjectOf(input.rewrite) })
}
