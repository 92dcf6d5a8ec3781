import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rows, sql, systemRequest } from '@/shared/db'
import { startSchool, type Actor, type School } from '../builders/school'
import { schoolPassword } from '../school-password'
import { asking, cohortOf, essay, grade, handIn, question, watched } from './graded-course'
import { json, readyForAssessment, releaseVersion, startAttempt, type ReleasedCourse } from './learning-course'

let school: School
let trainer: Actor
let stranger: Actor
let course: ReleasedCourse
let mixed: ReleasedCourse
let people = 0

beforeAll(async () => {
  school = await startSchool()
  trainer = await school.someone('Peter Novak', ['trainer'])
  stranger = await school.someone('Tomas Other', ['trainer'])
  course = await releaseVersion(school, { changes: asking(question, watched) })
  mixed = await releaseVersion(school, { changes: { ...asking(question, essay, watched), id: 'mixed' } })
}, 120_000)
afterAll(() => school.stop())

async function newLearner(): Promise<Actor> {
  const learner = await school.someone(`Learner ${(people += 1)}`, ['learner'])
  await cohortOf(school, [trainer], [learner], `Cohort ${people}`)
  return learner
}

const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code

async function stored<Row>(statement: ReturnType<typeof query>): Promise<Row[]> {
  const req = await systemRequest(school.payload, { reason: 'looking at what a test wrote' })
  return rows<Row>(await sql(req).execute(statement))
}

const where = async (enrollment: number) =>
  (await stored<{ state: string }>(query`select state from enrollments where id = ${enrollment}`))[0]?.state

/** Labels go by the rank of the text: `a` is the critical line. */
const ticks = (dry: boolean, log: boolean) => [
  { label: 'a', observed: dry },
  { label: 'b', observed: log, note: 'On the paper form.' },
]

const observe = (by: Actor, enrollment: number, items: object[], password = schoolPassword) =>
  by.call('POST', `/enrollments/${enrollment}/observe`, { exercise: 'watched', items, password })

const answers = { q1: false, why: 'Sharp objects damage the freezer, so it melts by room air.' }

