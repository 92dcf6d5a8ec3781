import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { notFound } from '../errors'
import { iso, learnersOfCohort, selectSession, type SessionRow } from '../rows'

type SessionAnnouncement = SessionRow & {
  organisation: number
  /** Who is to know: everybody in the cohort. */
  learners: number[]
}

/** A session for those who write to people about it; asked by the system, so it does not look at who is signed in. */
export async function getSessionAnnouncement({
  req,
  session,
}: {
  req: PayloadRequest
  session: number
}): Promise<SessionAnnouncement> {
  const [row] = rows<SessionAnnouncement>(
    await sql(req).execute(query`
      select s.*, o.organisation_id as organisation,
        coalesce((select json_agg(distinct l.id) from cohorts c cross join lateral (${learnersOfCohort}) l
          where c.id = o.cohort_id), '[]'::json) as learners
      from (${selectSession} where s.id = ${session}) s join sessions o on o.id = s.id`),
  )
  if (!row) throw notFound('session')
  return row
}

type MessageAnnouncement = {
  id: number
  subject: string
  text: string
  cohort: { id: number; name: string }
  author: { id: number; name: string }
  learners: number[]
  sentAt: string
}

/** A message to a cohort, with who was in it when it was sent. Asked by the system, as above. */
export async function getMessageAnnouncement({
  req,
  message,
}: {
  req: PayloadRequest
  message: number
}): Promise<MessageAnnouncement> {
  const [row] = rows<MessageAnnouncement>(
    await sql(req).execute(query`
      select m.id, m.subject, m.text, json_build_object('id', c.id, 'name', c.name) as cohort,
        json_build_object('id', u.id, 'name', u.name) as author, ${iso(query`m.created_at`)} as "sentAt",
        coalesce((select json_agg(r.users_id) from cohort_messages_rels r
          where r.parent_id = m.id and r.path = 'recipients'), '[]'::json) as learners
      from cohort_messages m join cohorts c on c.id = m.cohort_id join users u on u.id = m.author_id
      where m.id = ${message}`),
  )
  if (!row) throw notFound('message')
  return row
}
