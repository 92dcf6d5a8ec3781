import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rows, sql, systemRequest } from '@/shared/db'
import { startSchool, type Actor, type School } from '../builders/school'
import { asking, cohortOf, essay, grade, handIn, photo, picture, question, sheetOf, upload } from './graded-course'
import { json, readyForAssessment, releaseVersion, startAttempt, type ReleasedCourse } from './learning-course'

let school: School
let trainer: Actor
let colleague: Actor
let stranger: Actor
let course: ReleasedCourse
let withPhoto: ReleasedCourse
let people = 0

beforeAll(async () => {
  school = await startSchool()
  trainer = await school.someone('Peter Novak', ['trainer'])
  colleague = await school.someone('Nadia Berg', ['trainer'])
  stranger = await school.someone('Tomas Other', ['trainer'])
  course = await releaseVersion(school, { changes: asking(question, essay) })
  withPhoto = await releaseVersion(school, { changes: { ...asking(question, photo), id: 'photo-course' } })
}, 120_000)
afterAll(() => school.stop())

/** In a cohort of the trainer and the colleague. */
async function newLearner(): Promise<Actor> {
  const learner = await school.someone(`Learner ${(people += 1)}`, ['learner'])
  await cohortOf(school, [trainer, colleague], [learner], `Cohort ${people}`)
  return learner
}

const good = { q1: false, why: 'Sharp objects damage the freezer, so it melts by room air.' }
const full = { damage: 2, air: 2 }
const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code

async function stored<Row>(statement: ReturnType<typeof query>): Promise<Row[]> {
  const req = await systemRequest(school.payload, { reason: 'looking at what a test wrote' })
  return rows<Row>(await sql(req).execute(statement))
}

const attemptRow = async (id: number) =>
  (
    await stored<{
      state: string
      score: string | null
      passed: boolean | null
      enrollment: string
      result: unknown
    }>(query`
      select a.state, a.score, a.passed, a.result, e.state as enrollment from attempts a
        join enrollments e on e.id = a.enrollment_id where a.id = ${id}`)
  )[0]

const told = (type: string, attempt: number) =>
  stored(query`select id from outbox where type = ${type} and payload ->> 'attempt' = ${String(attempt)}`)

describe('an attempt that people grade', () => {
  it('waits without a score, and never shows ungraded as 0', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, course, good)
    expect(await attemptRow(attempt)).toMatchObject({
      state: 'needs-grading',
      score: null,
      passed: null,
      enrollment: 'awaiting-grading',
      result: { points: null, maxPoints: 3 },
    })
    const result = await json<{ repeat: unknown[]; objectives: { points: number | null }[] }>(
      learner.call('GET', `/attempts/${attempt}/result`),
    )
    expect(result).toMatchObject({ state: 'needs-grading', score: null, passed: null, points: null, repeat: [] })
    expect(result.objectives.map(({ points }) => points)).toEqual([null, null])
    // Nor in the row itself, which its learner may read.
    expect(await json(learner.call('GET', `/attempts/${attempt}`))).not.toHaveProperty('result.perExercise')
    expect(await told('attempt.needs-grading', attempt)).toHaveLength(1)
  })

  it('keeps the learner from starting another one meanwhile', async () => {
    const learner = await newLearner()
    const { enrollment } = await handIn(learner, course, good)
    const reply = await learner.call('POST', `/enrollments/${enrollment}/attempts`)
    expect([reply.status, await code(reply)]).toEqual([409, 'assessment.being-graded'])
  })

  it('is released once, however often somebody clicks: result, enrollment and certificate together', async () => {
    const learner = await newLearner()
    const { attempt, enrollment } = await handIn(learner, course, good)
    expect((await grade(trainer, attempt, 'why', full, { comment: 'Well said.' })).status).toBe(200)
    const replies = await Promise.all([1, 2, 3].map(() => trainer.call('POST', `/attempts/${attempt}/release`)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await attemptRow(attempt)).toMatchObject({ state: 'released', passed: true, enrollment: 'completed' })
    expect(Number((await attemptRow(attempt))?.score)).toBe(1)
    expect(await stored(query`select id from certificates where enrollment_id = ${enrollment}`)).toHaveLength(1)
    expect(await told('attempt.released', attempt)).toHaveLength(1)
    const result = await json(learner.call('GET', `/attempts/${attempt}/result`))
    expect(result).toMatchObject({
      score: 1,
      points: 3,
      graded: [
        { exercise: 'why', points: 2, maxPoints: 2, comment: 'Well said.', criteria: [{ points: 2 }, { points: 2 }] },
      ],
    })
    expect(result).toHaveProperty('certificate')
  })

  it('that is not passed opens the enrollment again, and says what to repeat', async () => {
    const learner = await newLearner()
    const { attempt, enrollment } = await handIn(learner, course, good)
    await grade(trainer, attempt, 'why', { damage: 0, air: 1 })
    await trainer.call('POST', `/attempts/${attempt}/release`)
    expect(await attemptRow(attempt)).toMatchObject({ state: 'released', passed: false, enrollment: 'in-progress' })
    const result = await json(learner.call('GET', `/attempts/${attempt}/result`))
    expect(result).toMatchObject({ score: 0.5, points: 1.5, repeat: [{ points: 0.5, maxPoints: 2 }], attemptsLeft: 2 })
    expect((await startAttempt(learner, enrollment)).number).toBe(2)
  })

  it('needs nobody where nothing was written: an empty answer earns nothing at once', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, course, { q1: false, why: '  ' })
    expect(await attemptRow(attempt)).toMatchObject({ state: 'released', passed: false, enrollment: 'in-progress' })
  })

  it('cannot be released before everything is confirmed, nor graded once it is out', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, course, good)
    await grade(trainer, attempt, 'why', full, { confirmed: false })
    const early = await trainer.call('POST', `/attempts/${attempt}/release`)
    expect([early.status, await code(early)]).toEqual([409, 'grading.unfinished'])
    expect(await attemptRow(attempt)).toMatchObject({ state: 'needs-grading', score: null })
    await grade(trainer, attempt, 'why', full, { revision: 1 })
    await trainer.call('POST', `/attempts/${attempt}/release`)
    const late = await grade(trainer, attempt, 'why', { damage: 0, air: 0 }, { revision: 2 })
    expect([late.status, await code(late)]).toEqual([409, 'attempt.not-waiting'])
  })

  it('that is still under way is nothing to grade', async () => {
    const learner = await newLearner()
    const { id } = await startAttempt(learner, await readyForAssessment(learner, course))
    expect((await grade(trainer, id, 'why', full)).status).toBe(409)
    expect((await trainer.call('POST', `/attempts/${id}/release`)).status).toBe(409)
  })
})

