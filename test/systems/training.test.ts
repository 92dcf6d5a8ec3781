import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { create, rows, sql, systemRequest } from '@/shared/db'
import {
  bookSeat,
  cancelSession,
  changeSession,
  getCohort,
  getMaterials,
  getMessageAnnouncement,
  getRoster,
  getSessionAnnouncement,
  getTrainingHome,
  listCohorts,
  listMySessions,
  listSessions,
  writeNote,
} from '@/systems/training/public'
import { remindOfSessions } from '@/systems/training/commands/remind-of-sessions'
import { startSchool, type Actor, type School } from '../builders/school'
import {
  json,
  readyForAssessment,
  releaseVersion,
  rightAnswers,
  startAttempt,
  type ReleasedCourse,
} from './learning-course'
import { at, makeCohort, makeSession, terms } from './training-cohort'

let school: School
let course: ReleasedCourse

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school)
})
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'looking at what a test wrote' })
const stored = async <Row>(statement: ReturnType<typeof query>): Promise<Row[]> =>
  rows<Row>(await sql(await system()).execute(statement))
const told = async (type: string, session: number) =>
  (await stored<{ payload: { session?: number } }>(query`select payload from outbox where type = ${type}`)).filter(
    ({ payload }) => payload.session === session,
  ).length
const refusal = async (reply: Promise<Response>) => {
  const answer = await reply
  const body = (await answer.json()) as { errors?: { data?: { code?: string } }[] }
  return { status: answer.status, code: body.errors?.[0]?.data?.code }
}

describe('a trainer', () => {
  it('sees the cohorts they train and no other; a manager sees all of them; another organisation none', async () => {
    const [mine, theirs] = [await makeCohort(school), await makeCohort(school)]
    const ids = async (actor: Actor) => (await listCohorts({ req: await actor.req(), limit: 500 })).map(({ id }) => id)
    expect(await ids(mine.trainer)).toEqual([mine.id])
    expect(await ids(school.as.manager)).toEqual(expect.arrayContaining([mine.id, theirs.id]))
    expect(await ids(school.other.manager)).toEqual([])
    await expect(getCohort({ req: await mine.trainer.req(), cohort: theirs.id })).rejects.toMatchObject({ status: 404 })
    expect((await mine.trainer.call('GET', `/cohorts/${theirs.id}`)).status).toBe(404)
    expect((await mine.trainer.call('GET', `/cohorts/${mine.id}`)).status).toBe(200)
  })

  it('trains the cohort they make, and cannot put people of another organisation into it', async () => {
    const trainer = await school.someone('Maker', ['trainer'])
    const made = await json<{ doc: { id: number } }>(trainer.call('POST', '/cohorts', { name: 'Own' }))
    expect((await listCohorts({ req: await trainer.req() })).map(({ id }) => id)).toEqual([made.doc.id])
    for (const field of ['learners', 'trainers']) {
      const reply = await trainer.call('PATCH', `/cohorts/${made.doc.id}`, { [field]: [school.other.trainer.id] })
      expect(reply.status).toBe(400)
    }
  })

  it('sees the results of the learners they train, and of nobody else, whichever way they ask', async () => {
    const [mine, theirs] = [await makeCohort(school), await makeCohort(school)]
    const of = async ({ learners: [learner] }: typeof mine) => {
      if (!learner) throw new Error('the cohort has nobody')
      const enrollment = await readyForAssessment(learner, course)
      const { id } = await startAttempt(learner, enrollment)
      await json(learner.call('POST', `/attempts/${id}/submit`, { answers: rightAnswers(course.manifest) }))
      return { enrollment, attempt: id }
    }
    const [seen, unseen] = [await of(mine), await of(theirs)]
    const answers = async (actor: Actor, { enrollment, attempt }: typeof seen) =>
      Promise.all(
        [`/enrollments/${enrollment}`, `/attempts/${attempt}`, `/attempts/${attempt}/result`].map(
          async (address) => (await actor.call('GET', address)).status,
        ),
      )
    expect(await answers(mine.trainer, seen)).toEqual([200, 200, 200])
    expect(await answers(mine.trainer, unseen)).toEqual([404, 404, 404])
    expect(await answers(school.as.manager, unseen)).toEqual([200, 200, 200])
    const listed = await json<{ docs: { learner: number }[] }>(
      mine.trainer.call('GET', '/certificates?depth=0&limit=0'),
    )
    expect(listed.docs.map(({ learner }) => learner)).toEqual([mine.learners[0]?.id])
  })

  it('is not told of a cohort, a session or a note to somebody who learns', async () => {
    const { id, learners } = await makeCohort(school)
    const req = await learners[0]!.req()
    await expect(listCohorts({ req })).rejects.toMatchObject({ status: 403 })
    await expect(getRoster({ req, cohort: id })).rejects.toMatchObject({ status: 403 })
    await expect(getMaterials({ req, cohort: id, version: course.version })).rejects.toMatchObject({ status: 403 })
  })
})

