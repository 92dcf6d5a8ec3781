import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { conflict, contentOf, forbidden, someone } from '../errors'
import { editStates } from '../lifecycle'
import type { ClaimRecord, CourseRecord, DraftContent } from '../model'
import { findPart, stampOf } from '../parts/find-part'
import type { Part, PartRef } from '../parts/model'
import { readClaims, readCourse } from '../rows'

export type OpenPart = { course: CourseRecord; content: DraftContent; claims: ClaimRecord[]; part: Part; stamp: string }

/**
 * A part of a draft that the person may have written anew.
 *
 * @throws `courses.not-found` and `course.no-such-part` (404), `course.not-yours-to-edit` (403), `course.not-open` (409)
 * in a state where a draft may not change
 */
export async function openPart({
  req,
  course: id,
  ref,
}: {
  req: PayloadRequest
  course: number
  ref: PartRef
}): Promise<OpenPart> {
  refuseToEdit({ req, course: await readCourse({ req, id }) })
  const open = await partOf({ req, course: id, ref })
  if (!open) throw noSuchPart(ref)
  return open
}

/** A part as the draft has it now; null where it is there no longer. Whoever calls has checked who asks. */
export async function partOf({
  req,
  course: id,
  ref,
}: {
  req: PayloadRequest
  course: number
  ref: PartRef
}): Promise<OpenPart | null> {
  const course = await readCourse({ req, id })
  const content = contentOf(course)
  const claims = await readClaims({ req, course: id })
  const part = findPart({ content, ref })
  return part && { course, content, claims, part, stamp: stampOf({ part, claims }) }
}

/** @throws `course.not-yours-to-edit` (403) by role, `course.not-open` (409) by state */
export function refuseToEdit({ req, course }: { req: PayloadRequest; course: Pick<CourseRecord, 'state'> }): void {
  if (!hasRole(someone(personOf(req)), 'author')) {
    throw forbidden({ code: 'not-yours-to-edit', message: 'Only authors have parts of a course written anew.' })
  }
  if (editStates.includes(course.state)) return
  throw conflict({
    code: 'not-open',
    message:
      course.state === 'published'
        ? 'The course is published, so its words cannot be changed now. Start a new revision first.'
        : `The course is “${course.state}”, so its words cannot be changed now.`,
  })
}

export const noSuchPart = (ref: PartRef) =>
  new DomainError({
    code: 'course.no-such-part',
    status: 404,
    message: `This course has no ${ref.kind} “${ref.id}”. Load the page again.`,
  })
