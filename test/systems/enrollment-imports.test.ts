import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import { handleEndpoints } from 'payload'
import { create, rows, sql, systemRequest } from '@/shared/db'
import { startSchool, type Actor, type School } from '../builders/school'
import { json, releaseVersion, type ReleasedCourse } from './learning-course'

type Report = {
  import: number
  state: string
  counts: Record<string, number>
  lines: { line: number; fate: string; problem: string | null; person: number | null }[]
}

let school: School
let course: ReleasedCourse
let number = 0

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school, { changes: { title: 'Freezer Defrosting' } })
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test looks', organisation: school.organisation })
const stored = async <Row = Record<string, unknown>>(statement: SQL) =>
  rows<Row>(await sql(await system()).execute(statement))
const newLearner = () => school.someone(`Listed ${++number}`, ['learner'])
const run = (id: number, body: object, by: Actor = school.as.manager) =>
  by.call('POST', `/enrollment-imports/${id}/run`, body)
const enrolled = async (learner: Actor) =>
  stored<{ due: string | null; source: string }>(query`
    select to_char(e.due_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') as due, a.source from enrollments e left join assignments a on a.id = e.assignment_id
    where e.learner_id = ${learner.id}`)

async function check(csv: string, by: Actor = school.as.manager): Promise<Response> {
  return handleEndpoints({
    config: school.config,
    request: new Request('http://localhost:3000/api/enrollment-imports/check?filename=list.csv', {
      method: 'POST',
      headers: { origin: 'http://localhost:3000', cookie: `payload-token=${by.token}`, 'content-type': 'text/csv' },
      body: new TextEncoder().encode(csv),
    }),
  })
}

describe('a list of enrollments', () => {
  it('is checked line by line first, and enrols nobody by that', async () => {
    const [one, two] = [await newLearner(), await newLearner()]
    const report = await json<Report>(
      check(
        [
          '\uFEFFemail;course;due date',
          `${one.email.toUpperCase()};freezer defrosting;31.1.2031`,
          `${two.email};${course.course};`,
          `${one.email};Freezer Defrosting;`,
          `nobody@example.org;Freezer Defrosting;`,
          `${two.email};Fire drill;`,
          `${two.email};Freezer Defrosting;tomorrow`,
          `not an address;Freezer Defrosting;`,
          `${school.other.learner.email};Freezer Defrosting;`,
        ].join('\r\n'),
      ),
    )
    expect(report.counts).toMatchObject({ enrols: 2, 'unknown-person': 2, bad: 4 })
    const problem = (line: number) => report.lines.find((one) => one.line === line)?.problem
    expect(problem(4)).toContain('as in line 2')
    expect(problem(5)).toContain('nobody@example.org has no account here')
    expect(problem(6)).toContain('No course is called "Fire drill"')
    expect(problem(7)).toContain('"tomorrow" is not a day')
    expect(problem(8)).toContain('no email address')
    // A person of another organisation is as unknown as anybody.
    expect(problem(9)).toContain('has no account here')
    expect(await enrolled(one)).toEqual([])
  })

  it('changes nothing while a line is bad, unless the good lines alone are asked for', async () => {
    const learner = await newLearner()
    const report = await json<Report>(
      check(
        `email,course,due\n${learner.email},Freezer Defrosting,2031-01-31\nnobody@example.org,Freezer Defrosting,\n`,
      ),
    )
    const refused = await run(report.import, {})
    expect(refused.status).toBe(409)
    expect(await enrolled(learner)).toEqual([])
    const done = await json<Report>(run(report.import, { goodLinesOnly: true, reason: 'New year.' }))
    expect(done).toMatchObject({ state: 'finished', counts: { enrols: 1, 'unknown-person': 1 } })
    expect(await enrolled(learner)).toEqual([{ due: '2031-01-31 23:59', source: 'import' }])
    // Done is done: a second run is refused.
    expect((await run(report.import, { goodLinesOnly: true })).status).toBe(409)
    const told = await stored(
      query`select id from outbox where type = 'import.finished' and (payload ->> 'import')::int = ${report.import}`,
    )
    expect(told).toHaveLength(1)
  })

  it('gives a report for a spreadsheet, with what to do in each bad line, and no formulas in it', async () => {
    const report = await json<Report>(check('email,name,course\n"=cmd@example.org",X,Freezer Defrosting\n'))
    const reply = await school.as.manager.call('GET', `/enrollment-imports/${report.import}/report`)
    expect(reply.headers.get('content-disposition')).toContain('list-report.csv')
    const text = await reply.text()
    expect(text).toContain('line,email,name,course,due,result,what to do')
    expect(text).toContain("2,'=cmd@example.org,X,")
  })

  it('invites who is unknown where asked, and enrols them when they have made their account', async () => {
    await stored(query`update organisations set registration = 'invitation' where id = ${school.organisation}`)
    const email = `newcomer-${++number}@example.org`
    const report = await json<Report>(check(`email,name,course,due\n${email},Nora New,Freezer Defrosting,2031-01-31\n`))
    const reply = await run(report.import, { invite: true })
    const done = await json<Report>(reply)
    expect(done.counts).toMatchObject({ waits: 1 })
    expect(await stored(query`select email from invitations where email = ${email}`)).toHaveLength(1)
    const person = await create({
      req: await system(),
      collection: 'users',
      data: {
        organisation: school.organisation,
        name: 'Nora New',
        email,
        password: 'a-long-password-1',
        roles: ['learner'],
      },
    })
    await school.jobs.drain()
    expect(await enrolled({ id: person.id } as Actor)).toMatchObject([{ due: '2031-01-31 23:59' }])
  })

  it('is for training managers of the organisation', async () => {
    expect((await check('email,course\na@example.org,1\n', school.as.trainer)).status).toBe(403)
    const report = await json<Report>(check('email,course\na@example.org,1\n'))
    for (const path of ['result', 'report']) {
      const address = `/enrollment-imports/${report.import}/${path}`
      expect((await school.other.manager.call('GET', address)).status).toBe(404)
      expect((await school.as.learner.call('GET', address)).status).toBe(403)
    }
  })
})
