import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { EnrollmentState } from '../lifecycle'
import { signedIn } from '../policies'

export type CatalogueEntry = {
  version: number
  title: string
  summary: string
  number: number
  minutes: number
  lessons: number
  sources: { sop: string; version: string }[]
  /** The learner's own, if there is one. */
  enrollment: { id: number; state: EnrollmentState } | null
}

export const CATALOGUE_PAGE = 24

/**
 * Released courses of the learner's organisation by title, a page at a time: those they may enrol on, and those they are on. What is said of a course is taken out of the
 * snapshot by the database, so that no whole course is carried over for a list.
 *
 * @param search words in the title, the summary or the SOP's name.
 * @param after the last title and version of the page before.
 */
export async function listCatalogue({
  req,
  search = '',
  after,
}: {
  req: PayloadRequest
  search?: string
  after?: { title: string; version: number }
}): Promise<{ courses: CatalogueEntry[]; more: boolean }> {
  const person = signedIn(req)
  const pattern = `%${search
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`
  const found = rows<CatalogueEntry>(
    await sql(req).execute(query`
      select v.id as version, v.title, v.number::int as number, v.manifest ->> 'summary' as summary,
        (select coalesce(sum((lesson ->> 'minutes')::float8), 0)
          from jsonb_path_query(v.manifest, '$.modules[*].lessons[*]') lesson) as minutes,
        (select count(*)::int from jsonb_path_query(v.manifest, '$.modules[*].lessons[*]')) as lessons,
        (select coalesce(jsonb_agg(jsonb_build_object('sop', source ->> 'sop', 'version', source ->> 'version')), '[]'::jsonb)
          from jsonb_array_elements(v.manifest -> 'sources') source) as sources,
        case when e.id is null then null else json_build_object('id', e.id, 'state', e.state) end as enrollment
      from versions v join courses c on c.id = v.course_id
        left join enrollments e on e.version_id = v.id and e.learner_id = ${person.id}
      where v.organisation_id = ${person.organisation} and v.state = 'released'
        and (c.self_enrolment is not false or e.state not in ('waived', 'withdrawn'))
        and (v.title ilike ${pattern} or v.manifest ->> 'summary' ilike ${pattern}
          or exists (select 1 from jsonb_array_elements(v.manifest -> 'sources') source
            where source ->> 'sop' ilike ${pattern} or source ->> 'title' ilike ${pattern}))
        ${after ? query`and (v.title, v.id) > (${after.title}, ${after.version})` : query``}
      order by v.title, v.id
      limit ${CATALOGUE_PAGE + 1}`),
  )
  return { courses: found.slice(0, CATALOGUE_PAGE), more: found.length > CATALOGUE_PAGE }
}
