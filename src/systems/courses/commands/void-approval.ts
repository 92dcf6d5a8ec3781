import type { PayloadRequest } from 'payload'
import { asSystem, update } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import type { CourseRecord } from '../model'
import { readCurrentSignatures } from '../rows'

/**
 * Takes the signatures of the running review back because what they were under has changed. An approved course returns to
 * review. Signatures of published versions stay valid. Call inside the transaction of the change.
 *
 * @returns how many signatures were voided.
 */
export async function voidApproval({
  req,
  course,
  because,
}: {
  req: PayloadRequest
  course: CourseRecord
  because: string
}): Promise<number> {
  const standing = (await readCurrentSignatures({ req, course: course.id })).filter(
    (signature) => signature.voidedAt === null,
  )
  if (standing.length === 0 && course.state !== 'approved') return 0
  const system = asSystem(req, 'signatures are voided by the change that outdates them, never by hand')
  const voidedAt = new Date().toISOString()
  for (const { id } of standing) {
    await update({ req: system, collection: 'signatures', id, data: { voidedAt, voidedReason: because } })
  }
  if (course.state === 'approved') {
    await update({ req: system, collection: 'courses', id: course.id, data: { state: 'in-review', contentHash: null } })
  }
  await emit(req, 'course.approval-voided', { course: course.id, signatures: standing.map(({ id }) => id), because })
  return standing.length
}
