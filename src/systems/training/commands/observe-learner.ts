import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { canonical } from '@/shared/manifest/hash'
import { gradeObservation } from '@/systems/courses/public'
import { confirmPassword, type Person } from '@/systems/identity/public'
import '../events'
import { checklistsOf, itemsOf, type ChecklistExercise } from '../grading/checklists'
import { conflict, malformed, notFound } from '../grading/errors'
import { json, observationsOf, type ObservedItem } from '../grading/rows'
import { settleEnrollment } from '../grading/settle'
import { enrollmentToObserve, type ObservedEnrollment } from '../grading/observed-enrollment'

/** What the lock is about, beside the enrollment. */
const OBSERVING = 7_106

export type Ticked = { label: string; observed: boolean; note?: string }

/**
 * Records what a trainer saw a learner do, signed with the trainer's password; then it waits for the learner's signature.
 * Every item is ticked one way or the other. The same twice is one observation.
 *
 * @throws what opening the enrollment refuses; `exercise.not-found` (404); `observation.incomplete` (400);
 * `observation.unsigned`, `observation.done` (409); `signature.password-wrong` (403), `signature.locked` (423).
 */
export async function observeLearner({
  req,
  enrollment: id,
  exercise: exerciseId,
  items,
  note = '',
  password,
}: {
  req: PayloadRequest
  enrollment: number
  exercise: string
  items: Ticked[]
  note?: string
  password: string
}): Promise<{ id: number }> {
  const { person, enrollment, manifest } = await enrollmentToObserve(req, id)
  const exercise = checklistsOf(manifest).find((one) => one.id === exerciseId)
  if (!exercise) throw notFound('exercise')
  const observed = complete(exercise, items)
  await confirmPassword({ req, person, password })
  return inTransaction(req, async (req) => {
    // Not the enrollment's row: whoever releases a grade locks that after the attempt.
    await sql(req).execute(query`select pg_advisory_xact_lock(${OBSERVING}, ${id})`)
    const before = (await observationsOf(req, id)).filter((one) => one.exercise === exerciseId)
    const waiting = before.find(({ state }) => state === 'awaiting-signature')
    if (waiting) {
      const same = waiting.observer.id === person.id && canonical(waiting.items) === canonical(observed)
      if (same) return { id: waiting.id }
      throw conflict(
        'observation.unsigned',
        `${waiting.observer.name} has observed this already; ${enrollment.learner.name} has yet to sign it.`,
      )
    }
    if (before.some(({ state, score }) => state === 'signed' && score === 1)) {
      throw conflict('observation.done', `${enrollment.learner.name} has shown all of this already, and signed it.`)
    }
    const observation = await keep(req, { person, enrollment, exercise, observed, note: note.trim() || null })
    await emit(req, 'observation.recorded', {
      observation,
      learner: enrollment.learner.id,
      enrollment: id,
      version: enrollment.version.id,
      observer: person.id,
    })
    await settleEnrollment(req, id)
    return { id: observation }
  })
}

function complete(exercise: ChecklistExercise, ticked: Ticked[]): ObservedItem[] {
  const byLabel = new Map(ticked.map((one) => [one.label, one]))
  const items = itemsOf(exercise)
  const open = items.filter(({ label }) => !byLabel.has(label)).length
  if (open > 0 || byLabel.size !== items.length) {
    throw malformed(
      'observation.incomplete',
      open > 0
        ? `${open === 1 ? 'One line is' : `${open} lines are`} not decided yet. Say of each whether you saw it.`
        : 'This is not the checklist of the course. Reload the page.',
    )
  }
  return items.map(({ label, text, critical }) => {
    const { observed, note } = byLabel.get(label) as Ticked
    return { label, text, critical, observed, note: note?.trim() || null }
  })
}

async function keep(
  req: PayloadRequest,
  {
    person,
    enrollment: { id, learner, version },
    exercise,
    observed,
    note,
  }: {
    person: Person
    enrollment: ObservedEnrollment
    exercise: ChecklistExercise
    observed: ObservedItem[]
    note: string | null
  },
): Promise<number> {
  const seen = Object.fromEntries(observed.map(({ label, observed }) => [label, observed]))
  const { score } = gradeObservation(exercise, seen)
  const [kept] = rows<{ id: number }>(
    await sql(req).execute(query`
      insert into observations (enrollment_id, learner_id, learner_name, version_id, version_hash, exercise, title, items,
        note, score, state, observer_id, observer_name, observed_at, organisation_id, created_at, updated_at)
      values (${id}, ${learner.id}, ${learner.name}, ${version.id}, ${version.hash}, ${exercise.id}, ${exercise.prompt},
        ${json(observed)}, ${note}, ${score}, 'awaiting-signature', ${person.id}, ${person.name}, now(),
        ${person.organisation}, now(), now())
      returning id`),
  )
  if (!kept) throw new Error('an observation was inserted and not returned')
  return kept.id
}
