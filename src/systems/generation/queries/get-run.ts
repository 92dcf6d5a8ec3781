import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, rows, sql } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { readPart } from '../commands/parts'
import { idOf } from '../commands/run-stage'
import type { SecondOpinion } from '../judge/second-opinion'
import type { GenerationRunState } from '../lifecycle'
import type { ModelCall } from '../llm/model'
import type { CourseState, FactKind } from '../model'
import { costOfAll } from '../pipeline/report'
import { mayGenerate } from '../policies'
import { lessonMinutes } from '../providers/builtin/outline'
import { readingMinutes } from '../providers/builtin/plan/minutes'
import { readWishes, type Wishes } from '../wishes'

export type OutlineFact = { id: string; kind: FactKind; text: string }
export type RunLesson = { id: string; title: string; minutes: number; facts: number; isWritten: boolean }

/** Where a run stands, for the people who wait for it. */
export type RunView = {
  id: number
  state: GenerationRunState
  provider: string
  course: { id: number; title: string; state: string }
  wishes: Wishes
  /** US dollars at most, null where nobody set a limit. */
  budget: number | null
  reviewOutline: boolean
  createdAt: string
  progress: { step: string | null; label: string | null; done: number; total: number }
  error: { message: string; cause: string | null } | null
  /** Calls of a model so far; `cost` null where the price of one is not known. */
  spent: {
    calls: number
    withoutUse: number
    tokens: { input: number; cached: number; output: number }
    cost: number | null
  }
  /** Once there is an outline. `facts` only while its author is asked to settle it. */
  outline: {
    title: string
    modules: { id: string; title: string; lessons: RunLesson[] }[]
    facts: Record<string, OutlineFact[]> | null
  } | null
  /** What a second model said of the claims, once the draft was checked; null where none was asked for. */
  secondOpinion: SecondOpinion | null
  /** Passages that are not taught, by the reason. */
  leftOut: { reason: string; count: number; texts: string[] }[]
  may: { cancel: boolean; resume: boolean; settle: boolean }
}

const SHOWN = 40

/** @throws 404 for a run that the request may not see */
export async function getRun({ req, run: id }: { req: PayloadRequest; run: number }): Promise<RunView> {
  const run = await findByID({ req, collection: 'generation-runs', id })
  const course = await findByID({
    req,
    collection: 'courses',
    id: idOf(run.course),
    select: { title: true, state: true },
  })
  const ledger = run.ledger as { calls?: ModelCall[]; secondOpinion?: SecondOpinion | null } | null
  const calls = ledger?.calls ?? []
  const progress = (run.progress ?? {}) as { step?: string; label?: string; done?: number; total?: number }
  const error = run.error as { message?: string; cause?: string } | null
  const isAuthor = hasRole(personOf(req), ...mayGenerate)
  const sum = (of: 'input' | 'cached' | 'output') => calls.reduce((total, { tokens }) => total + (tokens?.[of] ?? 0), 0)
  const outline = (await readPart<CourseState['outline']>(req, id, 'outline'))?.value
  // The facts of a long SOP are large, and of no use to somebody who only waits.
  const facts = outline ? (await readPart<CourseState['facts']>(req, id, 'facts'))?.value : undefined
  const state = run.state
  return {
    id,
    state,
    provider: run.provider,
    course: { id: course.id, title: course.title, state: course.state },
    wishes: readWishes(run.wishes),
    budget: run.budget ?? null,
    reviewOutline: run.reviewOutline === true,
    createdAt: run.createdAt,
    progress: {
      step: progress.step ?? null,
      label: progress.label ?? null,
      done: progress.done ?? 0,
      total: progress.total ?? 0,
    },
    error: error?.message ? { message: error.message, cause: error.cause ?? null } : null,
    spent: {
      calls: calls.length,
      withoutUse: calls.filter(({ outcome }) => outcome !== 'answered').length,
      tokens: { input: sum('input'), cached: sum('cached'), output: sum('output') },
      cost: costOfAll(calls)?.amount ?? null,
    },
    outline: outline && facts ? shown(outline, facts, await writtenOf(req, id), state === 'outline-review') : null,
    secondOpinion: ledger?.secondOpinion ?? null,
    leftOut: facts ? byReason(facts.leftOut) : [],
    may: {
      cancel: isAuthor && ['queued', 'running', 'outline-review', 'needs-human'].includes(state),
      resume: isAuthor && state === 'needs-human',
      settle: isAuthor && state === 'outline-review',
    },
  }
}

async function writtenOf(req: PayloadRequest, run: number): Promise<Set<string>> {
  const found = rows<{ name: string }>(
    await sql(req).execute(statement`
      select name from generation_parts where run_id = ${run} and name like 'lesson:%'`),
  )
  return new Set(found.map(({ name }) => name.slice('lesson:'.length)))
}

function shown(
  outline: CourseState['outline'],
  { facts }: CourseState['facts'],
  written: ReadonlySet<string>,
  withFacts: boolean,
): RunView['outline'] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const taught = (ids: readonly string[]) => ids.flatMap((fact) => byId.get(fact) ?? [])
  const lessons = outline.modules.flatMap((module) => module.lessons)
  return {
    title: outline.title,
    modules: outline.modules.map((module) => ({
      id: module.id,
      title: module.title,
      lessons: module.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        minutes: lessonMinutes(readingMinutes(taught(lesson.facts)), 2),
        facts: lesson.facts.length,
        isWritten: written.has(lesson.id),
      })),
    })),
    facts: withFacts
      ? Object.fromEntries(
          lessons.map((lesson) => [lesson.id, taught(lesson.facts).map(({ id, kind, text }) => ({ id, kind, text }))]),
        )
      : null,
  }
}

function byReason(leftOut: CourseState['facts']['leftOut']): RunView['leftOut'] {
  const groups = new Map<string, string[]>()
  for (const { reason, text } of leftOut) groups.set(reason, [...(groups.get(reason) ?? []), text])
  return [...groups].map(([reason, texts]) => ({ reason, count: texts.length, texts: texts.slice(0, SHOWN) }))
}
