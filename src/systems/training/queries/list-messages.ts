import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { signedInTrainer } from '../policies'
import { cohortOf, iso } from '../rows'

type SentMessage = {
  id: number
  subject: string
  text: string
  author: string
  sentAt: string
  recipients: number
}

const PER_PAGE = 20

/** What was written to a cohort, latest first. @throws `cohort.not-found` (404). */
export async function listMessages({
  req,
  cohort,
  page = 1,
}: {
  req: PayloadRequest
  cohort: number
  page?: number
}): Promise<{ messages: SentMessage[]; page: number; more: boolean }> {
  const person = signedInTrainer(req)
  await cohortOf(req, { person, cohort })
  const from = Math.max(1, page)
  const found = rows<SentMessage>(
    await sql(req).execute(query`
      select m.id, m.subject, m.text, u.name as author, ${iso(query`m.created_at`)} as "sentAt",
        (select count(*)::int from cohort_messages_rels r where r.parent_id = m.id and r.path = 'recipients') as recipients
      from cohort_messages m join users u on u.id = m.author_id
      where m.cohort_id = ${cohort} and m.organisation_id = ${person.organisation}
      order by m.created_at desc, m.id desc
      limit ${PER_PAGE + 1} offset ${(from - 1) * PER_PAGE}`),
  )
  return { messages: found.slice(0, PER_PAGE), page: from, more: found.length > PER_PAGE }
}