describe('the roster', () => {
  it('shows how far everybody is, and no score where nothing is graded', async () => {
    const cohort = await makeCohort(school, { learners: 4 })
    const [passed, ungraded, reading, late] = cohort.learners as [Actor, Actor, Actor, Actor]
    const enrol = { version: course.version, dueAt: '2026-11-25T00:00:00Z' }
    expect((await cohort.trainer.call('POST', `/cohorts/${cohort.id}/enrol`, enrol)).status).toBe(200)
    const attempt = await startAttempt(passed, await readyForAssessment(passed, course))
    await passed.call('POST', `/attempts/${attempt.id}/submit`, { answers: rightAnswers(course.manifest) })
    const waiting = await startAttempt(ungraded, await readyForAssessment(ungraded, course))
    await stored(query`update attempts set state = 'needs-grading', submitted_at = now() where id = ${waiting.id}`)
    const [first] = course.manifest.modules.flatMap(({ lessons }) => lessons)
    const [own] = await json<{ enrollment: number }[]>(
      reading.call('POST', '/enrollments/enroll', { version: course.version }),
    )
    const place = { lesson: first!.id, screen: 0, done: [first!.id], answers: {} }
    await reading.call('POST', `/enrollments/${own!.enrollment}/progress`, place)

    const roster = await getRoster({
      req: await cohort.trainer.req(),
      cohort: cohort.id,
      version: course.version,
      now: at('12:00:00'),
    })
    const of = (actor: Actor) => roster.entries.find(({ learner }) => learner === actor.id)?.progress
    expect(of(passed)).toMatchObject({ state: 'completed', fraction: 1, score: 1, passed: true, overdue: false })
    expect(of(ungraded)).toMatchObject({ fraction: 1, score: null, passed: null, ungraded: true })
    expect(of(reading)).toMatchObject({ state: 'in-progress', score: null, ungraded: false, overdue: true })
    expect(of(reading)!.fraction).toBeGreaterThan(0)
    expect(of(reading)!.fraction).toBeLessThan(1)
    expect(of(reading)!.lastActivityAt).toMatch(/^\d{4}-/)
    expect(of(late)).toMatchObject({ state: 'assigned', fraction: 0, score: null, lastActivityAt: null, overdue: true })
    expect(roster.figures).toEqual({ learners: 4, enrolled: 4, completed: 1, overdue: 3, ungraded: 1, meanScore: 1 })
    expect((await getCohort({ req: await cohort.trainer.req(), cohort: cohort.id })).courses).toMatchObject([
      { id: course.version },
    ])
  })

  it('finds by name and address, puts those first who need a look, and comes in pages', async () => {
    const cohort = await makeCohort(school, { learners: 3 })
    await cohort.trainer.call('POST', `/cohorts/${cohort.id}/enrol`, { version: course.version })
    await readyForAssessment(cohort.learners[0]!, course)
    const req = await cohort.trainer.req()
    const look = { req, cohort: cohort.id, version: course.version }
    const least = await getRoster({ ...look, sort: 'progress' })
    expect(least.entries.at(-1)?.learner).toBe(cohort.learners[0]!.id)
    const found = await getRoster({ ...look, search: '-002' })
    expect(found.entries.map(({ learner }) => learner)).toEqual([cohort.learners[2]!.id])
    expect(found).toMatchObject({ matching: 1, pages: 1, figures: { learners: 3 } })
  })

  it('holds five hundred learners, fifty to a page', async () => {
    const cohort = await makeCohort(school, { learners: 1 })
    await stored(query`
      with made as (insert into users (name, email, language, organisation_id, created_at, updated_at)
        select 'Crowd ' || lpad(n::text, 3, '0'), 'crowd' || n || '@example.org', 'en', ${school.organisation}, now(), now()
        from generate_series(1, 499) n returning id)
      insert into cohorts_rels (parent_id, path, users_id, "order")
      select ${cohort.id}, 'learners', id, 100 + row_number() over () from made`)
    const req = await cohort.trainer.req()
    const last = await getRoster({ req, cohort: cohort.id, page: 99 })
    expect(last).toMatchObject({ page: 10, pages: 10, matching: 500 })
    expect(last.entries).toHaveLength(50)
    await cohort.trainer.call('POST', `/cohorts/${cohort.id}/enrol`, { version: course.version })
    expect((await getRoster({ req, cohort: cohort.id, version: course.version })).figures.enrolled).toBe(500)
  })

  it('shows nobody of another organisation, whatever a row says', async () => {
    const cohort = await makeCohort(school, { learners: 1 })
    await stored(query`
      insert into cohorts_rels (parent_id, path, users_id, "order")
      values (${cohort.id}, 'learners', ${school.other.learner.id}, 9)`)
    const { entries } = await getRoster({ req: await cohort.trainer.req(), cohort: cohort.id })
    expect(entries.map(({ learner }) => learner)).toEqual([cohort.learners[0]!.id])
    await expect(getRoster({ req: await school.other.manager.req(), cohort: cohort.id })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('takes in whoever joined after the cohort was put on a course, and leaves those who were waived', async () => {
    const cohort = await makeCohort(school, { learners: 2 })
    await cohort.trainer.call('POST', `/cohorts/${cohort.id}/enrol`, { version: course.version })
    await stored(query`update enrollments set state = 'waived' where learner_id = ${cohort.learners[0]!.id}`)
    const joined = await school.someone('Joined later', ['learner'])
    await stored(query`
      insert into cohorts_rels (parent_id, path, users_id, "order") values (${cohort.id}, 'learners', ${joined.id}, 9)`)
    const { enrolled } = await json<{ enrolled: { learner: number }[] }>(
      cohort.trainer.call('POST', `/cohorts/${cohort.id}/enrol`, { version: course.version, missingOnly: true }),
    )
    expect(enrolled.map(({ learner }) => learner)).toEqual([joined.id])
    expect(await stored(query`select state from enrollments where learner_id = ${cohort.learners[0]!.id}`)).toEqual([
      { state: 'waived' },
    ])
  })
})

describe('a session', () => {
  it('is in the diary of the cohort at the moment the clock of its place shows, and is announced', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const [own] = await listMySessions({ req: await cohort.learners[0]!.req(), now: at('08:00:00') })
    expect(own).toMatchObject({
      id: session,
      startsAt: '2026-11-26T09:00:00.000Z',
      place: 'Lab 2',
      attendance: 'expected',
    })
    expect(JSON.stringify(own)).not.toContain('@')
    expect(await told('session.scheduled', session)).toBe(1)
    expect(await getSessionAnnouncement({ req: await system(), session })).toMatchObject({
      organisation: school.organisation,
      learners: cohort.learners.map(({ id }) => id),
    })
    expect(await listMySessions({ req: await school.as.learner.req(), now: at('08:00:00') })).toEqual([])
  })

  it.each([
    ['ends before it starts', { ends: '2026-11-26T09:00' }, 'session.ends-before-start'],
    ['starts at a time the clocks skip', { starts: '2027-03-28T02:30', ends: '2027-03-28T04:00' }, 'session.time'],
    ['is in no time zone', { timeZone: 'Mars/Base' }, 'session.time-zone'],
    ['is nowhere', { place: '' }, 'session.nowhere'],
    ['has a link that runs a script', { link: 'javascript:alert(1)' }, 'session.link'],
    ['lasts for days', { ends: '2026-11-28T11:30' }, 'session.too-long'],
    ['is over already', { starts: '2020-11-26T10:00', ends: '2020-11-26T11:00' }, 'session.past'],
    ['is led by somebody who trains nobody', { trainer: 1_000_000 }, 'session.trainer'],
  ])('is refused where it %s', async (_what, wrong, code) => {
    const cohort = await makeCohort(school, { learners: 0 })
    await expect(makeSession(cohort, wrong)).rejects.toMatchObject({ status: 400, code })
    expect(await stored(query`select id from sessions where cohort_id = ${cohort.id}`)).toEqual([])
  })

  it('is scheduled, changed and called off by its own trainers and by managers alone', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const body = { ...terms, starts: '2999-01-01T10:00', ends: '2999-01-01T11:00' }
    const other = (await makeCohort(school)).trainer
    expect((await other.call('POST', '/sessions/schedule', { ...body, cohort: cohort.id })).status).toBe(404)
    expect((await other.call('POST', `/sessions/${session}/change`, { ...body, sequence: 0 })).status).toBe(404)
    expect((await other.call('POST', `/sessions/${session}/cancel`, { reason: 'x' })).status).toBe(404)
    expect((await other.call('GET', `/sessions/${session}`)).status).toBe(404)
    expect((await cohort.learners[0]!.call('POST', `/sessions/${session}/cancel`, { reason: 'x' })).status).toBe(403)
    expect((await school.as.manager.call('POST', '/sessions/schedule', { ...body, cohort: cohort.id })).status).toBe(
      200,
    )
  })

  it('is changed once by two people at once, and announced only where something changed', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const req = () => cohort.trainer.req()
    const now = at('08:00:00')
    expect(await changeSession({ req: await req(), session, sequence: 0, terms, now })).toEqual({
      session,
      sequence: 0,
    })
    expect(await told('session.changed', session)).toBe(0)
    const moved = { ...terms, place: 'Lab 3' }
    expect(await changeSession({ req: await req(), session, sequence: 0, terms: moved, now })).toEqual({
      session,
      sequence: 1,
    })
    await expect(
      changeSession({ req: await req(), session, sequence: 0, terms: { ...terms, place: 'Lab 4' }, now }),
    ).rejects.toMatchObject({ status: 409, code: 'training.changed-meanwhile' })
    expect(await told('session.changed', session)).toBe(1)
  })

  it('keeps its start once it has begun, and everything once it is over', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const change = async (now: Date, changes: object) =>
      changeSession({ req: await cohort.trainer.req(), session, sequence: 0, terms: { ...terms, ...changes }, now })
    await expect(change(at('10:30:00'), { starts: '2026-11-26T10:40' })).rejects.toMatchObject({
      code: 'session.started',
    })
    await expect(change(at('11:31:00'), { place: 'Lab 9' })).rejects.toMatchObject({ code: 'session.over' })
    await expect(
      cancelSession({ req: await cohort.trainer.req(), session, reason: 'Late', now: at('11:31:00') }),
    ).rejects.toMatchObject({ code: 'session.over' })
    expect(await change(at('10:30:00'), { ends: '2026-11-26T12:00' })).toMatchObject({ sequence: 1 })
  })

  it('is called off once, with a reason that the learners read', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const call = async (reason: string) =>
      cancelSession({ req: await cohort.trainer.req(), session, reason, now: at('08:00:00') })
    await expect(call('  ')).rejects.toMatchObject({ code: 'session.reason' })
    await call('The lab is closed.')
    await expect(call('Again')).rejects.toMatchObject({ status: 409, code: 'state.illegal-move' })
    const [own] = await listMySessions({ req: await cohort.learners[0]!.req(), now: at('08:00:00') })
    expect(own).toMatchObject({ state: 'cancelled', cancelledReason: 'The lab is closed.' })
    expect(await told('session.cancelled', session)).toBe(1)
  })

  it('reminds once, a day before, and again only where it was moved', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort)
    const remind = async (now: string) =>
      (await remindOfSessions({ req: await system(), now: new Date(now) })).reminded.filter((one) => one === session)
    expect(await remind('2026-11-25T08:59:00Z')).toEqual([])
    expect(await remind('2026-11-25T09:00:00Z')).toEqual([session])
    expect(await remind('2026-11-25T09:15:00Z')).toEqual([])
    await changeSession({
      req: await cohort.trainer.req(),
      session,
      sequence: 0,
      terms: { ...terms, starts: '2026-11-28T10:00', ends: '2026-11-28T11:00' },
      now: new Date('2026-11-25T10:00:00Z'),
    })
    expect(await remind('2026-11-26T09:00:00Z')).toEqual([])
    expect(await remind('2026-11-27T09:00:00Z')).toEqual([session])
    expect(await told('session.reminder-due', session)).toBe(2)
    const late = await makeSession(cohort, { now: new Date('2026-11-26T08:00:00Z') })
    await remind('2026-11-26T08:30:00Z')
    expect(await told('session.reminder-due', late)).toBe(0)
  })
})

