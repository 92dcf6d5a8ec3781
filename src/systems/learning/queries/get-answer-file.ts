import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Person } from '@/systems/identity/public'
import { signedIn } from '../policies'

type Row = { id: number; learner: number; filename: string; originalName: string; mimeType: string }

/**
 * A file that a learner handed in, as a download that a browser neither shows nor guesses at.
 *
 * @param mayRead whether somebody who is not its learner may have it: who trains whom is not known here.
 * @throws `answer-files.not-found` (404), also for those who may not read it.
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
      select id, learner_id as learner, filename, original_name as "originalName", mime_type as "mimeType"
      from answer_files where id = ${id} and organisation_id = ${person.organisation}`),
  )
  if (!row || (row.learner !== person.id && !(await mayRead(person, row.learner)))) throw missing()
  const folder = req.payload.collections['answer-files'].config.upload.staticDir ?? ''
  const bytes = await readFile(path.resolve(folder, path.basename(row.filename))).catch((error: unknown) => {
    req.payload.logger.error({ err: error, file: row.id }, 'an answer file is not on disk')
    throw missing()
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': row.mimeType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.originalName)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, no-store',
    },
  })
}

function missing(): DomainError {
  return new DomainError({
    code: 'answer-files.not-found',
    status: 404,
    message: 'There is no such file, or it is not yours to read.',
  })
}
