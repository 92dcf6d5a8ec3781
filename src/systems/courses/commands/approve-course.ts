import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { confirmPassword, personOf, type Person } from '@/systems/identity/public'
import { conflict, contentOf, forbidden, someone } from '../errors'
import '../events'
import { courseMoves, type CourseState } from '../lifecycle'
import type { ClaimRecord, CourseRecord } from '../model'
import { capacityOf } from '../policies'
import { lockCourse, readClaims, readCourse, readCurrentSignatures } from '../rows'
import { contentToSign, hashOfSigned } from '../rules/signed-content'
import { whatBlocksApproval } from '../rules/what-blocks-approval'
import { isApprovedBy, standingOf } from '../rules/who-may-approve'
import { signatureMeanings, type SignatureMeaning } from '../signature-meanings'

export type Signed = {
  signature: number
  contentHash: string
  state: CourseState
  /** The signer edited a claim, so somebody else has to sign as well. */
  needsSecondSigner: boolean
}

/**
 * Signs the course as it stands. Only a reviewer who did not write it may; one who edited a claim in it may, but not alone.
 * The password is checked again, and the signature is under `contentHash`, the hash of what the signer was shown.
 *
 * @throws 403 by role, authorship or password, 423 when locked out, 409 `course.blocked` naming what is not decided,
 * 409 `course.content-changed` when the content is another than the one shown.
 */
export async function approveCourse({
  req,
  id,
  password,
  meaning,
  contentHash,
}: {
  req: PayloadRequest
  id: number
  password: string
  meaning: SignatureMeaning
  contentHash: string
}): Promise<Signed> {
  const person = someone(personOf(req))
  // Refused before the password is looked at: a wrong state must not cost a try.
  checkSignable({
    person,
    course: await readCourse({ req, id }),
    claims: await readClaims({ req, course: id }),
    contentHash,
  })
  await confirmPassword({ req, person, password })
  return inTransaction(req, async (req) => {
    const course = await lockCourse({ req, id })
    const claims = await readClaims({ req, course: id })
    checkSignable({ person, course, claims, contentHash })
    const system = asSystem(req, 'a signature is written by signing only, after the password was checked')
    const at = new Date().toISOString()
    const { id: signature } = await create({
      req: system,
      collection: 'signatures',
      data: {
        course: id,
        contentHash,
        meaning: signatureMeanings[meaning],
        by: person.id,
        byName: person.name,
        at,
        organisation: person.organisation,
      },
    })
    await emit(req, 'course.signed', { course: id, signature, contentHash })
    const signatures = await readCurrentSignatures({ req, course: id })
    const approved = isApprovedBy({ signatures, contentHash, course, claims })
    if (approved) {
      await update({ req: system, collection: 'courses', id, data: { state: 'approved', contentHash } })
      await emit(req, 'course.approved', { course: id, contentHash })
    }
    return { signature, contentHash, state: approved ? 'approved' : course.state, needsSecondSigner: !approved }
  })
}

function checkSignable({
  person,
  course,
  claims,
  contentHash,
}: {
  person: Person
  course: CourseRecord
  claims: ClaimRecord[]
  contentHash: string
}): void {
  if (standingOf({ person: person.id, course, claims }) === 'author') {
    throw forbidden({ code: 'own-work', message: 'You wrote this course, so somebody else must approve it.' })
  }
  assertMove({ moves: courseMoves, from: course.state, to: 'approved', what: 'The course' })
  if (!capacityOf({ person, course, claims }).sign) {
    throw forbidden({
      code: 'not-a-reviewer',
      message: 'Courses are approved by reviewers. Ask an administrator for the role.',
    })
  }
  const content = contentOf(course)
  const blockers = whatBlocksApproval({ content, claims })
  if (blockers.length > 0) {
    throw conflict({
      code: 'blocked',
      message: `This course cannot be signed yet: ${blockers.map((blocker) => blocker.message).join('; ')}.`,
      detail: blockers,
    })
  }
  if (hashOfSigned(contentToSign({ content, claims }).content) !== contentHash) {
    throw conflict({
      code: 'content-changed',
      message: 'The course was changed since you opened it. Look at the change, then sign.',
    })
  }
}
