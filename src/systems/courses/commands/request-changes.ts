import type { PayloadRequest } from 'payload'
import { emit } from '@/shared/events'
import { forbidden } from '../errors'
import '../events'
import { capacityOf } from '../policies'
import { readClaims } from '../rows'
import { addComment } from './add-comment'
import { moveCourse, type Moved } from './move-course'
import { voidApproval } from './void-approval'

/** Sends a course back to its authors, with a comment that says what is to be done. */
export function requestChanges({
  req,
  id,
  comment,
}: {
  req: PayloadRequest
  id: number
  comment: string
}): Promise<Moved> {
  return moveCourse({
    req,
    id,
    to: 'changes-requested',
    work: async ({ req, course, person }) => {
      const { decide } = capacityOf({ person, course, claims: await readClaims({ req, course: id }) })
      if (!decide)
        throw forbidden({ code: 'own-work', message: 'You wrote this course, so somebody else must send it back.' })
      const { id: said } = await addComment({ req, course: id, text: comment })
      await voidApproval({ req, course, because: `${person.name} sent the course back` })
      await emit(req, 'course.changes-requested', { course: id, comment: said })
    },
  })
}