describe('a grading', () => {
  it('shows the answer, and behind each criterion its passage', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, course, good)
    const { exercises } = await sheetOf(trainer, attempt)
    expect(exercises).toHaveLength(1)
    expect(exercises[0]).toMatchObject({ id: 'why', answer: { kind: 'text', text: good.why }, mine: null })
    expect(exercises[0]?.rubric[0]?.citations[0]?.quote).toBe(
      'DO NOT use sharp objects to chip ice (can damage freezer)',
    )
    expect(exercises[0]?.citations.map(({ quote }) => quote)).toEqual(['DO NOT use hot water or heat guns'])
  })

  it('has no points before every criterion has a level', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    const half = await json(await grade(trainer, attempt, 'why', { damage: 0 }, { confirmed: false }))
    expect(half).toMatchObject({ state: 'proposed', points: null })
    const whole = await json(await grade(trainer, attempt, 'why', { damage: 0, air: 0 }, { revision: 1 }))
    expect(whole).toMatchObject({ state: 'confirmed', points: 0 })
  })

  it('refuses other points than the rubric gives without a reason, and keeps the reason', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, course, good)
    const silent = await grade(trainer, attempt, 'why', full, { override: { points: 3, reason: '  ' } })
    expect([silent.status, await code(silent)]).toEqual([400, 'grading.reason-missing'])
    const tooMuch = await grade(trainer, attempt, 'why', full, { override: { points: 5, reason: 'Splendid.' } })
    expect([tooMuch.status, await code(tooMuch)]).toEqual([400, 'grading.out-of-range'])
    const kept = await grade(trainer, attempt, 'why', full, { override: { points: 3, reason: 'Copied in part.' } })
    expect(await json(kept)).toMatchObject({ points: 3, override: 3, overrideReason: 'Copied in part.' })
    await trainer.call('POST', `/attempts/${attempt}/release`)
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).toMatchObject({ points: 2.5 })
  })

  it('keeps what was given before, and refuses to overwrite what another window changed', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    await grade(trainer, attempt, 'why', { damage: 1, air: 1 })
    await grade(trainer, attempt, 'why', full, { revision: 1 })
    const stale = await grade(trainer, attempt, 'why', { damage: 0, air: 0 }, { revision: 1 })
    expect([stale.status, await code(stale)]).toEqual([409, 'grading.changed'])
    // A repeated click says the same again and changes nothing.
    expect(await json(await grade(trainer, attempt, 'why', full, { revision: 1 }))).toMatchObject({ revision: 2 })
    const [row] = await stored<{ history: { revision: number; points: number }[] }>(query`
      select history from gradings where attempt_id = ${attempt}`)
    expect(row?.history).toMatchObject([{ revision: 1, points: 2, state: 'confirmed' }])
  })

  it('by two people counts when both have one and one of them confirms', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    await grade(trainer, attempt, 'why', { damage: 2, air: 1 }, { confirmed: false, secondWanted: true })
    const alone = await grade(trainer, attempt, 'why', { damage: 2, air: 1 }, { revision: 1 })
    expect([alone.status, await code(alone)]).toEqual([409, 'grading.second-missing'])
    const queue = await json<{ entries: { attempt: number; second: string }[] }>(
      colleague.call('GET', '/attempts/to-grade'),
    )
    expect(queue.entries.find((one) => one.attempt === attempt)?.second).toBe('second')

    await grade(colleague, attempt, 'why', { damage: 1, air: 1 }, { confirmed: false })
    const { exercises } = await sheetOf(trainer, attempt)
    expect(exercises[0]?.others).toMatchObject([
      { grader: { name: 'Nadia Berg' }, points: 2, levels: { damage: { level: 1 } } },
    ])
    expect((await grade(trainer, attempt, 'why', { damage: 2, air: 1 }, { revision: 1 })).status).toBe(200)
    const both = await grade(colleague, attempt, 'why', { damage: 1, air: 1 }, { revision: 1 })
    expect([both.status, await code(both)]).toEqual([409, 'grading.confirmed-by-other'])
    await colleague.call('POST', `/attempts/${attempt}/release`)
    expect(await attemptRow(attempt)).toMatchObject({ state: 'released' })
    const kept = await stored<{ state: string }>(query`
      select state from gradings where attempt_id = ${attempt} order by id`)
    expect(kept.map(({ state }) => state)).toEqual(['released', 'proposed'])
  })

  it('can be thought over until it is released', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    await grade(trainer, attempt, 'why', full)
    await grade(trainer, attempt, 'why', full, { confirmed: false, revision: 1 })
    expect((await trainer.call('POST', `/attempts/${attempt}/release`)).status).toBe(409)
    expect(await told('grading.reopened', attempt)).toHaveLength(1)
  })

  it('refuses levels that the rubric does not have', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    expect((await grade(trainer, attempt, 'why', { damage: 9 })).status).toBe(400)
    expect((await grade(trainer, attempt, 'why', { nothing: 0 })).status).toBe(400)
    expect((await grade(trainer, attempt, 'q1', full)).status).toBe(404)
  })
})

