import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { attachment, openStoredFile } from '@/shared/files'
import type { Person } from '@/systems/identity/public'
import { signedIn } from '../policies'

type Row = { learner: number; filename: string; prefix: string | null; originalName: string; mimeType: string }

/**
 * A file that a learner handed in, as a download that a browser neither shows nor guesses at.
 *
 * @param mayRead whether somebody who is not its learner may have it: who trains whom is not known here.
 * @throws `answer-files.not-found` (404), also for those who may not read it; `files.missing` (500), `files.unavailable` (503).
 */
export async function getAnswerFile({
  req,
  id,
  mayRead,
}: {
  req: PayloadRequest
  id: number
  mayRead: (person: Person, learner: number) => Promise<boolean>
}): Promise<Response> {
  const person = signedIn(req)
  const [row] = rows<Row>(
    await sql(req).execute(query`
      select learner_id as learner, filename, prefix, original_name as "originalName", mime_type as "mimeType"
      from answer_files where id = ${id} and organisation_id = ${person.organisation}`),
  )
  if (!row || (row.learner !== person.id && !(await mayRead(person, row.learner)))) throw missing()
  const file = await openStoredFile(req.payload, { collection: 'answer-files', ...row })
  return attachment({ name: row.originalName, mediaType: row.mimeType, file })
}

function missing(): DomainError {
  return new DomainError({
    code: 'answer-files.not-found',
    status: 404,
    message: 'There is no such file, or it is not yours to read.',
  })
}