describe('an observation', () => {
  it('completes the course once the trainer and the learner have both signed', async () => {
    const learner = await newLearner()
    const { enrollment, attempt } = await handIn(learner, course, answers)
    expect(await where(enrollment)).toBe('awaiting-observation')
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    expect(await where(enrollment)).toBe('awaiting-signature')
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).toMatchObject({ score: null, passed: null })

    const signed = await Promise.all([1, 2].map(() => learner.call('POST', `/observations/${id}/sign`)))
    expect(signed.map(({ status }) => status)).toEqual([200, 200])
    expect(await where(enrollment)).toBe('completed')
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).toMatchObject({ score: 1, passed: true })
    expect(await stored(query`select id from certificates where enrollment_id = ${enrollment}`)).toHaveLength(1)
    expect(
      await stored(query`
      select id from outbox where type = 'observation.signed' and payload ->> 'observation' = ${String(id)}`),
    ).toHaveLength(1)
  })

  it('says of which version, what, who and when', async () => {
    const learner = await newLearner()
    const { enrollment, attempt } = await handIn(learner, course, answers)
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    await learner.call('POST', `/observations/${id}/sign`)
    expect(await json(learner.call('GET', `/observations/${id}?depth=0`))).toMatchObject({
      versionHash: course.manifest.hash,
      observerName: 'Peter Novak',
      state: 'signed',
      score: 1,
      attempt,
      items: [
        { text: 'The interior is dry', critical: true, observed: true },
        { text: 'The temperature log is started', observed: true, note: 'On the paper form.' },
      ],
    })
  })

  it('asks for the password, and for every line', async () => {
    const learner = await newLearner()
    const { enrollment } = await handIn(learner, course, answers)
    const wrong = await observe(trainer, enrollment, ticks(true, true), 'wrong')
    expect([wrong.status, await code(wrong)]).toEqual([403, 'signature.password-wrong'])
    const half = await observe(trainer, enrollment, ticks(true, true).slice(1))
    expect([half.status, await code(half)]).toEqual([400, 'observation.incomplete'])
    expect(await stored(query`select id from observations where enrollment_id = ${enrollment}`)).toEqual([])
    expect(await where(enrollment)).toBe('awaiting-observation')
  })

  it('earns nothing once a critical line was missed, and can be shown again with the next attempt', async () => {
    const learner = await newLearner()
    const { enrollment, attempt } = await handIn(learner, course, answers)
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(false, true)))
    await learner.call('POST', `/observations/${id}/sign`)
    expect(await where(enrollment)).toBe('in-progress')
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).toMatchObject({ points: 1, passed: false })

    const { id: second } = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${second}/submit`, { answers })
    await school.jobs.drain()
    expect(await where(enrollment)).toBe('awaiting-observation')
    const again = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    await learner.call('POST', `/observations/${again.id}/sign`)
    expect(await where(enrollment)).toBe('completed')
  })

  it('made and signed before the learner hands in counts at once', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    await learner.call('POST', `/observations/${id}/sign`)
    expect(await where(enrollment)).toBe('in-progress')
    const { id: attempt } = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt}/submit`, { answers })
    await school.jobs.drain()
    expect(await where(enrollment)).toBe('completed')
  })

  it('that the learner disputes is made again', async () => {
    const learner = await newLearner()
    const { enrollment } = await handIn(learner, course, answers)
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, false)))
    expect((await learner.call('POST', `/observations/${id}/dispute`, { reason: ' ' })).status).toBe(400)
    expect((await learner.call('POST', `/observations/${id}/dispute`, { reason: 'I did start the log.' })).status).toBe(
      200,
    )
    expect(await where(enrollment)).toBe('awaiting-observation')
    expect((await learner.call('POST', `/observations/${id}/sign`)).status).toBe(409)
    expect((await observe(trainer, enrollment, ticks(true, true))).status).toBe(200)
    expect(await where(enrollment)).toBe('awaiting-signature')
  })

  it('is signed by the learner it is about, and made by those who train them', async () => {
    const learner = await newLearner()
    const { enrollment } = await handIn(learner, course, answers)
    for (const actor of [stranger, school.other.trainer, school.other.manager]) {
      expect((await observe(actor, enrollment, ticks(true, true))).status).toBe(404)
    }
    expect((await observe(learner, enrollment, ticks(true, true))).status).toBe(403)
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    for (const actor of [trainer, await newLearner(), school.other.learner]) {
      expect((await actor.call('POST', `/observations/${id}/sign`)).status).toBe(404)
    }
    expect(await where(enrollment)).toBe('awaiting-signature')
  })

  it('is never of oneself, and never twice', async () => {
    const both = await school.someone('Trainer who learns', ['learner', 'trainer'])
    await cohortOf(school, [both], [both])
    const own = await handIn(both, course, answers)
    const reply = await observe(both, own.enrollment, ticks(true, true))
    expect([reply.status, await code(reply)]).toEqual([403, 'observation.own'])

    const learner = await newLearner()
    const { enrollment } = await handIn(learner, course, answers)
    const twice = await Promise.all([1, 2].map(() => observe(trainer, enrollment, ticks(true, true))))
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect(await stored(query`select id from observations where enrollment_id = ${enrollment}`)).toHaveLength(1)
    const other = await observe(trainer, enrollment, ticks(true, false))
    expect([other.status, await code(other)]).toEqual([409, 'observation.unsigned'])
  })

  it('and a rubric wait for each other: there is one result, when both are there', async () => {
    const learner = await newLearner()
    const { enrollment, attempt } = await handIn(learner, mixed, answers)
    expect(await where(enrollment)).toBe('awaiting-grading')
    await grade(trainer, attempt, 'why', { damage: 2, air: 2 })
    await trainer.call('POST', `/attempts/${attempt}/release`)
    expect(await where(enrollment)).toBe('awaiting-observation')
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).not.toHaveProperty('graded')
    const { id } = await json<{ id: number }>(observe(trainer, enrollment, ticks(true, true)))
    await learner.call('POST', `/observations/${id}/sign`)
    expect(await json(learner.call('GET', `/attempts/${attempt}/result`))).toMatchObject({
      score: 1,
      points: 5,
      graded: [{ exercise: 'why' }],
    })
  })

  it('waits in no list once its attempt is void', async () => {
    const learner = await newLearner()
    const { enrollment, attempt } = await handIn(learner, course, answers)
    const reply = await school.as.manager.call('POST', `/attempts/${attempt}/void`, { reason: 'The power went off.' })
    expect(reply.status).toBe(200)
    expect(await where(enrollment)).toBe('in-progress')
  })
})
