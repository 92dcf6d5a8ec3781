import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Verdict } from '@/shared/manifest/schema'
import { exercisesOf } from '@/shared/manifest/walk'
import { verifyExercise } from '@/shared/verify'
import { personOf } from '@/systems/identity/public'
import { conflict, contentOf, forbidden, someone } from '../errors'
import '../events'
import { capacityOf } from '../policies'
import { lockCourse, readClaims } from '../rows'
import { claimOfRow } from '../rules/claim-of-row'
import { mapExercises } from '../rules/map-exercises'
import { readSources, verifiable } from '../sources'
import { voidApproval } from './void-approval'

/** Accepts an exercise with its key, or takes it out. Accepting one that the verifier remarks on takes a reason. */
export function decideExercise({
  req,
  course: id,
  exercise: key,
  decision,
  reason,
}: {
  req: PayloadRequest
  course: number
  exercise: string
  decision: 'accepted' | 'rejected'
  reason?: string | undefined
}): Promise<{ exercise: string; verdict: Verdict }> {
  return inTransaction(req, async (req) => {
    const person = someone(personOf(req))
    const course = await lockCourse({ req, id })
    const rows = await readClaims({ req, course: id })
    if (!capacityOf({ person, course, claims: rows }).decide) {
      throw forbidden({
        code: 'not-yours-to-decide',
        message: 'Exercises are decided during review, by a reviewer who did not write the course.',
      })
    }
    const content = contentOf(course)
    const exercise = exercisesOf(content).find((one) => one.id === key)
    if (!exercise)
      throw new DomainError({
        code: 'course.no-such-exercise',
        status: 404,
        message: `There is no exercise "${key}" in this course.`,
      })
    const said = reason?.trim()
    const claims = Object.fromEntries(rows.map((row) => [row.key, claimOfRow(row)]))
    const { problems } = verifyExercise({ exercise, claims, sources: verifiable(await readSources({ req, course })) })
    if (decision === 'accepted' && problems.length > 0 && !said) {
      throw conflict({
        code: 'reason-missing',
        message: `The check remarks: ${problems[0]?.message ?? ''}. Accept with a reason, or reject.`,
        detail: problems,
      })
    }
    const verdict: Verdict = {
      by: person.name,
      at: new Date().toISOString(),
      decision,
      ...(said ? { reason: said } : {}),
    }
    await update({
      req: asSystem(req, 'exercises are decided by this command only, whose rules were checked above'),
      collection: 'courses',
      id,
      data: { content: mapExercises({ content, change: (one) => (one.id === key ? { ...one, verdict } : one) }) },
    })
    await voidApproval({ req, course, because: `${person.name} decided on an exercise after it was signed` })
    await emit(req, 'exercise.decided', { course: id, exercise: key, decision })
    return { exercise: key, verdict }
  })
}
