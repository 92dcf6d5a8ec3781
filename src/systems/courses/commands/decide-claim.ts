import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { verifyClaim } from '@/shared/verify'
import { personOf, type Person } from '@/systems/identity/public'
import { conflict, contentOf, forbidden, someone } from '../errors'
import '../events'
import { claimMoves, type ClaimDecision } from '../lifecycle'
import type { ClaimRecord, CourseRecord } from '../model'
import { capacityOf, type Capacity } from '../policies'
import { claimOf, lockCourse, readClaim, readClaims, readCourse } from '../rows'
import { applyClaimEdit } from '../rules/apply-claim-edit'
import { readSources, verifiable } from '../sources'
import { closeSuggestion } from './resolve-comment'
import { voidApproval } from './void-approval'

export type Decision =
  | { decision: 'accept'; reason?: string | undefined }
  | { decision: 'reject'; reason?: string | undefined }
  | { decision: 'edit'; text: string; suggestion?: number | undefined }

export type Decided = {
  claim: ClaimRecord
  /** Exercises whose own decision fell because the claim's words changed. */
  exercises: string[]
  /** Signatures that the change voided. */
  voided: number
}

const outcome: Record<Decision['decision'], ClaimDecision> = { accept: 'accepted', reject: 'rejected', edit: 'edited' }

/**
 * Settles one claim. Accepting what the passage does not fully bear out takes a reason. An edit is verified against its
 * passages at once. A reviewer's decision is final until the next one; an author's edit or removal waits for a reviewer.
 * What was approved and is changed loses its signatures.
 *
 * `expected` is the `updatedAt` the person saw. @throws 403 by role and authorship, 409 `course.claim-changed` with the
 * claim as it is now, 409 for a state that allows no decision, 409 `course.reason-missing`.
 */
export async function decideClaim({
  req,
  id,
  expected,
  decision,
}: {
  req: PayloadRequest
  id: number
  expected?: string | undefined
  decision: Decision
}): Promise<Decided> {
  const person = someone(personOf(req))
  const seen = await readClaim({ req, id })
  const before = await readCourse({ req, id: seen.course })
  // Verified before the transaction: it reads whole documents, and those never change.
  const verdict =
    decision.decision === 'edit'
      ? verifyClaim({
          claim: { text: decision.text, citations: seen.citations },
          sources: verifiable(await readSources({ req, course: before })),
        })
      : null
  return inTransaction(req, async (req) => {
    const course = await lockCourse({ req, id: seen.course })
    const claims = await readClaims({ req, course: course.id })
    const claim = claims.find((one) => one.id === id) ?? (await readClaim({ req, id }))
    refuseOutdated({ claim, expected })
    const capacity = capacityOf({ person, course, claims })
    refuseByCapacity({ capacity, course, decision })
    assertMove({ moves: claimMoves, from: claim.state, to: outcome[decision.decision], what: 'The claim' })
    const data =
      decision.decision === 'edit' && verdict
        ? { ...editOf({ claim, person, text: decision.text }), support: verdict.support, problems: verdict.problems }
        : settle({ claim, decision: decision as Exclude<Decision, { decision: 'edit' }> })
    const exercises =
      decision.decision === 'edit' ? await carryIntoContent({ req, course, claim, text: decision.text }) : []
    const row = await update({
      req: asSystem(req, 'claims are changed by decisions only, whose rules were checked above'),
      collection: 'claims',
      id,
      data: { ...data, state: outcome[decision.decision], ...signOff({ person, capacity }) },
    })
    if (decision.decision === 'edit' && decision.suggestion !== undefined) {
      await closeSuggestion({ req, id: decision.suggestion, course: course.id })
    }
    const voided = await voidApproval({ req, course, because: `${person.name} changed a claim after it was signed` })
    const decided = claimOf(row as unknown as Parameters<typeof claimOf>[0])
    await emit(req, 'claim.decided', {
      claim: id,
      course: course.id,
      decision: outcome[decision.decision],
      support: decided.support,
      final: capacity.decide,
    })
    return { claim: decided, exercises, voided }
  })
}

function refuseOutdated({ claim, expected }: { claim: ClaimRecord; expected: string | undefined }): void {
  if (expected === undefined || new Date(expected).getTime() === new Date(claim.updatedAt).getTime()) return
  const who = claim.decidedByName ?? claim.editedByName ?? 'Somebody'
  throw conflict({
    code: 'claim-changed',
    message: `${who} changed this claim while you were looking at it. See what it says now and decide again.`,
    detail: { current: claim },
  })
}

function refuseByCapacity({
  capacity,
  course,
  decision,
}: {
  capacity: Capacity
  course: CourseRecord
  decision: Decision
}): void {
  const allowed =
    decision.decision === 'accept'
      ? capacity.decide
      : decision.decision === 'reject'
        ? capacity.decide || capacity.edit
        : capacity.edit
  if (allowed) return
  if (capacity.standing === 'author' && decision.decision === 'accept') {
    throw forbidden({ code: 'own-work', message: 'You wrote this course, so somebody else must accept its claims.' })
  }
  if (['generating', 'published', 'retired'].includes(course.state)) {
    throw conflict({
      code: 'not-open',
      message: `The course is "${course.state}": its claims cannot be changed now. Start a new revision first.`,
    })
  }
  if (decision.decision === 'accept' && ['draft', 'changes-requested'].includes(course.state)) {
    throw conflict({
      code: 'not-in-review',
      message: `The course is "${course.state}". Claims are accepted once it is submitted for review.`,
    })
  }
  throw forbidden({
    code: 'not-yours-to-decide',
    message: 'Claims are decided by reviewers and edited by authors. Ask an administrator for the role.',
  })
}

function settle({ claim, decision }: { claim: ClaimRecord; decision: Exclude<Decision, { decision: 'edit' }> }) {
  const reason = decision.reason?.trim() || null
  if (decision.decision === 'accept' && claim.support !== 'supported' && !reason) {
    throw conflict({
      code: 'reason-missing',
      message: `The passage does not ${claim.support === 'partial' ? 'fully ' : ''}support this claim. Accept it with a reason, edit or reject it.`,
    })
  }
  return { reason }
}

function editOf({ claim, person, text }: { claim: ClaimRecord; person: Person; text: string }) {
  return {
    text,
    originalText: claim.originalText ?? claim.text,
    reason: null,
    editedBy: person.id,
    editedByName: person.name,
  }
}

/** A reviewer's decision is signed off; an author's edit or removal is not, and a reviewer has yet to look. */
function signOff({ person, capacity }: { person: Person; capacity: Capacity }) {
  return capacity.decide
    ? { decidedBy: person.id, decidedByName: person.name, decidedAt: new Date().toISOString() }
    : { decidedBy: null, decidedByName: null, decidedAt: null }
}

async function carryIntoContent({
  req,
  course,
  claim,
  text,
}: {
  req: PayloadRequest
  course: CourseRecord
  claim: ClaimRecord
  text: string
}): Promise<string[]> {
  const edited = applyClaimEdit({ content: contentOf(course), edit: { key: claim.key, from: claim.text, to: text } })
  if (edited.stuck.length > 0) {
    throw conflict({
      code: 'edit-has-no-place',
      message: 'It cannot be told which words of the course this edit replaces. In a table, change one cell at a time.',
      detail: { blocks: edited.stuck },
    })
  }
  await update({
    req: asSystem(req, 'the content follows the edit of a claim it states'),
    collection: 'courses',
    id: course.id,
    data: { content: edited.content },
  })
  return edited.exercises
}
