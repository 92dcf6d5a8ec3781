import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Person } from '@/systems/identity/public'
import type { EnrollmentState } from '@/systems/learning/public'
import { isTrainedBy } from '../grading/reach'
import { isoOf } from '../grading/rows'
import { signedInTrainer } from '../policies'

export type Observable = {
  enrollment: number
  learner: string
  course: string
  version: number
  state: EnrollmentState
  /** Of the newest observation; null: nobody has looked yet. */
  last: { id: number; state: string; at: string; reason: string | null } | null
}

export type ObservableList = { entries: Observable[]; total: number; waiting: number; page: number; pages: number }

const PAGE = 20

/** People in training on a course with a checklist: who waits for an observation first, then by name. */
export async function listObservable({
  req,
  search = '',
  page = 1,
}: {
  req: PayloadRequest
  search?: string
  page?: number
}): Promise<ObservableList> {
  const person = signedInTrainer(req)
  const matching = query`${inTraining(person)} ${named(search)}`
  const [counted] = rows<{ total: number }>(await sql(req).execute(query`select count(*)::int as total ${matching}`))
  const total = counted?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const entries = rows<Observable>(
    await sql(req).execute(query`
      select e.id as enrollment, u.name as learner, v.title as course, v.number::int as version, e.state,
        (select json_build_object('id', o.id, 'state', o.state, 'at', ${isoOf('o.observed_at')},
            'reason', o.dispute_reason)
          from observations o where o.enrollment_id = e.id order by o.id desc limit 1) as last
      ${matching}
      order by (e.state = 'awaiting-observation') desc, u.name, e.id
      limit ${PAGE} offset ${(at - 1) * PAGE}`),
  )
  return { entries, total, waiting: await countWaitingObservations(req, person), page: at, pages }
}

/** How many people cannot go on before this person has watched them. */
export async function countWaitingObservations(req: PayloadRequest, person: Person): Promise<number> {
  const [counted] = rows<{ waiting: number }>(
    await sql(req).execute(query`
      select count(*)::int as waiting ${inTraining(person)} and e.state = 'awaiting-observation'`),
  )
  return counted?.waiting ?? 0
}

function inTraining(person: Person): SQL {
  return query`
    from enrollments e join users u on u.id = e.learner_id join versions v on v.id = e.version_id
    where e.organisation_id = ${person.organisation} and e.learner_id <> ${person.id}
      and e.state in ('assigned', 'in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature')
      and (jsonb_path_exists(v.manifest, '$.assessment.exercises[*] ? (@.type == "checklist")')
        or jsonb_path_exists(v.manifest, '$.modules[*].lessons[*].blocks[*].exercise ? (@.type == "checklist")'))
      and ${isTrainedBy(person, query`e.learner_id`)}`
}

function named(search: string): SQL {
  const words = search.trim().slice(0, 100)
  if (words === '') return query``
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return query`and (u.name ilike ${like} or v.title ilike ${like})`
}
