import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, findByID, sql, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { contentHash } from '@/shared/manifest/hash'
import type { CourseContent } from '@/shared/manifest/schema'
import '../events'
import { courseMoves } from '../lifecycle'
import type { CourseRecord, Remark } from '../model'
import { placesOf } from '../rules/claim-places'

/**
 * Puts what a run drafted into its course: the content, and a row for each claim with the verifier's word on it.
 * The course becomes a draft. For the generator, in the transaction of its step.
 *
 * @throws `state.illegal-move` (409) when the course is not being generated any more.
 */
export async function keepDraft({
  req,
  organisation,
  course,
  content,
  remarks,
  generator,
}: {
  req: PayloadRequest
  organisation: number
  course: number
  content: CourseContent
  /** What the verifier has to say, by claim id. */
  remarks: ReadonlyMap<string, readonly Remark[]>
  generator: NonNullable<CourseRecord['generator']>
}): Promise<void> {
  const system = asSystem(req, 'a draft is written by its run, which nobody is signed in for')
  const { state } = await findByID({ req: system, collection: 'courses', id: course, select: { state: true } })
  assertMove({ moves: courseMoves, from: state, to: 'draft', what: 'The course' })
  const { claims, ...rest } = content
  await update({
    req: system,
    collection: 'courses',
    id: course,
    data: { title: content.title, state: 'draft', content: rest, contentHash: contentHash(content), generator },
  })
  const ordered = placesOf(content)
  const rows = Object.entries(claims).map(([key, claim], index) => ({
    key,
    order: ordered.get(key)?.order ?? ordered.size + index,
    place: ordered.get(key)?.place ?? null,
    text: claim.text,
    citations: claim.citations,
    support: claim.support,
    problems: remarks.get(key) ?? [],
  }))
  // One statement for all: a course has hundreds, and a row at a time costs a second.
  await sql(req).execute(statement`
    insert into claims (course_id, organisation_id, key, "order", place, text, original_text, citations, support, problems, state,
      created_at, updated_at)
    select ${course}, ${organisation}, key, "order", place, text, text, citations, support::enum_claims_support, problems,
      support::enum_claims_state, now(), now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as claim(key text, "order" numeric, place jsonb, text text, citations jsonb, support text, problems jsonb)`)
  await emit(req, 'course.drafted', { organisation, course, claims: rows.length }, { subject: `course:${course}` })
}
