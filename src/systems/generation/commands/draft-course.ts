import type { PayloadRequest } from 'payload'
import { asSystem, findByID, systemRequest, update } from '@/shared/db'
import { emit } from '@/shared/events'
import type { JobContext } from '@/shared/jobs'
import { assertMove } from '@/shared/lifecycle'
import { keepDraft } from '@/systems/courses/public'
import { getSourceDocument } from '@/systems/sops/public'
import '../events'
import { generationRunMoves, type GenerationRunState } from '../lifecycle'
import type { CourseState } from '../model'
import { assertTeachable, checkedContent } from '../pipeline/generate-course'
import { reportOf } from '../pipeline/report'
import { pipelineSteps, runStep, type PipelineStep } from '../pipeline/steps'
import { providerNamed } from '../providers'
import type { StepContext } from '../provider'
import { knowledgeOf } from './keep-facts'
import { callsOf, recordCall } from './record-call'

/** What people read while a step runs. */
const labels: Record<PipelineStep, string> = {
  facts: 'Finding the facts in the SOP',
  objectives: 'Setting the objectives',
  outline: 'Planning modules and lessons',
  lessons: 'Writing the lessons',
  exercises: 'Writing the exercises',
  verify: 'Checking every claim against its passage',
}

export type RunInput = { organisation: number; run: number; course: number }

/**
 * Drafts the course of a run, step by step. Each step's result is kept before the next begins, so that a run that is
 * interrupted anywhere goes on where it stood, and pays for nothing twice.
 */
export async function draftCourse({ input, payload, signal, progress, step }: JobContext<RunInput>): Promise<void> {
  const req = await systemRequest(payload, {
    reason: 'a draft is written without a person behind it',
    organisation: input.organisation,
  })
  const run = await findByID({ req, collection: 'generation-runs', id: input.run })
  // Stopped between the request and its dispatch: there is nothing to do, and nothing went wrong.
  if (run.state === 'cancelled') return
  const provider = providerNamed(run.provider)
  await step(
    'start',
    () => null,
    (work) => moveRun(work, input.run, 'running'),
  )
  // Begun earlier and asked for again.
  await moveRun(req, input.run, 'running')

  const versions = run.sopVersions.map((version) => (typeof version === 'object' ? version.id : version))
  const sources = []
  for (const version of versions) sources.push(await getSourceDocument(req, version))
  const title = (run.progress as { title?: string } | null)?.title
  const answers = new Map<string, Promise<unknown>>()
  const context: StepContext = {
    request: { sources, ...(title ? { title } : {}) },
    signal,
    // Each paid answer is a checkpoint of its own; one question asked twice is paid for once.
    keep<T>(key: string, answer: () => Promise<T>) {
      const kept = (answers.get(key) as Promise<T> | undefined) ?? step(key, answer)
      answers.set(key, kept)
      return kept
    },
    record: (call) => recordCall(req, input.run, call),
  }
  const state: Partial<CourseState> = {}
  for (const [done, name] of pipelineSteps.entries()) {
    await progress(done, pipelineSteps.length, labels[name])
    const part: unknown = await step(
      name,
      async () => {
        const knowledge = name === 'facts' ? { knowledge: await knowledgeOf({ req, versions }) } : {}
        return runStep(name, {
          provider,
          context: { ...context, request: { ...context.request, ...knowledge } },
          state,
        })
      },
      (work) =>
        showProgress(work, input.run, {
          title,
          step: name,
          done: done + 1,
          total: pipelineSteps.length,
          label: labels[name],
        }),
    )
    Object.assign(state, { [name]: part })
    if (name === 'facts') assertTeachable(state)
  }
  const finished = state as CourseState
  const content = checkedContent(finished)
  await step(
    'keep',
    () => null,
    async (work) => {
      const { organisation, course } = input
      const remarks = new Map(
        finished.verify.problems.filter(({ kind }) => kind === 'claim').map(({ id, problems }) => [id, problems]),
      )
      const { name: generator, model, promptVersion } = provider
      await keepDraft({
        req: work,
        organisation,
        course,
        content,
        remarks,
        generator: { generator, promptVersion, run: String(input.run), ...(model ? { model } : {}) },
      })
      const calls = await callsOf(work, input.run)
      await moveRun(work, input.run, 'succeeded', {
        ledger: reportOf({ provider: provider.name, state: finished, calls }) as never,
      })
      await emit(work, 'generation.finished', input, { subject: `generation-run:${input.run}` })
    },
  )
}

/** Moves a run along its lifecycle; where it stands there already, nothing happens. */
export async function moveRun(
  req: PayloadRequest,
  id: number,
  to: GenerationRunState,
  data: { ledger?: never; error?: { code: string; message: string; cause?: string } | null } = {},
): Promise<void> {
  const system = asSystem(req, 'runs are written by the generator only')
  const { state } = await findByID({ req: system, collection: 'generation-runs', id, select: { state: true } })
  if (state === to) return
  assertMove({ moves: generationRunMoves, from: state, to, what: 'The generation run' })
  await update({ req: system, collection: 'generation-runs', id, data: { state: to, ...data } })
}

async function showProgress(req: PayloadRequest, id: number, progress: Record<string, unknown>): Promise<void> {
  await update({
    req: asSystem(req, 'runs are written by the generator only'),
    collection: 'generation-runs',
    id,
    data: { progress },
  })
}
