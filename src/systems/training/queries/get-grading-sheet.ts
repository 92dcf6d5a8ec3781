import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Citation, CourseManifest } from '@/shared/manifest/schema'
import { passageOf, type Cited } from '@/systems/learning/public'
import { checklistsOf } from '../grading/checklists'
import { countsFor } from '../grading/awards'
import { answersToGrade, attemptToGrade } from '../grading/open-attempt'
import { gradingsOf, observationsOf, type GradingRow } from '../grading/rows'
import { maxOf, type RubricExercise } from '../grading/rubric'

export type SheetAnswer =
  | { kind: 'text'; text: string }
  | { kind: 'file'; id: number; name: string; bytes: number; mediaType: string }
  /** The learner named a file that is not theirs, or is gone. */
  | { kind: 'missing' }

export type SheetExercise = {
  id: string
  type: RubricExercise['type']
  prompt: string
  points: number
  minWords: number | null
  answer: SheetAnswer
  rubric: {
    id: string
    criterion: string
    levels: { points: number; text: string }[]
    /** The passages behind it. */
    citations: Citation[]
  }[]
  /** The passages behind all of it, where the criteria name none of their own. */
  citations: Citation[]
  maxPoints: number
  /** Of whoever asks; null: not begun. */
  mine: GradingRow | null
  others: GradingRow[]
}

export type GradingSheet = {
  attempt: { id: number; number: number; state: string; submittedAt: string }
  learner: { id: number; name: string }
  version: { id: number; number: number; title: string; hash: string }
  /** As people cite them. */
  sources: Record<string, string>
  passScore: number
  exercises: SheetExercise[]
  /** Checklists of the assessment that still lack an observation or a signature. */
  unobserved: { exercise: string; prompt: string; waitsFor: 'observation' | 'signature' }[]
  enrollment: number
}

/**
 * All that somebody needs to grade an attempt: answers, rubrics with the clauses behind each criterion, and what was given
 * so far. Nothing that a machine has graded is in it.
 *
 * @throws `training.forbidden`, `grading.own-attempt` (403), `attempt.not-found` (404).
 */
export async function getGradingSheet({
  req,
  attempt: id,
}: {
  req: PayloadRequest
  attempt: number
}): Promise<GradingSheet> {
  const { person, attempt, manifest } = await attemptToGrade(req, id)
  const gradings = await gradingsOf(req, id)
  const files = await filesOf(req, id)
  const [learner] = rows<{ name: string }>(
    await sql(req).execute(query`select name from users where id = ${attempt.learner}`),
  )
  return {
    attempt: {
      id,
      number: attempt.number,
      state: attempt.state,
      submittedAt: attempt.submittedAt ?? attempt.startedAt,
    },
    learner: { id: attempt.learner, name: learner?.name ?? '' },
    version: {
      id: attempt.version.id,
      number: attempt.version.number,
      title: attempt.version.title,
      hash: attempt.version.hash,
    },
    sources: Object.fromEntries(
      manifest.sources.map(({ id, sop, version }) => [id, `${sop} ${/^\d/.test(version) ? 'v' : ''}${version}`]),
    ),
    passScore: manifest.assessment.passScore,
    exercises: answersToGrade({ attempt, manifest }).map((exercise) => {
      const given = gradings.filter((one) => one.exercise === exercise.id)
      return {
        id: exercise.id,
        type: exercise.type,
        prompt: exercise.prompt,
        points: exercise.points,
        minWords: exercise.type === 'free-text' ? (exercise.minWords ?? null) : null,
        answer: answerOf(
          attempt.answers[exercise.id],
          files.filter((file) => file.exercise === exercise.id),
        ),
        rubric: exercise.rubric.map(({ id, criterion, levels, claims }) => ({
          id,
          criterion,
          levels: levels.map(({ points, text }) => ({ points, text })),
          citations: citationsOf(manifest, claims ?? []),
        })),
        ...behindAll(manifest, exercise),
        maxPoints: maxOf(exercise),
        mine: given.find(({ grader }) => grader.id === person.id) ?? null,
        others: given.filter(({ grader }) => grader.id !== person.id),
      }
    }),
    unobserved: await unobservedOf(req, { id, enrollment: attempt.enrollment.id, drawn: attempt.drawn, manifest }),
    enrollment: attempt.enrollment.id,
  }
}

/**
 * A passage that a grader looks up, of the very version the learner was trained on.
 *
 * @throws as above, and `passage.not-found` (404).
 */
export async function getGradingPassage({
  req,
  attempt: id,
  cited,
}: {
  req: PayloadRequest
  attempt: number
  cited: Cited
}) {
  const { attempt } = await attemptToGrade(req, id)
  return passageOf({ req, version: attempt.version, cited })
}

type File = { id: number; exercise: string; name: string; bytes: number; mediaType: string }

async function filesOf(req: PayloadRequest, attempt: number): Promise<File[]> {
  return rows<File>(
    await sql(req).execute(query`
      select id, exercise, original_name as name, filesize::int as bytes, mime_type as "mediaType"
      from answer_files where attempt_id = ${attempt} order by id`),
  )
}

/** What an answer says of its file counts for nothing but which of the kept files it is. */
function answerOf(answer: unknown, files: File[]): SheetAnswer {
  if (typeof answer === 'string') return { kind: 'text', text: answer }
  const given = (answer as { file?: unknown } | null)?.file
  const file = files.find(({ id }) => String(id) === given)
  if (!file) return { kind: 'missing' }
  const { id, name, bytes, mediaType } = file
  return { kind: 'file', id, name, bytes, mediaType }
}

function citationsOf({ claims }: Pick<CourseManifest, 'claims'>, ids: readonly string[]): Citation[] {
  return ids.flatMap((id) => claims[id]?.citations ?? [])
}

/** The passages behind the exercise as a whole, where its criteria name none of their own. */
function behindAll(manifest: CourseManifest, { claims, rubric }: RubricExercise): { citations: Citation[] } {
  const own = new Set(rubric.flatMap((criterion) => criterion.claims ?? []))
  return {
    citations: citationsOf(
      manifest,
      claims.filter((id) => !own.has(id)),
    ),
  }
}

async function unobservedOf(
  req: PayloadRequest,
  { id, enrollment, drawn, manifest }: { id: number; enrollment: number; drawn: string[]; manifest: CourseManifest },
): Promise<GradingSheet['unobserved']> {
  const asked = checklistsOf(manifest).filter((exercise) => drawn.includes(exercise.id))
  if (asked.length === 0) return []
  const observations = await observationsOf(req, enrollment)
  return asked.flatMap(({ id: exercise, prompt }) => {
    const seen = countsFor({ observations, exercise, attempt: id })
    if (seen?.state === 'signed') return []
    return [{ exercise, prompt, waitsFor: seen ? ('signature' as const) : ('observation' as const) }]
  })
}
