import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { Person } from '@/systems/identity/public'
import { courseOf, type EnrollmentState } from '@/systems/learning/public'
import { signedInTrainer } from '../policies'
import { conflict, notFound, ownWork } from './errors'
import { trains } from './reach'

export type ObservedEnrollment = {
  id: number
  state: EnrollmentState
  learner: { id: number; name: string }
  version: { id: number; number: number; title: string; hash: string }
}

/**
 * The enrollment of somebody whom the person trains, and not their own, while training goes on.
 *
 * @throws `training.forbidden` (403), `enrollment.not-found` (404), `observation.own` (403), `enrollment.closed` (409).
 */
export async function enrollmentToObserve(
  req: PayloadRequest,
  id: number,
): Promise<{ person: Person; enrollment: ObservedEnrollment; manifest: CourseManifest }> {
  const person = signedInTrainer(req)
  const [enrollment] = rows<ObservedEnrollment>(
    await sql(req).execute(query`
      select e.id, e.state, json_build_object('id', u.id, 'name', u.name) as learner,
        json_build_object('id', v.id, 'number', v.number::int, 'title', v.title, 'hash', v.hash) as version
      from enrollments e join users u on u.id = e.learner_id join versions v on v.id = e.version_id
      where e.id = ${id} and e.organisation_id = ${person.organisation}`),
  )
  if (!enrollment) throw notFound('enrollment')
  if (enrollment.learner.id === person.id) {
    throw ownWork('observation.own', 'This is your own training. Somebody else has to watch you do it.')
  }
  if (!(await trains(req, person, enrollment.learner.id))) throw notFound('enrollment')
  if (['superseded', 'waived', 'withdrawn', 'expired'].includes(enrollment.state)) {
    throw conflict(
      'enrollment.closed',
      `This enrollment is ${enrollment.state}, so nothing is observed for it any more.`,
    )
  }
  return { person, enrollment, manifest: await courseOf(req, enrollment.version) }
}
