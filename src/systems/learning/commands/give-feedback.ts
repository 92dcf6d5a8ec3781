import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { notFound } from '../errors'
import type { FeedbackKind } from '../feedback/model'
import { placeOf } from '../feedback/place'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { json, ownEnrollment } from '../rows'

/**
 * Says of one place of a course that it is good, unclear or wrong. As long as nobody has answered, saying something else of
 * the same place takes the place of what was said before.
 *
 * @throws `enrollment.not-found`, `place.not-found` (404), `feedback.empty` (400).
 */
export async function giveFeedback({
  req,
  enrollment,
  lesson,
  block,
  kind,
  text = '',
}: {
  req: PayloadRequest
  enrollment: number
  lesson: string
  block: string
  kind: FeedbackKind
  text?: string
}): Promise<{ id: number }> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    // Locked: two clicks make one row.
    const { version, course } = await ownEnrollment(req, { person, enrollment, lock: true })
    const place = placeOf({ manifest: await publishedCourse(req, version), lesson, block })
    if (!place) throw notFound('place')
    const said = text.trim() || null
    if (kind === 'wrong' && said === null) {
      throw new DomainError({ code: 'feedback.empty', message: 'Say in a few words what is wrong here.' })
    }
    const [before] = rows<{ id: number }>(
      await sql(req).execute(query`
        update feedback set kind = ${kind}::enum_feedback_kind, text = ${said}, updated_at = now()
        where learner_id = ${person.id} and version_id = ${version.id} and lesson = ${lesson} and block = ${block}
          and state = 'open'
        returning id`),
    )
    if (before) return before
    const [given] = rows<{ id: number }>(
      await sql(req).execute(query`
        insert into feedback (learner_id, version_id, course_id, lesson, block, claims, quote, kind, text, state,
          organisation_id, created_at, updated_at)
        values (${person.id}, ${version.id}, ${course}, ${lesson}, ${block}, ${json(place.claims)}, ${place.quote},
          ${kind}::enum_feedback_kind, ${said}, 'open', ${person.organisation}, now(), now())
        returning id`),
    )
    if (!given) throw new Error('feedback was inserted and not returned')
    await emit(req, 'feedback.given', {
      feedback: given.id,
      learner: person.id,
      version: version.id,
      course,
      claim: place.claims[0] ?? null,
    })
    return given
  })
}