describe('who grades', () => {
  it('nobody grades their own attempt', async () => {
    const both = await school.someone('Trainer who learns', ['learner', 'trainer'])
    await cohortOf(school, [both], [both])
    const { attempt } = await handIn(both, course, good)
    const reply = await grade(both, attempt, 'why', full)
    expect([reply.status, await code(reply)]).toEqual([403, 'grading.own-attempt'])
    expect((await both.call('POST', `/attempts/${attempt}/release`)).status).toBe(403)
    const queue = await json<{ entries: { attempt: number }[] }>(both.call('GET', '/attempts/to-grade'))
    expect(queue.entries).toEqual([])
  })

  it('trainers see the learners of their cohorts, managers everybody, other organisations nobody', async () => {
    const { attempt } = await handIn(await newLearner(), course, good)
    const sees = async (actor: Actor) => {
      const queue = await json<{ entries?: { attempt: number }[] }>(actor.call('GET', '/attempts/to-grade'))
      return queue.entries?.some((one) => one.attempt === attempt) ?? false
    }
    const manager = await json<{ next: string | null; total: number }>(
      school.as.manager.call('GET', '/attempts/to-grade'),
    )
    expect([await sees(trainer), await sees(stranger), await sees(school.other.manager)]).toEqual([true, false, false])
    expect(manager.total).toBeGreaterThan(0)
    for (const actor of [stranger, school.other.trainer, school.other.manager]) {
      expect((await actor.call('GET', `/attempts/${attempt}/grading`)).status).toBe(404)
      expect((await grade(actor, attempt, 'why', full)).status).toBe(404)
      expect((await actor.call('POST', `/attempts/${attempt}/release`)).status).toBe(404)
    }
    expect((await school.as.manager.call('GET', `/attempts/${attempt}/grading`)).status).toBe(200)
    expect((await school.as.author.call('GET', `/attempts/${attempt}/grading`)).status).toBe(403)
  })

  it('finds the oldest first, a page of twenty at a time, by course and by cohort', async () => {
    const team = await school.someone('Queue trainer', ['trainer'])
    const learners = []
    for (let n = 0; n < 22; n += 1) learners.push(await school.someone(`Queued ${n}`, ['learner']))
    await cohortOf(school, [team], learners, 'Long queue')
    const small = await cohortOf(school, [team], learners.slice(0, 3), 'Small')
    const attempts: number[] = []
    for (const learner of learners) attempts.push((await handIn(learner, course, good)).attempt)
    type Queue = { entries: { attempt: number }[]; next: string | null; total: number }
    const first = await json<Queue>(team.call('GET', '/attempts/to-grade'))
    const second = await json<Queue>(team.call('GET', `/attempts/to-grade?after=${first.next}`))
    expect(first.total).toBe(22)
    expect([...first.entries, ...second.entries].map(({ attempt }) => attempt)).toEqual(attempts)
    expect([first.entries.length, second.next]).toEqual([20, null])
    const few = await json<Queue>(team.call('GET', `/attempts/to-grade?cohort=${small}&course=${course.course}`))
    expect(few.entries.map(({ attempt }) => attempt)).toEqual(attempts.slice(0, 3))
    expect((await json<Queue>(team.call('GET', `/attempts/to-grade?course=${withPhoto.course}`))).total).toBe(0)
  }, 60_000)
})

