import type { PayloadRequest } from 'payload'
import { getCoursePicture } from '@/systems/courses/public'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { ownEnrollment } from '../rows'

/**
 * A picture of the learner's own course, by the `src` that its figures and exercises have.
 *
 * @throws `enrollment.not-found` (404), `course.no-such-picture` (410)
 */
export async function getPicture({
  req,
  enrollment,
  src,
}: {
  req: PayloadRequest
  enrollment: number
  src: string
}): Promise<Response> {
  const person = signedIn(req)
  const { version } = await ownEnrollment(req, { person, enrollment })
  return getCoursePicture({
    req,
    organisation: person.organisation,
    manifest: await publishedCourse(req, version),
    src,
  })
}
