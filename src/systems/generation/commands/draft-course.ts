import type { JobContext } from '@/shared/jobs'
import { emit } from '@/shared/events'
import { keepDraft } from '@/systems/courses/public'
import '../events'
import type { CourseState, Lessons } from '../model'
import { assertTeachable, checkedContent } from '../pipeline/generate-course'
import { planAndWrite, plansInParts } from '../pipeline/plan-and-write'
import { reportOf } from '../pipeline/report'
import { runStep } from '../pipeline/steps'
import { inCourseLanguage } from '../pipeline/translate'
import {
  nameOfPiece,
  piecesOf,
  plansOf,
  together,
  writeLessons,
  type Piece,
  type Planned,
} from '../pipeline/write-lessons'
import { knowledgeOf } from './keep-facts'
import { moveRun, showProgress } from './move-run'
import { readParts } from './parts'
import { callsOf } from './record-call'
import { enterRun, type RunInput, type Stage } from './run-stage'

/** What people read while a job is at work. */
export const stageLabels = {
  facts: 'Finding the facts in the SOP',
  objectives: 'Setting the objectives',
  outline: 'Planning modules and lessons',
  lessons: 'Writing the lessons and their exercises',
  check: 'Checking every claim against its passage',
} as const
type Label = keyof typeof stageLabels

/** Facts, objectives, outline, and the check at the end; between them what is written. */
const FIXED = 4

type Job = JobContext<RunInput>

/** First job of a draft: what the SOPs say, fact by fact, with what people made of it. */
export async function findFacts(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (!stage) return
  await begin(job, stage, 'facts', 0, FIXED + 1)
  const { provider, context, versions, req } = stage
  await stage.part(
    'facts',
    async (): Promise<CourseState['facts']> => {
      const request = { ...context.request, knowledge: await knowledgeOf({ req, versions }) }
      const facts = await runStep('facts', { provider, context: { ...context, request }, state: {} })
      assertTeachable({ facts })
      return facts
    },
    (work, facts) => {
      const isWhole = !stage.reviewOutline && plansInParts(provider, context, facts)
      return emit(work, isWhole ? 'generation.long-sop-found' : 'generation.facts-found', stage.input, subject(stage))
    },
  )
}

export async function setObjectives(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (!stage) return
  await begin(job, stage, 'objectives', 1, FIXED + 1)
  const { provider, context } = stage
  await stage.part(
    'objectives',
    async () => runStep('objectives', { provider, context, state: { facts: await stage.made('facts') } }),
    (work) => emit(work, 'generation.objectives-set', stage.input, subject(stage)),
  )
}

/** Plans the course. Where its author wants to see the outline first, the run stands here until it is settled. */
export async function planOutline(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (!stage) return
  await begin(job, stage, 'outline', 2, FIXED + 1)
  const { provider, context, input } = stage
  await stage.part(
    'outline',
    async () => {
      const state = {
        facts: await stage.made<CourseState['facts']>('facts'),
        objectives: await stage.made<CourseState['objectives']>('objectives'),
      }
      return runStep('outline', { provider, context, state })
    },
    async (work) => {
      if (!stage.reviewOutline) return emit(work, 'generation.outlined', input, subject(stage))
      await moveRun(work, input.run, 'outline-review')
      await emit(work, 'generation.outline-ready', { ...input, requestedBy: stage.requestedBy }, subject(stage))
    },
  )
}

/** Writes the lessons and asks about them, several at a time; each is kept as it is finished, and can be read from then on. */
export async function writeCourse(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (stage) await write(job, stage, await plannedOf(stage))
}

async function write(job: Job, stage: Stage, state: Planned): Promise<void> {
  const { provider, context, input, req } = stage
  const known = await readParts(req, input.run, piecesOf(provider, state).map(nameOfPiece))
  const told = lessonsTold(job, stage)
  await told.planned(state, known.size)
  await writeLessons({
    provider,
    context,
    state,
    keep: (piece, make) => {
      const name = nameOfPiece(piece)
      return known.has(name) ? Promise.resolve(known.get(name) as never) : stage.part(name, make)
    },
    wrote: told.wrote,
  })
  await stage.once('lessons', (work) => emit(work, 'generation.lessons-written', input, subject(stage)))
}