describe('seats', () => {
  it('are given in the order they are asked for; the first who waits gets the one that is given back', async () => {
    const cohort = await makeCohort(school, { learners: 3 })
    const session = await makeSession(cohort, { capacity: 1 })
    const book = async (who: number, wanted = true) =>
      (await bookSeat({ req: await cohort.learners[who]!.req(), session, wanted, now: at('08:00:00') })).seat
    expect([await book(0), await book(1), await book(2), await book(1)]).toEqual([
      'seat',
      'waiting',
      'waiting',
      'waiting',
    ])
    expect(await book(0, false)).toBe('none')
    const seat = async (who: number) =>
      (await listMySessions({ req: await cohort.learners[who]!.req(), now: at('08:00:00') }))[0]?.seat
    expect([await seat(0), await seat(1), await seat(2)]).toEqual(['none', 'seat', 'waiting'])
    expect(await told('seat.freed-for', session)).toBe(1)
    await changeSession({
      req: await cohort.trainer.req(),
      session,
      sequence: 0,
      terms: { ...terms, capacity: 2 },
      now: at('08:00:00'),
    })
    expect(await seat(2)).toBe('seat')
  })

  it('are never given twice, however many ask at once', async () => {
    const cohort = await makeCohort(school, { learners: 6 })
    const session = await makeSession(cohort, { capacity: 2 })
    const asked = await Promise.all(
      cohort.learners.map(async (learner) =>
        bookSeat({ req: await learner.req(), session, wanted: true, now: at('08:00:00') }),
      ),
    )
    expect(asked.map(({ seat }) => seat).sort()).toEqual(['seat', 'seat', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  it('are not for people outside of the cohort, nor once it has begun', async () => {
    const cohort = await makeCohort(school)
    const session = await makeSession(cohort, { capacity: 1 })
    expect((await school.as.learner.call('POST', `/sessions/${session}/seat`, { wanted: true })).status).toBe(404)
    await expect(
      bookSeat({ req: await cohort.learners[0]!.req(), session, wanted: true, now: at('10:00:00') }),
    ).rejects.toMatchObject({ code: 'session.started' })
  })
})

describe('a message to a cohort', () => {
  it('is kept with who got it, and told of to those who are in the cohort then', async () => {
    const cohort = await makeCohort(school)
    const { message, recipients } = await json<{ message: number; recipients: number }>(
      cohort.trainer.call('POST', `/cohorts/${cohort.id}/messages`, { subject: 'Tomorrow', text: 'Bring gloves.' }),
    )
    expect(recipients).toBe(2)
    const kept = await getMessageAnnouncement({ req: await system(), message })
    expect(kept).toMatchObject({ subject: 'Tomorrow', text: 'Bring gloves.', cohort: { id: cohort.id } })
    expect([...kept.learners].sort()).toEqual(cohort.learners.map(({ id }) => id).sort())
    const events = await stored<{ payload: object }>(
      query`select payload from outbox where type = 'cohort.message-sent'`,
    )
    expect(events.at(-1)?.payload).toEqual({ cohort: cohort.id, message })
  })

  it('is not written by a trainer of another cohort, nor to nobody', async () => {
    const [cohort, empty] = [await makeCohort(school), await makeCohort(school, { learners: 0 })]
    const send = (who: Actor, to: number) => who.call('POST', `/cohorts/${to}/messages`, { subject: 'A', text: 'B' })
    expect((await refusal(send(empty.trainer, cohort.id))).status).toBe(404)
    expect(await refusal(send(empty.trainer, empty.id))).toEqual({ status: 409, code: 'cohort.empty' })
  })
})

describe('notes on a course', () => {
  it('are shared by the trainers of the organisation, and never written over unseen', async () => {
    const cohort = await makeCohort(school)
    const write = async (actor: Actor, text: string, revision: number) =>
      writeNote({ req: await actor.req(), version: course.version, lesson: 'l-defrost', text, revision })
    expect(await write(cohort.trainer, 'Show the puddle.', 0)).toEqual({ revision: 1 })
    await expect(write(school.as.manager, 'Mine', 0)).rejects.toMatchObject({ status: 409 })
    expect(await write(school.as.manager, 'Show the puddle first.', 1)).toEqual({ revision: 2 })
    const { notes, lessons } = await getMaterials({
      req: await cohort.trainer.req(),
      cohort: cohort.id,
      version: course.version,
    })
    expect(notes).toMatchObject({
      'l-defrost': { text: 'Show the puddle first.', writtenBy: 'Our manager', revision: 2 },
    })
    expect(lessons.map(({ id }) => id)).toContain('l-defrost')
    await expect(write(school.other.trainer, 'Theirs', 0)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the home page of a trainer', () => {
  it('shows who meets today and what is not settled, of their own cohorts only', async () => {
    const cohort = await makeCohort(school, { learners: 2 })
    const session = await makeSession(cohort)
    const morning = await getTrainingHome({ req: await cohort.trainer.req(), now: at('08:00:00') })
    expect(morning.today).toMatchObject([{ id: session, people: 2, recorded: 0 }])
    expect(morning.waiting).toEqual({ claims: [], incomplete: [], overdue: 0 })
    const evening = await getTrainingHome({ req: await cohort.trainer.req(), now: at('18:00:00') })
    expect(evening.today).toEqual([])
    expect(evening.waiting.incomplete).toEqual([{ session, title: terms.title, missing: 2 }])
    const other = await makeCohort(school)
    const theirs = await getTrainingHome({ req: await other.trainer.req(), now: at('18:00:00') })
    expect(theirs).toMatchObject({ today: [], waiting: { incomplete: [] } })
    const past = await listSessions({ req: await cohort.trainer.req(), past: true, now: at('18:00:00') })
    expect(past.sessions.map(({ id }) => id)).toEqual([session])
  })
})

it('keeps the collections of training closed to everything but their commands', async () => {
  const req = await school.as.trainer.req()
  await expect(
    create({ req, collection: 'attendance', data: { session: 1, learner: 1, state: 'present' } }),
  ).rejects.toMatchObject({ status: 403 })
})
