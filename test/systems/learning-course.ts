import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { CourseManifest } from '@/shared/manifest/schema'
import { solutionOf } from '@/systems/courses/public'
import type { Actor, School } from '../builders/school'
import { freezerManifest } from '../fixtures/manifests/freezer'

export type ReleasedCourse = { version: number; course: number; manifest: CourseManifest }

/** A released version of a course, as publishing would have left it, without the way there. */
export async function releaseVersion(
  school: School,
  {
    by = school.as.manager,
    changes = {},
    number = 1,
    course,
    state = 'released',
  }: { by?: Actor; changes?: Partial<CourseManifest>; number?: number; course?: number; state?: string } = {},
): Promise<ReleasedCourse> {
  const manifest = freezerManifest({ version: String(number), ...changes })
  const req = await systemRequest(school.payload, {
    reason: 'building a course for a test',
    organisation: by.organisation,
  })
  const inserted = async (statement: ReturnType<typeof query>) => {
    const [row] = rows<{ id: number }>(await sql(req).execute(statement))
    if (!row) throw new Error('nothing was inserted')
    return row.id
  }
  const courseId =
    course ??
    (await inserted(query`
      insert into courses (title, state, version, organisation_id, created_at, updated_at)
      values (${manifest.title}, 'published', ${number}, ${by.organisation}, now(), now()) returning id`))
  const version = await inserted(query`
    insert into versions (course_id, number, title, language, hash, manifest, state, released_at, released_by_id,
      organisation_id, created_at, updated_at)
    values (${courseId}, ${number}, ${manifest.title}, ${manifest.language}, ${manifest.hash}, ${jsonText(manifest)}::jsonb,
      ${state}::enum_versions_state, now(), ${by.id}, ${by.organisation}, now(), now()) returning id`)
  return { version, course: courseId, manifest }
}

/** The SOP's file and passages behind the sample course. */
export async function keepSop(school: School, { by = school.as.author, sha256 = '0'.repeat(64) } = {}): Promise<void> {
  const req = await systemRequest(school.payload, {
    reason: 'building a SOP for a test',
    organisation: by.organisation,
  })
  const [sop] = rows<{ id: number }>(
    await sql(req).execute(query`
      insert into sops (title, organisation_id, created_at, updated_at)
      values ('Freezer Defrosting', ${by.organisation}, now(), now()) returning id`),
  )
  const [version] = rows<{ id: number }>(
    await sql(req).execute(query`
      insert into sop_versions (sop_id, label, reason, state, sha256, organisation_id, created_at, updated_at)
      values (${sop?.id}, '1.0', 'first', 'effective', ${sha256}, ${by.organisation}, now(), now()) returning id`),
  )
  const path = ['8. PROCEDURE', '8.3 Defrosting Process']
  const lines = [
    ['step-11', 'step', 'Allow natural defrosting', 'Step 11:'],
    [
      'let-ice-melt-naturally-with-door-open-an',
      'list-item',
      'Let ice melt naturally with door open and room air circulation',
      '•',
    ],
    [
      'monitor-water-collection-and-replace-tow',
      'list-item',
      'Monitor water collection and replace towels as needed',
      '•',
    ],
  ]
  for (const [order, [key, kind, text, marker]] of lines.entries()) {
    await sql(req).execute(query`
      insert into sop_segments (version_id, sop_id, key, kind, "order", text, path, start, "end", data, organisation_id)
      values (${version?.id}, ${sop?.id}, ${key}, ${kind}::enum_sop_segments_kind, ${order}, ${text}, ${jsonText(path)}::jsonb, 0,
        ${text?.length}, ${jsonText({ marker, level: kind === 'step' ? 1 : 2 })}::jsonb, ${by.organisation})`)
  }
}

/** What earns everything in the final assessment, by exercise. */
export function rightAnswers(manifest: CourseManifest): Record<string, unknown> {
  return Object.fromEntries(manifest.assessment.exercises.map((exercise) => [exercise.id, solutionOf(exercise)]))
}

export async function json<Body = Record<string, unknown>>(reply: Response | Promise<Response>): Promise<Body> {
  return (await (await reply).json()) as Body
}

/** On the course, with every lesson read, so that the assessment is open. */
export async function readyForAssessment(learner: Actor, { version, manifest }: ReleasedCourse): Promise<number> {
  const [enrolled] = await json<{ enrollment: number }[]>(learner.call('POST', '/enrollments/enroll', { version }))
  if (!enrolled) throw new Error('nobody was enrolled')
  const done = manifest.modules.flatMap(({ lessons }) => lessons.map(({ id }) => id))
  const saved = await learner.call('POST', `/enrollments/${enrolled.enrollment}/progress`, {
    lesson: 'assessment',
    screen: 0,
    done,
    answers: {},
  })
  if (!saved.ok) throw new Error(await saved.text())
  return enrolled.enrollment
}

export type StartedAttempt = {
  id: number
  number: number
  exercises: { id: string }[]
  answers: Record<string, unknown>
}

export const startAttempt = (learner: Actor, enrollment: number): Promise<StartedAttempt> =>
  json<StartedAttempt>(learner.call('POST', `/enrollments/${enrollment}/attempts`))
