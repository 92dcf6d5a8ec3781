import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import { enrolQueuedJob } from '@/jobs/learning/enrol-queued'
import { create, rows, sql, systemRequest, update } from '@/shared/db'
import { startJobs } from '@/shared/jobs'
import { announceDueDates } from '@/systems/learning/commands/announce-due-dates'
import { endWaivers } from '@/systems/learning/commands/end-waivers'
import { startSchool, type Actor, type School } from '../builders/school'
import { json, releaseVersion, type ReleasedCourse } from './learning-course'

let school: School
let course: ReleasedCourse
let number = 0

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school)
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test looks', organisation: school.organisation })
const stored = async <Row = Record<string, unknown>>(statement: SQL) =>
  rows<Row>(await sql(await system()).execute(statement))
const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code
const newLearner = () => school.someone(`Assigned ${++number}`, ['learner'])
const assign = (body: object, by: Actor = school.as.manager) => by.call('POST', '/assignments/assign', body)
const preview = (body: object, by: Actor = school.as.manager) => by.call('POST', '/assignments/preview', body)
const enrollmentsOf = (learner: Actor, on: ReleasedCourse = course) =>
  stored<{ id: number; state: string; assignment: number | null; due: string | null; by: number | null }>(query`
    select id, state, assignment_id as assignment, due_at as due, assigned_by_id as by from enrollments
    where learner_id = ${learner.id} and course_id = ${on.course}`)
const changePerson = async (learner: Actor, data: Record<string, unknown>) => {
  await update({ req: await system(), collection: 'users', id: learner.id, data })
  await school.jobs.drain()
}
const newGroup = async (...members: Actor[]) =>
  create({
    req: await school.as.manager.req(),
    collection: 'groups',
    data: { name: `Group ${++number}`, members: members.map(({ id }) => id) },
  })
const soon = () => new Date(Date.now() + 30 * 86_400_000).toISOString()

describe('assigning a course', () => {
  it('shows who would be enrolled, who has it and who was excused, and changes nothing', async () => {
    const on = await releaseVersion(school)
    const [fresh, busy, excused] = [await newLearner(), await newLearner(), await newLearner()]
    await assign({ course: on.course, to: { target: 'people', people: [busy.id, excused.id] } })
    const [row] = await enrollmentsOf(excused, on)
    await school.as.manager.call('POST', `/enrollments/${row?.id}/waive`, { reason: 'Trained elsewhere.' })
    const seen = await json(
      preview({ course: on.course, to: { target: 'people', people: [fresh.id, busy.id, excused.id] } }),
    )
    expect(seen).toMatchObject({
      people: 3,
      enrols: { total: 1, people: [{ id: fresh.id }] },
      has: { total: 1, people: [{ id: busy.id }] },
      waived: { total: 1, people: [{ id: excused.id }] },
    })
    expect(await enrollmentsOf(fresh, on)).toEqual([])
  })

  it('enrols once however often it is made, and every enrollment knows its assignment', async () => {
    const people = [await newLearner(), await newLearner()]
    const wish = {
      course: course.course,
      to: { target: 'people', people: people.map(({ id }) => id) },
      dueAt: soon(),
      reason: 'New.',
    }
    const first = await json<{ assignment: number; enrolled: number }>(assign(wish))
    const second = await json<{ assignment: number; created: boolean }>(assign(wish))
    expect(first.enrolled).toBe(2)
    expect(second).toMatchObject({ assignment: first.assignment, created: false, enrolled: 0 })
    for (const learner of people) {
      const [row, another] = await enrollmentsOf(learner)
      expect(row).toMatchObject({ state: 'assigned', assignment: first.assignment, by: school.as.manager.id })
      expect(another).toBeUndefined()
    }
    const told = await stored(query`
      select id from outbox where type = 'enrollment.assigned' and (payload ->> 'learner')::int = ${people[0]?.id}`)
    expect(told).toHaveLength(1)
  })

  it('leaves who enrolled themselves where they are, and takes the earlier due date over', async () => {
    const learner = await newLearner()
    await learner.call('POST', '/enrollments/enroll', { version: course.version })
    const { assignment } = await json<{ assignment: number }>(
      assign({ course: course.course, to: { target: 'people', people: [learner.id] }, dueAt: soon() }),
    )
    const [row, another] = await enrollmentsOf(learner)
    expect(row).toMatchObject({ state: 'assigned', assignment })
    expect(row?.due).not.toBeNull()
    expect(another).toBeUndefined()
  })

  it('enrols nobody when one person is of another organisation, or the due date has passed', async () => {
    const learner = await newLearner()
    const foreign = await assign({
      course: course.course,
      to: { target: 'people', people: [learner.id, school.other.learner.id] },
    })
    expect(await code(foreign)).toBe('person.not-found')
    const late = await assign({
      course: course.course,
      to: { target: 'people', people: [learner.id] },
      dueAt: '2020-01-01T00:00:00Z',
    })
    expect(await code(late)).toBe('assignment.due-in-the-past')
    expect(await enrollmentsOf(learner)).toEqual([])
  })

  it('lets trainers assign to the cohorts they lead, and to nobody else', async () => {
    const learner = await newLearner()
    const on = await releaseVersion(school)
    const cohort = async (trainers: number[]) =>
      (
        await create({
          req: await system(),
          collection: 'cohorts',
          data: { organisation: school.organisation, name: `Cohort ${++number}`, trainers, learners: [learner.id] },
        })
      ).id
    const [own, foreign] = [await cohort([school.as.trainer.id]), await cohort([school.as.manager.id])]
    const to = (cohorts: number[]) => ({ course: on.course, to: { target: 'cohorts', cohorts } })
    expect((await assign(to([foreign]), school.as.trainer)).status).toBe(404)
    expect((await assign({ course: on.course, to: { target: 'everybody' } }, school.as.trainer)).status).toBe(403)
    expect((await assign(to([own]), school.as.trainer)).status).toBe(200)
    expect(await enrollmentsOf(learner, on)).toHaveLength(1)
  })

  it('has no rule that means everybody by accident', async () => {
    const reply = await assign({ course: course.course, to: { target: 'rule', jobRoles: [], sites: [] } })
    expect(reply.status).toBe(400)
  })
})

