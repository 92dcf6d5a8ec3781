import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import { isAnswered, practiceFeedback, stripExercise, type Feedback } from '@/systems/courses/public'
import { enrollmentClosed, notFound } from '../errors'
import { isOpen } from '../lifecycle'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { ownEnrollment } from '../rows'

/**
 * Grades one practice answer and says why, with the clauses of the SOP. Practice is never counted. An answer must be
 * there first: the feedback tells what is right. Exercises of the final assessment are not found here.
 *
 * @throws `enrollment.not-found`, `exercise.not-found` (404), `enrollment.closed` (409), `answer.missing` (400).
 */
export async function checkPractice({
  req,
  enrollment,
  exercise,
  answer,
}: {
  req: PayloadRequest
  enrollment: number
  exercise: string
  answer: unknown
}): Promise<Feedback> {
  const person = signedIn(req)
  const row = await ownEnrollment(req, { person, enrollment })
  if (!isOpen(row.state)) throw enrollmentClosed(row.state)
  const manifest = await publishedCourse(req, row.version)
  const practice = practiceOf(manifest, exercise)
  if (!practice) throw notFound('exercise')
  if (!isAnswered(stripExercise(practice, { seed: practice.id }), answer)) {
    throw new DomainError({ code: 'answer.missing', message: 'Answer first, then check.' })
  }
  const feedback = practiceFeedback({ manifest, exerciseId: exercise, answer })
  if (!feedback) throw notFound('exercise')
  return feedback
}

function practiceOf(manifest: CourseManifest, id: string): Exercise | undefined {
  return manifest.modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => lesson.blocks)
    .flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))
    .find((exercise) => exercise.id === id)
}
