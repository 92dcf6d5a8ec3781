import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { canonical } from '@/shared/manifest/hash'
import type { Person } from '@/systems/identity/public'
import { notWaiting } from '@/systems/learning/public'
import '../events'
import { conflict, malformed, notFound } from '../grading/errors'
import { gradingMoves, type GradingState } from '../grading/lifecycle'
import { answersToGrade, lockAttemptToGrade } from '../grading/open-attempt'
import { gradingsOf, json, type GradingRow } from '../grading/rows'
import { allConfirmed, assertLevels, maxOf, pointsOf, type Levels, type RubricExercise } from '../grading/rubric'

export type Given = {
  levels: Levels
  comment?: string | null
  /** Points of the rubric other than its sum, with the reason. */
  override?: { points: number; reason: string } | null
  /** Somebody else has to look at it before it counts. */
  secondWanted?: boolean
  /** Of the grading as the grader saw it; 0: there was none. */
  revision: number
}

/**
 * Keeps what a grader gives for one answer: a proposal, and confirmed once every criterion is. What was there before goes
 * into the history. Giving the same twice changes nothing.
 *
 * @throws what opening the attempt refuses; `exercise.not-found` (404); `grading.unknown-level`, `grading.reason-missing`,
 * `grading.out-of-range` (400); `grading.changed`, `grading.confirmed-by-other`, `grading.second-missing` (409).
 */
export function gradeAnswer({
  req,
  attempt: id,
  exercise: exerciseId,
  given,
}: {
  req: PayloadRequest
  attempt: number
  exercise: string
  given: Given
}): Promise<GradingRow> {
  return inTransaction(req, async (req) => {
    const { person, attempt, manifest } = await lockAttemptToGrade(req, id)
    if (attempt.state !== 'needs-grading') throw notWaiting(attempt.state)
    const exercise = answersToGrade({ attempt, manifest }).find((one) => one.id === exerciseId)
    if (!exercise) throw notFound('exercise')
    const all = (await gradingsOf(req, id)).filter((one) => one.exercise === exerciseId)
    const mine = all.find(({ grader }) => grader.id === person.id)
    const others = all.filter((one) => one !== mine)

    const next = read(exercise, given, mine)
    if (mine && isSame(mine, next)) return mine
    assertFresh(mine, given)
    assertNobodyElseConfirmed(others)
    if (next.state === 'confirmed') assertSecond([next, ...others])
    assertMove({ moves: gradingMoves, from: mine?.state ?? 'proposed', to: next.state, what: 'The grading' })

    await keep(req, { person, attempt: id, learner: attempt.learner, exercise, mine, next })
    const kept = (await gradingsOf(req, id)).find((one) => one.exercise === exerciseId && one.grader.id === person.id)
    if (!kept) throw new Error('a grading was kept and not found')
    if (next.state === 'confirmed' || mine?.state === 'confirmed') {
      await emit(req, next.state === 'confirmed' ? 'grading.confirmed' : 'grading.reopened', {
        grading: kept.id,
        attempt: id,
        grader: person.id,
        overridden: next.override !== null,
      })
    }
    return kept
  })
}

type Next = Pick<
  GradingRow,
  'levels' | 'comment' | 'points' | 'maxPoints' | 'override' | 'overrideReason' | 'secondWanted'
> & { state: GradingState }

function read(exercise: RubricExercise, given: Given, mine: GradingRow | undefined): Next {
  assertLevels(exercise, given.levels)
  const levels = Object.fromEntries(
    Object.entries(given.levels).map(([id, { level, comment, confirmed }]) => [
      id,
      { level, comment: comment?.trim() || null, confirmed },
    ]),
  )
  const sum = pointsOf(exercise, levels)
  const maxPoints = maxOf(exercise)
  const override = readOverride(given.override ?? null, { sum, maxPoints })
  return {
    levels,
    comment: given.comment?.trim() || null,
    points: sum === null ? null : (override?.points ?? sum),
    maxPoints,
    override: override?.points ?? null,
    overrideReason: override?.reason ?? null,
    secondWanted: given.secondWanted ?? mine?.secondWanted ?? false,
    state: sum !== null && allConfirmed(exercise, levels) ? 'confirmed' : 'proposed',
  }
}