describe('a rule', () => {
  it('is kept true: who gets the job is enrolled, who loses it before starting is withdrawn', async () => {
    const on = await releaseVersion(school)
    const jobRole = `Analyst ${++number}`
    const learner = await newLearner()
    await assign({ course: on.course, to: { target: 'rule', jobRoles: [jobRole] }, dueInDays: 14 })
    expect(await enrollmentsOf(learner, on)).toEqual([])
    await changePerson(learner, { jobRole: ` ${jobRole.toUpperCase()}` })
    const [row] = await enrollmentsOf(learner, on)
    expect(row).toMatchObject({ state: 'assigned' })
    expect(new Date(row?.due ?? 0).getTime()).toBeGreaterThan(Date.now() + 13 * 86_400_000)
    await changePerson(learner, { jobRole: 'Driver' })
    expect(await enrollmentsOf(learner, on)).toMatchObject([{ state: 'withdrawn' }])
    await changePerson(learner, { jobRole })
    expect(await enrollmentsOf(learner, on)).toMatchObject([{ state: 'assigned' }])
  })

  it('never takes away what somebody has begun', async () => {
    const on = await releaseVersion(school)
    const site = `Site ${++number}`
    const learner = await newLearner()
    await changePerson(learner, { site })
    await assign({ course: on.course, to: { target: 'rule', sites: [site] } })
    const [row] = await enrollmentsOf(learner, on)
    await learner.call('POST', `/enrollments/${row?.id}/progress`, {
      lesson: 'l-safety',
      screen: 0,
      done: [],
      answers: {},
    })
    await changePerson(learner, { site: 'Elsewhere' })
    expect(await enrollmentsOf(learner, on)).toMatchObject([{ state: 'in-progress' }])
  })

  it('does not enrol again whom a manager withdrew', async () => {
    const on = await releaseVersion(school)
    const jobRole = `Nurse ${++number}`
    const learner = await newLearner()
    await changePerson(learner, { jobRole })
    await assign({ course: on.course, to: { target: 'rule', jobRoles: [jobRole] } })
    const [row] = await enrollmentsOf(learner, on)
    await school.as.manager.call('POST', `/enrollments/${row?.id}/withdraw`, { reason: 'On leave.' })
    await changePerson(learner, { site: 'Moved' })
    expect(await enrollmentsOf(learner, on)).toMatchObject([{ state: 'withdrawn' }])
  })

  it('follows a group, for people who join it and people who leave it', async () => {
    const on = await releaseVersion(school)
    const [one, two] = [await newLearner(), await newLearner()]
    const group = await newGroup(one)
    await assign({ course: on.course, to: { target: 'groups', groups: [group.id] } })
    expect(await enrollmentsOf(one, on)).toHaveLength(1)
    await update({
      req: await school.as.manager.req(),
      collection: 'groups',
      id: group.id,
      data: { members: [two.id] },
    })
    await school.jobs.drain()
    expect(await enrollmentsOf(one, on)).toMatchObject([{ state: 'withdrawn' }])
    expect(await enrollmentsOf(two, on)).toMatchObject([{ state: 'assigned' }])
  })

  it('hands somebody over to another rule that means them too, instead of withdrawing them', async () => {
    const on = await releaseVersion(school)
    const [jobRole, site] = [`Porter ${++number}`, `Depot ${number}`]
    const learner = await newLearner()
    await changePerson(learner, { jobRole, site })
    await assign({ course: on.course, to: { target: 'rule', jobRoles: [jobRole] } })
    const other = await json<{ assignment: number }>(
      assign({ course: on.course, to: { target: 'rule', sites: [site] } }),
    )
    await changePerson(learner, { jobRole: 'Driver' })
    expect(await enrollmentsOf(learner, on)).toMatchObject([{ state: 'assigned', assignment: other.assignment }])
  })

  it('takes no new people once it has ended, and may take off those who have not started', async () => {
    const on = await releaseVersion(school)
    const jobRole = `Guard ${++number}`
    const [early, late] = [await newLearner(), await newLearner()]
    await changePerson(early, { jobRole })
    const { assignment } = await json<{ assignment: number }>(
      assign({ course: on.course, to: { target: 'rule', jobRoles: [jobRole] } }),
    )
    const ended = await school.as.manager.call('POST', `/assignments/${assignment}/end`, {
      reason: 'Outsourced.',
      withdraw: true,
    })
    expect(await json(ended)).toEqual({ withdrawn: 1 })
    await changePerson(late, { jobRole })
    expect(await enrollmentsOf(early, on)).toMatchObject([{ state: 'withdrawn' }])
    expect(await enrollmentsOf(late, on)).toEqual([])
  })
})

