import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
import { contentOf, forbidden, someone } from '../errors'
import '../events'
import { courseMoves, type CourseState } from '../lifecycle'
import type { CourseRecord } from '../model'
import { mayMoveTo } from '../policies'
import { lockCourse } from '../rows'

export type Moved = { id: number; state: CourseState }

/**
 * Brings a course into another state: the one place where role and state table are checked. `work` runs in the same
 * transaction, after the checks. Joins the running transaction.
 *
 * @throws 401, 403 `course.move-forbidden`, 404, 409 `state.illegal-move`.
 */
export function moveCourse({
  req,
  id,
  to,
  data = {},
  work,
}: {
  req: PayloadRequest
  id: number
  to: CourseState
  data?: Record<string, unknown>
  work?: (step: { req: PayloadRequest; course: CourseRecord; person: Person }) => Promise<void>
}): Promise<Moved> {
  return inTransaction(req, async (req) => {
    const person = someone(personOf(req))
    const course = await lockCourse({ req, id })
    if (!hasRole(person, ...mayMoveTo[to])) {
      throw forbidden({
        code: 'move-forbidden',
        message: `Your roles do not allow bringing a course to "${to}". ${
          mayMoveTo[to].length > 0 ? `Ask one of: ${mayMoveTo[to].join(', ')}.` : 'Nobody does this by hand.'
        }`,
      })
    }
    assertMove({ moves: courseMoves, from: course.state, to, what: 'The course' })
    await work?.({ req, course, person })
    await update({
      req: asSystem(req, 'the state of a course is written by its lifecycle only'),
      collection: 'courses',
      id,
      data: { ...data, state: to },
    })
    return { id, state: to }
  })
}

/** Hands the draft over to the reviewers. The one who submits stays its author. */
export function submitForReview({ req, id }: { req: PayloadRequest; id: number }): Promise<Moved> {
  return moveCourse({
    req,
    id,
    to: 'in-review',
    work: async ({ req, course }) => {
      // An approved course returns to review by an edit, not by being submitted again.
      if (course.state === 'approved')
        throw forbidden({
          code: 'already-approved',
          message: 'This course is approved. Publish it, or edit a claim to review it again.',
        })
      contentOf(course)
      await emit(req, 'course.submitted', { course: id, at: new Date().toISOString() })
    },
  })
}

/** Takes a published course up again, for its next version. Learners keep the version they have. */
export function reviseCourse({ req, id }: { req: PayloadRequest; id: number }): Promise<Moved> {
  return moveCourse({
    req,
    id,
    to: 'draft',
    data: { contentHash: null },
    work: ({ req }) => emit(req, 'course.revised', { course: id }),
  })
}

/** Ends the work on a course. Its versions stay as they are. */
export function retireCourse({ req, id }: { req: PayloadRequest; id: number }): Promise<Moved> {
  return moveCourse({ req, id, to: 'retired', work: ({ req }) => emit(req, 'course.retired', { course: id }) })
}
