import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql, update } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { ImportLine } from '../import/match-lines'
import { enrolPeople } from './enrol-people'

/** Somebody who was invited through a list has made their account: what the list had for them is theirs now. */
export async function claimImportLines({
  req,
  organisation,
  person,
  now = new Date(),
}: {
  req: PayloadRequest
  organisation: number
  person: number
  now?: Date
}): Promise<number> {
  return inTransaction(req, async (req) => {
    const [account] = rows<{ email: string }>(
      await sql(req).execute(
        query`select lower(email) as email from users where id = ${person} and organisation_id = ${organisation}`,
      ),
    )
    if (!account) return 0
    const waiting = rows<{ id: number; lines: ImportLine[]; reason: string | null; startedBy: number }>(
      await sql(req).execute(query`
        select id, lines, reason, started_by_id as "startedBy" from enrollment_imports
        where organisation_id = ${organisation} and state = 'finished'
          and lines @> ${jsonText([{ email: account.email, fate: 'waits' }])}::jsonb
        for update`),
    )
    let claimed = 0
    for (const { id, lines, reason, startedBy } of waiting) {
      const next = [...lines]
      for (const [at, line] of lines.entries()) {
        if (line.email !== account.email || line.fate !== 'waits' || line.course === null) continue
        const version = await stillReleased(req, { organisation, line: { course: line.course, version: line.version } })
        if (version !== null) {
          const late = line.dueAt !== null && new Date(line.dueAt) <= now
          await enrolPeople(req, {
            organisation,
            version,
            course: line.course,
            learners: [person],
            terms: { assignedBy: startedBy, dueAt: late ? null : line.dueAt, reason },
          })
          claimed += 1
        }
        next[at] = { ...line, email: '', name: '', person, fate: version === null ? 'bad' : 'enrols' }
      }
      await update({
        req: asSystem(req, 'imports are written by commands only'),
        collection: 'enrollment-imports',
        id,
        data: { lines: next },
      })
    }
    return claimed
  })
}

/** Null: the course is not to be had any more. */
async function stillReleased(
  req: PayloadRequest,
  { organisation, line }: { organisation: number; line: { course: number; version: number | null } },
): Promise<number | null> {
  const [row] = rows<{ id: number }>(
    await sql(req).execute(query`
      select id from versions where course_id = ${line.course} and organisation_id = ${organisation} and state = 'released'
        ${line.version === null ? query`` : query`and id = ${line.version}`} order by number desc limit 1`),
  )
  return row?.id ?? null
}