describe('two thousand people', () => {
  it('is enrolled by a job that shows how far it is, each person once', async () => {
    const on = await releaseVersion(school)
    const jobRole = `Crowd ${++number}`
    await stored(query`
      insert into users (name, email, language, state, job_role, organisation_id, created_at, updated_at)
      select 'Crowd ' || n, 'crowd-' || n || '@example.org', 'en', 'active', ${jobRole}, ${school.organisation}, now(), now()
      from generate_series(1, 2000) n`)
    const made = await json<{ assignment: number; queued: boolean; people: number }>(
      assign({ course: on.course, to: { target: 'rule', jobRoles: [jobRole] } }),
    )
    expect(made).toMatchObject({ queued: true, people: 2000 })
    // This job alone: what is sent to a thousand people is another suite's business.
    const jobs = await startJobs({ payload: school.payload, jobs: [enrolQueuedJob], live: false })
    await jobs.drain()
    await jobs.stop()
    const [counted] = await stored(query`select count(*)::int as n from enrollments where course_id = ${on.course}`)
    expect(counted).toEqual({ n: 2000 })
    const [row] = await stored(query`select progress from assignments where id = ${made.assignment}`)
    expect(row).toEqual({ progress: { done: 2000, total: 2000 } })
  }, 240_000)
})

describe('a waiver', () => {
  it('excuses somebody with a reason until a day, and then the course is theirs again with time to do it', async () => {
    const learner = await newLearner()
    const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
    await assign({ course: course.course, to: { target: 'people', people: [learner.id] }, dueAt })
    const [row] = await enrollmentsOf(learner)
    const until = new Date(Date.now() + 10 * 86_400_000)
    expect((await school.as.trainer.call('POST', `/enrollments/${row?.id}/waive`, { reason: 'Ill.' })).status).toBe(403)
    const waived = await school.as.manager.call('POST', `/enrollments/${row?.id}/waive`, {
      reason: 'Ill.',
      until: until.toISOString(),
    })
    expect(waived.status).toBe(200)
    expect(await enrollmentsOf(learner)).toMatchObject([{ state: 'waived' }])
    await endWaivers({ req: await system() })
    expect(await enrollmentsOf(learner)).toMatchObject([{ state: 'waived' }])
    await endWaivers({ req: await system(), now: until })
    const [back] = await enrollmentsOf(learner)
    expect(back?.state).toBe('assigned')
    expect(new Date(back?.due ?? 0).getTime()).toBeGreaterThan(until.getTime() + 6.9 * 86_400_000)
  })

  it('cannot be over before it begins, and does not touch what was passed', async () => {
    const learner = await newLearner()
    await assign({ course: course.course, to: { target: 'people', people: [learner.id] } })
    const [row] = await enrollmentsOf(learner)
    const at = `/enrollments/${row?.id}/waive`
    const past = await school.as.manager.call('POST', at, { reason: 'Ill.', until: '2020-01-01T00:00:00Z' })
    expect(await code(past)).toBe('waiver.ends-in-the-past')
    await stored(query`update enrollments set state = 'completed' where id = ${row?.id}`)
    expect((await school.as.manager.call('POST', at, { reason: 'Ill.' })).status).toBe(409)
    expect((await school.other.manager.call('POST', at, { reason: 'Ill.' })).status).toBe(404)
  })
})

