import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { EnrollmentState } from './lifecycle'

/**
 * How somebody stands to a course that is to be assigned. `new`: nothing yet. `open`: on it. `done`: passed, still good.
 * `waived`; `withdrawn` by a person, `dropped` by a rule that no longer meant them; `lapsed`: run out or replaced.
 */
export type Standing = 'new' | 'open' | 'done' | 'waived' | 'withdrawn' | 'dropped' | 'lapsed'

export type StandingRow = { person: number; standing: Standing; enrollment: number | null; version: number | null }

/**
 * By version where one is named, else by the best enrollment on any version of the course: who passed an older version is
 * not trained again by an assignment, but by what a new version says about the change.
 */
export async function standingsOf(
  req: PayloadRequest,
  { course, version, people }: { course: number; version: number | null; people: readonly number[] },
): Promise<StandingRow[]> {
  if (people.length === 0) return []
  const known = rows<{
    person: number
    enrollment: number
    version: number
    state: EnrollmentState
    byPerson: boolean
  }>(
    await sql(req).execute(query`
      select distinct on (learner_id) learner_id as person, id as enrollment, version_id as version, state,
        closed_by_id is not null as "byPerson"
      from enrollments
      where course_id = ${course} and learner_id in ${[...people]} ${version === null ? query`` : query`and version_id = ${version}`}
      order by learner_id, case
        when state in ('assigned', 'in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature') then 1
        when state in ('completed', 'expiring') then 2
        when state = 'waived' then 3
        when state = 'withdrawn' then 4 else 5 end, id desc`),
  )
  const byPerson = new Map(known.map((row) => [row.person, row]))
  return people.map((person) => {
    const row = byPerson.get(person)
    if (!row) return { person, standing: 'new', enrollment: null, version: null }
    return { person, standing: word(row), enrollment: row.enrollment, version: row.version }
  })
}

function word({ state, byPerson }: { state: EnrollmentState; byPerson: boolean }): Standing {
  switch (state) {
    case 'assigned':
    case 'in-progress':
    case 'awaiting-grading':
    case 'awaiting-observation':
    case 'awaiting-signature':
      return 'open'
    case 'completed':
    case 'expiring':
      return 'done'
    case 'waived':
      return 'waived'
    case 'withdrawn':
      return byPerson ? 'withdrawn' : 'dropped'
    case 'expired':
    case 'superseded':
      return 'lapsed'
  }
}