function readOverride(
  override: { points: number; reason: string } | null,
  { sum, maxPoints }: { sum: number | null; maxPoints: number },
): { points: number; reason: string } | null {
  if (!override || override.points === sum) return null
  const { points } = override
  if (!(points >= 0 && points <= maxPoints)) {
    throw malformed('grading.out-of-range', `Give between 0 and ${maxPoints} points.`)
  }
  const reason = override.reason.trim()
  if (reason === '') {
    throw malformed('grading.reason-missing', 'Say why the points differ from the rubric. The reason is kept.')
  }
  return { points, reason }
}

function isSame(mine: GradingRow, next: Next): boolean {
  const of = (one: GradingRow | Next) => [
    ...[one.levels, one.comment, one.points, one.override, one.overrideReason, one.secondWanted, one.state],
  ]
  return canonical(of(mine)) === canonical(of(next))
}

function assertFresh(mine: GradingRow | undefined, { revision }: Given): void {
  if ((mine?.revision ?? 0) === revision) return
  throw conflict('grading.changed', 'You changed this grading in another window. Look at it again; nothing was lost.', {
    current: mine ?? null,
  })
}

function assertNobodyElseConfirmed(others: GradingRow[]): void {
  const confirmed = others.find(({ state }) => state !== 'proposed')
  if (!confirmed) return
  throw conflict(
    'grading.confirmed-by-other',
    `${confirmed.grader.name} has confirmed this already. Ask ${confirmed.grader.name} to open it again.`,
  )
}

/** Two people with a level for everything; then either of them confirms. */
function assertSecond(all: { secondWanted: boolean; points: number | null }[]): void {
  if (!all.some(({ secondWanted }) => secondWanted)) return
  if (all.filter(({ points }) => points !== null).length >= 2) return
  throw conflict(
    'grading.second-missing',
    'A second grader was asked for and has not graded this yet. Your proposal is kept; one of you confirms afterwards.',
  )
}

async function keep(
  req: PayloadRequest,
  {
    person,
    attempt,
    learner,
    exercise,
    mine,
    next,
  }: {
    person: Person
    attempt: number
    learner: number
    exercise: RubricExercise
    mine: GradingRow | undefined
    next: Next
  },
): Promise<void> {
  const { levels, comment, points, maxPoints, override, overrideReason, secondWanted, state } = next
  const confirmedAt = state === 'confirmed' ? query`now()` : query`null`
  if (!mine) {
    await sql(req).execute(query`
      insert into gradings (attempt_id, learner_id, exercise, grader_id, state, levels, comment, points, max_points,
        override, override_reason, second_wanted, history, revision, confirmed_at, organisation_id, created_at, updated_at)
      values (${attempt}, ${learner}, ${exercise.id}, ${person.id}, ${state}::enum_gradings_state, ${json(levels)},
        ${comment}, ${points}, ${maxPoints}, ${override}, ${overrideReason}, ${secondWanted}, '[]'::jsonb, 1,
        ${confirmedAt}, ${person.organisation}, now(), now())`)
    return
  }
  const { levels: was, ...before } = mine
  const earlier = [{ ...before, levels: was, grader: mine.grader.id }]
  await sql(req).execute(query`
    update gradings set state = ${state}::enum_gradings_state, levels = ${json(levels)}, comment = ${comment},
      points = ${points}, override = ${override}, override_reason = ${overrideReason}, second_wanted = ${secondWanted},
      history = coalesce(history, '[]'::jsonb) || ${json(earlier)}, revision = revision + 1,
      confirmed_at = ${confirmedAt}, updated_at = now()
    where id = ${mine.id}`)
}