describe('due dates', () => {
  it('are told of seven days and one day before and when they have passed, each once', async () => {
    const learner = await newLearner()
    const due = new Date(Date.now() + 20 * 86_400_000)
    await assign({ course: course.course, to: { target: 'people', people: [learner.id] }, dueAt: due.toISOString() })
    const heard = async () =>
      (
        await stored<{ type: string; days: number | null }>(query`
          select type, (payload ->> 'days')::int as days from outbox
          where type in ('enrollment.due-soon', 'enrollment.overdue') and (payload ->> 'learner')::int = ${learner.id} order by id`)
      ).map(({ type, days }) => `${type} ${days ?? ''}`.trim())
    const day = async (before: number) => {
      for (let twice = 0; twice < 2; twice += 1) {
        await announceDueDates({ req: await system(), now: new Date(due.getTime() - before * 86_400_000) })
      }
      return heard()
    }
    expect(await day(8)).toEqual([])
    expect(await day(6.5)).toEqual(['enrollment.due-soon 7'])
    expect(await day(3)).toEqual(['enrollment.due-soon 7'])
    expect(await day(0.9)).toEqual(['enrollment.due-soon 7', 'enrollment.due-soon 1'])
    expect(await day(-1)).toEqual(['enrollment.due-soon 7', 'enrollment.due-soon 1', 'enrollment.overdue'])
    expect(await day(-30)).toHaveLength(3)
  })
})

describe('self-enrolment', () => {
  it('is open unless a manager closes it; then the course leaves the catalogue and can only be assigned', async () => {
    const on = await releaseVersion(school)
    const [in_, out] = [await newLearner(), await newLearner()]
    await in_.call('POST', '/enrollments/enroll', { version: on.version })
    expect(
      (await school.as.author.call('POST', `/courses/${on.course}/self-enrolment`, { allowed: false })).status,
    ).toBe(403)
    expect(
      (await school.as.manager.call('POST', `/courses/${on.course}/self-enrolment`, { allowed: false })).status,
    ).toBe(200)
    const catalogue = async (learner: Actor) =>
      (await json<{ courses: { version: number }[] }>(learner.call('GET', '/enrollments/catalogue'))).courses.map(
        ({ version }) => version,
      )
    expect(await catalogue(in_)).toContain(on.version)
    expect(await catalogue(out)).not.toContain(on.version)
    const reply = await out.call('POST', '/enrollments/enroll', { version: on.version })
    expect({ status: reply.status, code: await code(reply) }).toEqual({
      status: 403,
      code: 'enrollment.by-assignment-only',
    })
    expect((await in_.call('POST', '/enrollments/enroll', { version: on.version })).status).toBe(200)
    await assign({ course: on.course, to: { target: 'people', people: [out.id] } })
    expect(await enrollmentsOf(out, on)).toHaveLength(1)
  })
})

describe('the list of who is on a course', () => {
  it('shows people with state, due date and who assigned it, overdue first, a page at a time', async () => {
    const on = await releaseVersion(school)
    const [calm, late] = [await newLearner(), await newLearner()]
    await assign({
      course: on.course,
      to: { target: 'people', people: [calm.id, late.id] },
      dueAt: soon(),
      reason: 'Because.',
    })
    await stored(
      query`update enrollments set due_at = now() - interval '1 day' where learner_id = ${late.id} and course_id = ${on.course}`,
    )
    const seen = await json(school.as.trainer.call('GET', `/assignments/course/${on.course}`))
    expect(seen).toMatchObject({
      counts: { all: 2, open: 2, overdue: 1 },
      may: { assign: true, manage: false },
      assignments: [{ to: '2 people', people: 2, overdue: 1, assignedBy: 'Our manager', reason: 'Because.' }],
      people: [
        { person: { id: late.id }, overdue: true },
        { person: { id: calm.id }, overdue: false, assignedBy: 'Our manager' },
      ],
      page: { from: 0, total: 2 },
    })
    const found = await json<{ people: unknown[] }>(
      school.as.manager.call('GET', `/assignments/course/${on.course}?filter=overdue`),
    )
    expect(found.people).toHaveLength(1)
    expect((await school.as.learner.call('GET', `/assignments/course/${on.course}`)).status).toBe(403)
    expect((await school.other.manager.call('GET', `/assignments/course/${on.course}`)).status).toBe(404)
  })
})