/** Tells how many lessons are there, once it is known how many there will be. */
function lessonsTold(job: Job, stage: Stage) {
  let [done, written, pieces, lessons] = [0, 0, 0, 0]
  const show = (counted: number) =>
    tell(job, stage, {
      step: 'lessons',
      label: `${stageLabels.lessons}: ${String(written)} of ${String(lessons)} lessons are there`,
      done: FIXED - 1 + counted,
      total: FIXED + pieces,
      lessons: { done: written, total: lessons },
    })
  return {
    async planned(state: Planned, known = 0): Promise<void> {
      pieces = piecesOf(stage.provider, state).length
      lessons = plansOf(state).length
      if (written > 0) await show(done)
      else await begin(job, stage, 'lessons', FIXED - 1 + known, FIXED + pieces)
    },
    async wrote({ kind }: Piece): Promise<void> {
      done += 1
      if (kind === 'lesson') written += 1
      if (pieces > 0) await show(done)
    },
  }
}

/**
 * Plans a long SOP part by part, and writes what is planned meanwhile. It keeps and shows what the three jobs do that it
 * stands for.
 */
export async function planAndWriteCourse(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (!stage) return
  const { provider, context, input } = stage
  const facts = await stage.made<CourseState['facts']>('facts')
  await begin(job, stage, 'outline', 1, FIXED + 1)
  // The settings may have changed since the facts were found: then all is planned at once, and written.
  if (!plansInParts(provider, context, facts)) {
    const objectives = await stage.part('objectives', () =>
      runStep('objectives', { provider, context, state: { facts } }),
    )
    const outline = await stage.part('outline', () =>
      runStep('outline', { provider, context, state: { facts, objectives } }),
    )
    return write(job, stage, { facts, objectives, outline })
  }
  const told = lessonsTold(job, stage)
  await planAndWrite({
    provider,
    context,
    facts,
    keep: (piece, write) => stage.part(nameOfPiece(piece), write),
    planned: async ({ objectives, outline }) => {
      await stage.part('objectives', () => Promise.resolve(objectives))
      await stage.part('outline', () => Promise.resolve(outline))
      await told.planned({ facts, objectives, outline })
    },
    wrote: told.wrote,
  })
  await stage.once('lessons', (work) => emit(work, 'generation.lessons-written', input, subject(stage)))
}

/** Puts the course together, has every claim verified, and makes it a draft. */
export async function checkCourse(job: Job): Promise<void> {
  const stage = await enterRun(job)
  if (!stage) return
  const { provider, context, input, req } = stage
  const planned = await plannedOf(stage)
  const total = FIXED + piecesOf(provider, planned).length
  await begin(job, stage, 'check', total - 1, total)
  const names = plansOf(planned).map((lesson) => nameOfPiece({ kind: 'lesson', lesson }))
  const written = await readParts(req, input.run, names)
  const state = {
    ...planned,
    lessons: together(names.flatMap((name) => (written.get(name) as Lessons | undefined) ?? [])),
  }
  const exercises = await stage.part('exercises', () => runStep('exercises', { provider, context, state }))
  const verify = await runStep('verify', { provider, context, state: { ...state, exercises } })
  const finished = await inCourseLanguage({ provider, context, state: { ...state, exercises, verify } })
  const content = checkedContent(finished)
  await stage.once('keep', async (work) => {
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
    const report = reportOf({ provider: provider.name, state: finished, calls })
    await moveRun(work, input.run, 'succeeded', { ledger: report })
    await showProgress(work, input.run, { step: 'check', label: stageLabels.check, done: total, total })
    await emit(work, 'generation.finished', input, subject(stage))
  })
}

async function plannedOf(stage: Stage): Promise<Planned> {
  return {
    facts: await stage.made('facts'),
    objectives: await stage.made('objectives'),
    outline: await stage.made('outline'),
  }
}

const subject = ({ input }: Pick<Stage, 'input'>) => ({ subject: `generation-run:${String(input.run)}` })

const begin = (job: Job, stage: Stage, step: Label, done: number, total: number): Promise<void> =>
  tell(job, stage, { step, label: stageLabels[step], done, total })

async function tell(
  { progress }: Job,
  { req, input }: Stage,
  told: { step: Label; label: string; done: number; total: number; lessons?: { done: number; total: number } },
): Promise<void> {
  await progress(told.done, told.total, told.label)
  await showProgress(req, input.run, told)
}
