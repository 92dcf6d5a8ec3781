import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Citation } from '@/shared/manifest/schema'
import { checklistsOf, itemsOf, type ChecklistItem } from '../grading/checklists'
import { notFound } from '../grading/errors'
import { enrollmentToObserve, type ObservedEnrollment } from '../grading/observed-enrollment'
import { observationsOf, selectObservation, type ObservationRow } from '../grading/rows'
import { signedIn } from '../policies'

export type ObservationSheet = {
  enrollment: ObservedEnrollment
  observer: string
  checklists: {
    exercise: string
    prompt: string
    /** In the assessment; those of lessons are practice. */
    counts: boolean
    items: (Omit<ChecklistItem, 'claim'> & { citation: Citation | null })[]
    /** Newest first. */
    observations: ObservationRow[]
  }[]
}

/** The checklists of an enrollment, for whoever watches. @throws what opening the enrollment refuses. */
export async function getObservationSheet({
  req,
  enrollment: id,
}: {
  req: PayloadRequest
  enrollment: number
}): Promise<ObservationSheet> {
  const { person, enrollment, manifest } = await enrollmentToObserve(req, id)
  const observations = await observationsOf(req, id)
  const counting = new Set(manifest.assessment.exercises.map((exercise) => exercise.id))
  const checklists = checklistsOf(manifest).map((exercise) => ({ exercise, counts: counting.has(exercise.id) }))
  return {
    enrollment,
    observer: person.name,
    checklists: checklists
      .sort((a, b) => Number(b.counts) - Number(a.counts))
      .map(({ exercise, counts }) => ({
        exercise: exercise.id,
        prompt: exercise.prompt,
        counts,
        items: itemsOf(exercise).map(({ claim, ...item }) => ({
          ...item,
          citation: (claim === null ? undefined : manifest.claims[claim]?.citations[0]) ?? null,
        })),
        observations: observations.filter((one) => one.exercise === exercise.id),
      })),
  }
}

/** Observations of oneself, those to sign first. */
export async function listMyObservations({ req }: { req: PayloadRequest }): Promise<ObservationRow[]> {
  const person = signedIn(req)
  return rows<ObservationRow>(
    await sql(req).execute(query`
      ${selectObservation} where o.learner_id = ${person.id} and o.organisation_id = ${person.organisation}
      order by (o.state = 'awaiting-signature') desc, o.id desc limit 50`),
  )
}

/** An observation of oneself. @throws `observation.not-found` (404). */
export async function getMyObservation({ req, id }: { req: PayloadRequest; id: number }): Promise<ObservationRow> {
  const person = signedIn(req)
  const [row] = rows<ObservationRow>(
    await sql(req).execute(query`
      ${selectObservation}
      where o.id = ${id} and o.learner_id = ${person.id} and o.organisation_id = ${person.organisation}`),
  )
  if (!row) throw notFound('observation')
  return row
}
