import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, sql, update } from '@/shared/db'
import { emit } from '@/shared/events'
import type { Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import { verifyExercise } from '@/shared/verify'
import { personOf, type Person } from '@/systems/identity/public'
import { conflict, contentOf, forbidden, someone } from '../errors'
import '../events'
import { isDecided, type DraftContent, type ReviewedExercise } from '../model'
import { capacityOf } from '../policies'
import { lockCourse, readClaims, readCourse } from '../rows'
import { claimOfRow } from '../rules/claim-of-row'
import { mapExercises } from '../rules/map-exercises'
import { readSources, verifiable } from '../sources'
import { voidApproval } from './void-approval'

/**
 * Accepts, in one go, every undecided claim and exercise of a lesson (of `assessment`, or of the whole course where none is
 * named) that the passages bear out without a remark. The others are left for the reviewer to look at.
 */
export async function acceptSupportedClaims({
  req,
  course: id,
  lesson,
}: {
  req: PayloadRequest
  course: number
  lesson?: string | undefined
}): Promise<{ claims: number[]; exercises: string[] }> {
  const person = someone(personOf(req))
  const sources = verifiable(await readSources({ req, course: await readCourse({ req, id }) }))
  return inTransaction(req, async (req) => {
    const course = await lockCourse({ req, id })
    const rows = await readClaims({ req, course: id })
    if (!capacityOf({ person, course, claims: rows }).decide) {
      if (course.state !== 'in-review')
        throw conflict({ code: 'not-in-review', message: `The course is "${course.state}", not in review.` })
      throw forbidden({
        code: 'not-yours-to-decide',
        message: 'Claims are accepted by a reviewer who did not write the course.',
      })
    }
    const content = contentOf(course)
    const scope = scopeOf({ content, lesson })
    const open = rows.filter(
      (row) => !isDecided(row) && row.state !== 'rejected' && row.support === 'supported' && row.problems.length === 0,
    )
    const claims = open.filter((row) => scope.claims.has(row.key)).map((row) => row.id)
    const known = Object.fromEntries(rows.map((row) => [row.key, claimOfRow(row)]))
    const sound = (exercise: Exercise) => verifyExercise({ exercise, claims: known, sources }).problems.length === 0
    const exercises = exercisesOf(content)
      .filter(
        (exercise) => scope.exercises.has(exercise.id) && !(exercise as ReviewedExercise).verdict && sound(exercise),
      )
      .map((exercise) => exercise.id)
    const at = new Date().toISOString()
    if (claims.length > 0) await acceptRows({ req, claims, person, at })
    if (exercises.length > 0) {
      const verdict = { by: person.name, at, decision: 'accepted' as const }
      const next = mapExercises({
        content,
        change: (exercise) => (exercises.includes(exercise.id) ? { ...exercise, verdict } : exercise),
      })
      await update({
        req: asSystem(req, 'exercises are accepted by decisions only, whose rules were checked above'),
        collection: 'courses',
        id,
        data: { content: next },
      })
    }
    if (claims.length + exercises.length > 0) {
      await voidApproval({ req, course, because: `${person.name} decided on claims after it was signed` })
      await emit(req, 'claims.accepted', { course: id, claims, exercises })
    }
    return { claims, exercises }
  })
}

/** One statement: hundreds of claims cost no more than ten. They were found through access control. */
async function acceptRows({
  req,
  claims,
  person,
  at,
}: {
  req: PayloadRequest
  claims: number[]
  person: Person
  at: string
}): Promise<void> {
  await sql(req).execute(statement`
    update claims set state = 'accepted', reason = null, decided_by_id = ${person.id}, decided_by_name = ${person.name},
      decided_at = ${at}, updated_at = ${at}
    where id in ${claims}`)
}

function scopeOf({ content, lesson }: { content: DraftContent; lesson: string | undefined }) {
  const lessons = content.modules
    .flatMap((module) => module.lessons)
    .filter((one) => lesson === undefined || one.id === lesson)
  const final = lesson === undefined || lesson === content.assessment.id ? content.assessment.exercises : []
  const blocks = lessons.flatMap((one) => one.blocks)
  const objectives = lesson === undefined ? content.objectives.flatMap((objective) => objective.claims) : []
  return {
    claims: new Set([...blocks.flatMap(claimsOfBlock), ...final.flatMap(claimsOfExercise), ...objectives]),
    exercises: new Set([
      ...blocks.flatMap((block) => (block.type === 'exercise' ? [block.exercise.id] : [])),
      ...final.map((one) => one.id),
    ]),
  }
}
