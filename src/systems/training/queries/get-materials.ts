import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { outlineOf, type CourseOutline } from '@/systems/learning/public'
import { signedInTrainer } from '../policies'
import { cohortOf, iso } from '../rows'

export type TrainerNote = { text: string; revision: number; writtenBy: string | null; writtenAt: string }

/** The note on the course as a whole is kept under this name; lessons have ids of their own. */
export const WHOLE_COURSE = 'course'

export type Materials = CourseOutline & { notes: Record<string, TrainerNote> }

/**
 * What there is to teach a version from, with what trainers noted about it. By lesson id, and `course` for the whole.
 *
 * @throws `cohort.not-found`, `version.not-found` (404).
 */
export async function getMaterials({
  req,
  cohort,
  version,
}: {
  req: PayloadRequest
  cohort: number
  version: number
}): Promise<Materials> {
  const person = signedInTrainer(req)
  await cohortOf(req, { person, cohort })
  const outline = await outlineOf({ req, version })
  const notes = rows<TrainerNote & { lesson: string }>(
    await sql(req).execute(query`
      select n.lesson, coalesce(n.text, '') as text, n.revision::int as revision, u.name as "writtenBy",
        ${iso(query`n.updated_at`)} as "writtenAt"
      from trainer_notes n left join users u on u.id = n.written_by_id
      where n.version_id = ${version} and n.organisation_id = ${person.organisation}`),
  )
  return { ...outline, notes: Object.fromEntries(notes.map(({ lesson, ...note }) => [lesson, note])) }
}
