import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { listProgress, type LearnerProgress } from '@/systems/learning/public'
import { signedInTrainer } from '../policies'
import { cohortOf, learnersOfCohort } from '../rows'

export const rosterSorts = ['name', 'progress', 'activity', 'due'] as const
export type RosterSort = (typeof rosterSorts)[number]

export type RosterEntry = {
  learner: number
  name: string
  email: string
  /** Null: in the cohort, but not on this course. */
  progress: LearnerProgress | null
}

export type Roster = {
  entries: RosterEntry[]
  /** Of those the search leaves. */
  matching: number
  page: number
  pages: number
  figures: {
    learners: number
    enrolled: number
    completed: number
    overdue: number
    ungraded: number
    /** Mean of the scores that exist, 0..1; null where there is none. */
    meanScore: number | null
  }
}

const PER_PAGE = 50

/**
 * A cohort's learners on one version: how far each is, what they scored, when they were last there. Without a version, who
 * they are. Fifty to a page.
 *
 * @throws `cohort.not-found` (404).
 */
export async function getRoster({
  req,
  cohort,
  version,
  search = '',
  sort = 'name',
  page = 1,
  now = new Date(),
}: {
  req: PayloadRequest
  cohort: number
  version?: number | undefined
  search?: string
  sort?: RosterSort
  page?: number
  now?: Date
}): Promise<Roster> {
  const person = signedInTrainer(req)
  await cohortOf(req, { person, cohort })
  const learners = rows<{ id: number; name: string; email: string }>(
    await sql(req).execute(query`
      select distinct on (lower(l.name), l.id) l.id, l.name, l.email
      from cohorts c cross join lateral (${learnersOfCohort}) l
      where c.id = ${cohort} order by lower(l.name), l.id`),
  )
  const progress = new Map(
    version === undefined
      ? []
      : (await listProgress({ req, version, learners: learners.map(({ id }) => id), now })).map((one) => [
          one.learner,
          one,
        ]),
  )
  const all = learners.map(({ id, name, email }) => ({ learner: id, name, email, progress: progress.get(id) ?? null }))
  const wanted = search.trim().toLowerCase()
  const matching = all.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted)).sort(orders[sort])
  const pages = Math.max(1, Math.ceil(matching.length / PER_PAGE))
  const at = Math.min(Math.max(1, page), pages)
  return {
    entries: matching.slice((at - 1) * PER_PAGE, at * PER_PAGE),
    matching: matching.length,
    page: at,
    pages,
    figures: figuresOf(all),
  }
}

function figuresOf(all: RosterEntry[]): Roster['figures'] {
  const on = all.flatMap(({ progress }) => (progress ? [progress] : []))
  const scores = on.flatMap(({ score }) => (score === null ? [] : [score]))
  return {
    learners: all.length,
    enrolled: on.length,
    completed: on.filter(({ completedAt }) => completedAt !== null).length,
    overdue: on.filter(({ overdue }) => overdue).length,
    ungraded: on.filter(({ ungraded }) => ungraded).length,
    meanScore: scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null,
  }
}

/** Those who need a look first: least progress, longest away, due soonest. The query has sorted by name already. */
const orders: Record<RosterSort, (a: RosterEntry, b: RosterEntry) => number> = {
  name: () => 0,
  progress: (a, b) => (a.progress?.fraction ?? -1) - (b.progress?.fraction ?? -1),
  activity: (a, b) => time(a.progress?.lastActivityAt, 0) - time(b.progress?.lastActivityAt, 0),
  due: (a, b) => openDue(a) - openDue(b),
}

function openDue({ progress }: RosterEntry): number {
  return progress?.completedAt ? Number.MAX_SAFE_INTEGER : time(progress?.dueAt, Number.MAX_SAFE_INTEGER - 1)
}

function time(iso: string | null | undefined, without: number): number {
  return iso ? Date.parse(iso) : without
}
