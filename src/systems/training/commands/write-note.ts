import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { changedMeanwhile, notFound } from '../errors'
import { signedInTrainer } from '../policies'

/**
 * Keeps what trainers tell each other about a lesson (`course` for the whole). An empty text takes the note away.
 *
 * @param revision of the note as it was when it was opened; 0 for a new one.
 * @throws `version.not-found` (404), `training.changed-meanwhile` (409) where a colleague wrote in between.
 */
export function writeNote({
  req,
  version,
  lesson,
  text,
  revision,
}: {
  req: PayloadRequest
  version: number
  lesson: string
  text: string
  revision: number
}): Promise<{ revision: number }> {
  const { id, organisation } = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const [known] = rows<{ id: number }>(
      await sql(req).execute(query`
        select id from versions where id = ${version} and organisation_id = ${organisation}`),
    )
    if (!known) throw notFound('version')
    // Only the revision that was opened is written over; a note that appeared meanwhile has revision 1, never 0.
    const [row] = rows<{ revision: number }>(
      await sql(req).execute(query`
        insert into trainer_notes (version_id, lesson, text, revision, written_by_id, organisation_id, created_at, updated_at)
        values (${version}, ${lesson}, ${text.trim()}, 1, ${id}, ${organisation}, now(), now())
        on conflict (version_id, lesson) do update set text = excluded.text, written_by_id = excluded.written_by_id,
          revision = trainer_notes.revision + 1, updated_at = now()
          where trainer_notes.revision = ${revision}
        returning revision::int as revision`),
    )
    if (!row) throw changedMeanwhile('this note')
    return row
  })
}