describe('proof that is handed in', () => {
  it('is kept for its learner and their trainers, and leaves as a download', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, withPhoto)
    const { id: attempt } = await startAttempt(learner, enrollment)
    const kept = await json<{ file: string; name: string }>(upload(learner, attempt, picture, '../../towels.png'))
    expect(kept).toMatchObject({ name: 'towels.png' })
    await learner.call('POST', `/attempts/${attempt}/submit`, { answers: { q1: false, photo: kept } })
    const { exercises } = await sheetOf(trainer, attempt)
    expect(exercises[0]?.answer).toMatchObject({ kind: 'file', id: Number(kept.file), name: 'towels.png' })

    for (const actor of [learner, trainer, school.as.manager]) {
      const reply = await actor.call('GET', `/answer-files/${kept.file}/download`)
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''towels.png")
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
      expect(Buffer.from(await reply.arrayBuffer()).equals(picture)).toBe(true)
    }
    const others = [await newLearner(), stranger, school.as.author, school.other.manager, school.other.trainer]
    for (const actor of others) {
      expect((await actor.call('GET', `/answer-files/${kept.file}/download`)).status).toBe(404)
    }
    expect((await school.as.nobody.call('GET', `/answer-files/${kept.file}/download`)).status).toBe(401)
    const [row] = await stored<{ filename: string }>(query`select filename from answer_files where id = ${kept.file}`)
    expect([401, 403, 404]).toContain((await learner.call('GET', `/answer-files/file/${row?.filename}`)).status)
  })

  it('is refused where it is no proof, or not what the exercise asks for', async () => {
    const learner = await newLearner()
    const { id } = await startAttempt(learner, await readyForAssessment(learner, withPhoto))
    const refused = async (bytes: Buffer, name: string) => code(await upload(learner, id, bytes, name))
    expect(await refused(Buffer.from('<html><script>alert(1)</script></html>'), 'a.png')).toBe('proof.wrong-type')
    expect(await refused(Buffer.from('MZ\u0000\u0001 a program'), 'a.png')).toBe('proof.wrong-type')
    expect(await refused(Buffer.from('Just words.'), 'a.txt')).toBe('proof.wrong-type')
    expect((await upload(learner, id, picture, 'a.png', 'q1')).status).toBe(404)
    expect((await upload(await newLearner(), id, picture, 'a.png')).status).toBe(404)
    expect((await upload(learner, id, picture, 'photo.txt')).status).toBe(200)
  })

  it('that belongs to somebody else is not shown as this learner’s', async () => {
    const [one, other] = [await newLearner(), await newLearner()]
    const theirs = await startAttempt(one, await readyForAssessment(one, withPhoto))
    const kept = await json<{ file: string }>(upload(one, theirs.id, picture, 'mine.png'))
    const { attempt } = await handIn(other, withPhoto, { q1: false, photo: { file: kept.file, name: 'mine.png' } })
    expect((await sheetOf(trainer, attempt)).exercises[0]?.answer).toEqual({ kind: 'missing' })
  })

  it('cannot be added once the attempt is handed in', async () => {
    const learner = await newLearner()
    const { attempt } = await handIn(learner, withPhoto, { q1: false })
    expect((await upload(learner, attempt, picture, 'late.png')).status).toBe(409)
  })
})
