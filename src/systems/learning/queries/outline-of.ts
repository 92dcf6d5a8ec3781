import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Source } from '@/shared/manifest/schema'
import type { VersionState } from '@/systems/courses/public'
import { contentOf, minutesOf } from '../course-summary'
import { notAllowed, notFound } from '../errors'
import { maySeeResults, signedIn } from '../policies'
import { publishedCourse } from '../published-course'

export type CourseOutline = {
  version: { id: number; number: number; state: VersionState; language: string }
  title: string
  minutes: number
  objectives: string[]
  lessons: { id: string; title: string; module: string; minutes: number }[]
  sources: Pick<Source, 'id' | 'sop' | 'title' | 'version'>[]
}

/**
 * A version as its trainers need it, in whatever state it is.
 *
 * @throws `learning.forbidden` (403), `version.not-found` (404).
 */
export async function outlineOf({ req, version }: { req: PayloadRequest; version: number }): Promise<CourseOutline> {
  const person = signedIn(req)
  if (!maySeeResults(person)) throw notAllowed('Only trainers and managers see this.')
  const [row] = rows<CourseOutline['version'] & { hash: string; title: string }>(
    await sql(req).execute(query`
      select id, number::int as number, state, language, hash, title from versions
      where id = ${version} and organisation_id = ${person.organisation}`),
  )
  if (!row) throw notFound('version')
  const { hash, title, ...known } = row
  const manifest = await publishedCourse(req, { id: known.id, hash })
  const { lessons } = contentOf(manifest)
  return {
    version: known,
    title,
    minutes: minutesOf(lessons),
    objectives: manifest.objectives.map(({ text }) => text),
    lessons: lessons.map(({ id, title, module, minutes }) => ({ id, title, module, minutes })),
    sources: manifest.sources.map(({ id, sop, title, version }) => ({ id, sop, title, version })),
  }
}
