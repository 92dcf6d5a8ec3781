import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { pictureOfSrc } from '@/shared/manifest/pictures'
import { exerciseSchema, type CourseContent, type Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise } from '@/shared/manifest/walk'
import { personOf } from '@/systems/identity/public'
import { contentOf, forbidden, someone } from '../errors'
import '../events'
import { capacityOf } from '../policies'
import { lockCourse, readClaims } from '../rows'
import { voidApproval } from './void-approval'

/**
 * Adds an exercise that an author wrote by hand to the end of the assessment: a text or proof with its rubric, a
 * checklist, or any other. Its key rests on claims of the course, and a reviewer decides on it like on every other.
 *
 * @param exercise as in the manifest, without an id, which is given here, and without a verdict, which is a reviewer's.
 * @throws `courses.not-found` (404), `course.not-yours-to-edit` (403), `exercise.malformed`, `exercise.without-claim`,
 * `exercise.unknown-claim`, `exercise.unknown-picture` (400).
 */
export function addExercise({
  req,
  course: id,
  exercise: given,
}: {
  req: PayloadRequest
  course: number
  exercise: Record<string, unknown>
}): Promise<{ exercise: string }> {
  return inTransaction(req, async (req) => {
    const person = someone(personOf(req))
    const course = await lockCourse({ req, id })
    const claims = await readClaims({ req, course: id })
    if (!capacityOf({ person, course, claims }).add) {
      throw forbidden({
        code: 'not-yours-to-edit',
        message: 'Exercises are added by authors, while the course is a draft or in review.',
      })
    }
    const content = contentOf(course)
    const exercise = readExercise(given)
    assertPicture(exercise, content)
    assertClaims(exercise, new Set(claims.filter(({ state }) => state !== 'rejected').map(({ key }) => key)))
    await update({
      req: asSystem(req, 'exercises are added by this command only, whose rules were checked above'),
      collection: 'courses',
      id,
      data: {
        content: {
          ...content,
          assessment: { ...content.assessment, exercises: [...content.assessment.exercises, exercise] },
        },
      },
    })
    await voidApproval({ req, course, because: `${person.name} added an exercise after it was signed` })
    await emit(req, 'exercise.added', { course: id, exercise: exercise.id })
    return { exercise: exercise.id }
  })
}

function readExercise({ verdict: _verdict, ...given }: Record<string, unknown>): Exercise {
  const read = exerciseSchema.safeParse({ ...given, id: `by-hand-${randomUUID().slice(0, 8)}` })
  if (read.success) return read.data
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.') || 'exercise'}: ${message}`)
  throw new DomainError({
    code: 'exercise.malformed',
    message: `The exercise has mistakes. ${issues.slice(0, 5).join('; ')}.`,
    detail: issues,
  })
}

/** Only what every package and the portal can show: a picture of a source of the course, or one that it holds itself. */
function assertPicture(exercise: Exercise, { sources }: Pick<CourseContent, 'sources'>): void {
  if (exercise.type !== 'hotspot' || /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/.test(exercise.src)) return
  const place = pictureOfSrc(exercise.src)
  if (sources.some(({ id }) => id === place?.source)) return
  throw new DomainError({
    code: 'exercise.unknown-picture',
    message:
      'Its picture is none of the SOPs of this course. Name one as “source:…/…”, as the list of pictures has it.',
  })
}

function assertClaims(exercise: Exercise, known: ReadonlySet<string>): void {
  const cited = claimsOfExercise(exercise)
  if (cited.length === 0) {
    throw new DomainError({
      code: 'exercise.without-claim',
      message: 'Name the claims that make its key right: what learners are marked by has to stand in the SOP.',
    })
  }
  const unknown = cited.filter((key) => !known.has(key))
  if (unknown.length > 0) {
    throw new DomainError({
      code: 'exercise.unknown-claim',
      message: `This course has no claim “${unknown[0]}”, or it was rejected. Name claims that the review shows.`,
      detail: unknown,
    })
  }
}
