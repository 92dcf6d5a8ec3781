import type { PayloadRequest } from 'payload'
import { organisationOf } from '@/shared/db'
import type { CourseManifest } from '@/shared/manifest/schema'
import { notFound } from '../errors'
import { publishedCourse } from '../published-course'
import { attemptOf, type AttemptRow } from '../rows'

/**
 * An attempt of the organisation with the course it asks about, keys included: for the server only, and only after the
 * caller has made sure who asks.
 *
 * @throws `attempt.not-found` (404).
 */
export async function getAttempt({
  req,
  attempt,
}: {
  req: PayloadRequest
  attempt: number
}): Promise<{ attempt: AttemptRow; manifest: CourseManifest }> {
  const organisation = organisationOf(req)
  if (organisation === null) throw notFound('attempt')
  const row = await attemptOf(req, { person: { id: 0, organisation }, attempt, of: null })
  return { attempt: row, manifest: await publishedCourse(req, row.version) }
}
