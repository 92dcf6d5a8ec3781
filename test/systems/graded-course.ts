import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import type { Actor, School } from '../builders/school'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { json, readyForAssessment, startAttempt, type ReleasedCourse } from './learning-course'

const level = (points: number, text: string) => ({ points, text })

/** One point by a machine, two by a rubric of four. */
export const question: Exercise = {
  id: 'q1',
  type: 'true-false',
  prompt: 'Samples may go back as soon as the power is on.',
  points: 1,
  objective: 'restart',
  claims: ['no-return'],
  rationale: 'They wait for a stable target temperature.',
  answer: false,
}

export const essay: Exercise = {
  id: 'why',
  type: 'free-text',
  prompt: 'Why is the ice left to melt by itself?',
  points: 2,
  objective: 'defrost',
  claims: ['hot-water'],
  rationale: 'Heat and tools damage the freezer.',
  minWords: 5,
  rubric: [
    {
      id: 'damage',
      criterion: 'Names the damage that tools do',
      claims: ['sharp'],
      levels: [level(0, 'Not named'), level(1, 'Damage, without tools'), level(2, 'Sharp objects damage the freezer')],
    },
    {
      id: 'air',
      criterion: 'Says what melts the ice',
      claims: ['melt'],
      levels: [level(0, 'Not said'), level(1, 'Open door'), level(2, 'Open door and room air')],
    },
  ],
}

export const photo: Exercise = {
  id: 'photo',
  type: 'upload',
  prompt: 'Hand in a photo of your water collection.',
  points: 2,
  objective: 'defrost',
  claims: ['place-towels'],
  rationale: 'Towels and a bucket.',
  accept: ['image/*', '.pdf'],
  rubric: [
    {
      id: 'towels',
      criterion: 'Towels lie around the base',
      levels: [level(0, 'No towels'), level(1, 'Towels all around')],
    },
  ],
}

export const watched: Exercise = {
  id: 'watched',
  type: 'checklist',
  prompt: 'Restart the freezer while your trainer watches',
  points: 2,
  objective: 'restart',
  claims: [],
  rationale: 'Seen at the freezer.',
  items: [
    { id: 'i1', text: 'The interior is dry', claim: 'dry', critical: true },
    { id: 'i2', text: 'The temperature log is started', claim: 'log', critical: false },
  ],
}

/** Changes to the sample course: these exercises, all of them asked, in this order. */
export function asking(...exercises: Exercise[]): Partial<CourseManifest> {
  const { assessment } = freezerManifest()
  return { assessment: { ...assessment, passScore: 0.75, shuffle: false, exercises } }
}

/** Handed in with these answers. */
export async function handIn(
  learner: Actor,
  course: ReleasedCourse,
  answers: Record<string, unknown>,
): Promise<{ enrollment: number; attempt: number }> {
  const enrollment = await readyForAssessment(learner, course)
  const { id } = await startAttempt(learner, enrollment)
  const reply = await learner.call('POST', `/attempts/${id}/submit`, { answers })
  if (!reply.ok) throw new Error(await reply.text())
  return { enrollment, attempt: id }
}

/** A file as a browser sends it. */
export function upload(learner: Actor, attempt: number, bytes: Buffer, name: string, exercise = 'photo') {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return learner.call('POST', `/attempts/${attempt}/files?exercise=${exercise}`, form)
}

/** The smallest PNG there is. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export type Sheet = {
  exercises: {
    id: string
    answer: { kind: string; text?: string; id?: number; name?: string }
    rubric: { id: string; citations: { quote: string }[] }[]
    citations: { quote: string }[]
    mine: { revision: number; state: string; points: number | null } | null
    others: { grader: { name: string }; points: number | null; levels: Record<string, { level: number }> }[]
  }[]
  unobserved: { exercise: string; waitsFor: string }[]
}

export const sheetOf = (trainer: Actor, attempt: number): Promise<Sheet> =>
  json<Sheet>(trainer.call('GET', `/attempts/${attempt}/grading`))

type Choice = Record<string, number>

/** Gives these levels; `confirmed` unless said otherwise. */
export async function grade(
  trainer: Actor,
  attempt: number,
  exercise: string,
  choice: Choice,
  {
    confirmed = true,
    revision = 0,
    ...more
  }: { confirmed?: boolean; revision?: number } & Record<string, unknown> = {},
): Promise<Response> {
  const levels = Object.fromEntries(Object.entries(choice).map(([id, level]) => [id, { level, confirmed }]))
  return trainer.call('POST', `/attempts/${attempt}/grade`, { exercise, levels, revision, ...more })
}

/** A cohort of these people. */
export async function cohortOf(school: School, trainers: Actor[], learners: Actor[], name = 'Spring'): Promise<number> {
  const req = await systemRequest(school.payload, { reason: 'building a cohort for a test' })
  const [cohort] = rows<{ id: number }>(
    await sql(req).execute(query`
      insert into cohorts (name, organisation_id, created_at, updated_at)
      values (${name}, ${trainers[0]?.organisation ?? school.organisation}, now(), now()) returning id`),
  )
  if (!cohort) throw new Error('no cohort')
  for (const [path, people] of [
    ['trainers', trainers],
    ['learners', learners],
  ] as const) {
    for (const [order, { id }] of people.entries()) {
      await sql(req).execute(query`
        insert into cohorts_rels (parent_id, path, "order", users_id) values (${cohort.id}, ${path}, ${order + 1}, ${id})`)
    }
  }
  return cohort.id
}
