import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { handleEndpoints } from 'payload'
import { rows, sql, systemRequest } from '@/shared/db'
import { startSchool, type Actor, type School } from '../builders/school'
import {
  json,
  keepSop,
  readyForAssessment,
  releaseVersion,
  rightAnswers,
  startAttempt,
  type ReleasedCourse,
} from './learning-course'

let school: School
let course: ReleasedCourse
let nextPerson = 0

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school)
})
afterAll(() => school.stop())

const newLearner = (): Promise<Actor> => school.someone(`Learner ${(nextPerson += 1)}`, ['learner'])
const code = async (reply: Response) =>
  (await json<{ errors: { data: { code: string } }[] }>(reply)).errors[0]?.data.code

async function stored<Row>(statement: ReturnType<typeof query>): Promise<Row[]> {
  return rows<Row>(
    await sql(await systemRequest(school.payload, { reason: 'looking at what a test wrote' })).execute(statement),
  )
}

describe('enrolling', () => {
  it('lets a learner take a released course of their organisation, once however often they ask', async () => {
    const learner = await newLearner()
    const first = await json<{ enrollment: number }[]>(
      learner.call('POST', '/enrollments/enroll', { version: course.version }),
    )
    const second = await json<{ enrollment: number }[]>(
      learner.call('POST', '/enrollments/enroll', { version: course.version }),
    )
    expect(first[0]).toMatchObject({ learner: learner.id, state: 'assigned', created: true })
    expect(second[0]).toMatchObject({ enrollment: first[0]?.enrollment, created: false })
    const told = await stored(query`
      select id from outbox where type = 'enrollment.assigned' and subject = ${`enrollment:${first[0]?.enrollment}`}`)
    expect(told).toHaveLength(1)
  })

  it('keeps a learner from enrolling somebody else', async () => {
    const [learner, other] = [await newLearner(), await newLearner()]
    const reply = await learner.call('POST', '/enrollments/enroll', { version: course.version, learners: [other.id] })
    expect(reply.status).toBe(403)
    expect(await stored(query`select id from enrollments where learner_id = ${other.id}`)).toEqual([])
  })

  it('lets trainers and managers assign several people, with a reason and a due date', async () => {
    const people = [await newLearner(), await newLearner()]
    const reply = await school.as.trainer.call('POST', '/enrollments/enroll', {
      version: course.version,
      learners: people.map(({ id }) => id),
      dueAt: '2027-01-15T00:00:00Z',
      reason: 'You are new in Imaging.',
    })
    expect(reply.status).toBe(200)
    const mine = await json<{ open: unknown[] }>(people[1]!.call('GET', '/enrollments/mine'))
    expect(mine.open).toMatchObject([
      {
        title: course.manifest.title,
        reason: 'You are new in Imaging.',
        assignedBy: 'Our trainer',
        dueAt: '2027-01-15T00:00:00.000Z',
      },
    ])
  })

  it('enrols nobody when one of the people is in another organisation', async () => {
    const ours = await newLearner()
    const reply = await school.as.manager.call('POST', '/enrollments/enroll', {
      version: course.version,
      learners: [ours.id, school.other.learner.id],
    })
    expect(reply.status).toBe(404)
    expect(await stored(query`select id from enrollments where learner_id = ${ours.id}`)).toEqual([])
  })

  it('refuses a version that is superseded or withdrawn', async () => {
    const old = await releaseVersion(school, { number: 7, state: 'superseded' })
    const reply = await school.as.learner.call('POST', '/enrollments/enroll', { version: old.version })
    expect(reply.status).toBe(409)
    expect(await code(reply)).toBe('version.not-released')
  })
})

describe('learning', () => {
  it('resumes exactly where the learner left, with what they answered', async () => {
    const learner = await newLearner()
    const [enrolled] = await json<{ enrollment: number }[]>(
      learner.call('POST', '/enrollments/enroll', { version: course.version }),
    )
    const at = `/enrollments/${enrolled?.enrollment}`
    const left = {
      lesson: 'l-defrost',
      screen: 3,
      done: ['l-safety'],
      answers: { heat: false },
      at: '2026-11-20T10:00:00.000Z',
    }
    expect((await learner.call('POST', `${at}/progress`, left)).status).toBe(200)
    expect(await json(learner.call('GET', `${at}/player`))).toMatchObject({ state: 'in-progress', initialState: left })
  })

  it('adds up what two open windows did, and keeps the latest place', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const at = `/enrollments/${enrollment}`
    await learner.call('POST', `${at}/progress`, { lesson: 'l-safety', screen: 1, done: [], answers: { heat: true } })
    await learner.call('POST', `${at}/progress`, {
      lesson: 'l-restart',
      screen: 0,
      done: ['l-safety'],
      answers: { gap: { 1: 'sharp' } },
    })
    const { initialState } = await json<{ initialState: unknown }>(learner.call('GET', `${at}/player`))
    expect(initialState).toMatchObject({
      lesson: 'l-restart',
      done: ['l-safety', 'l-defrost', 'l-restart'],
      answers: { heat: true, gap: { 1: 'sharp' } },
    })
  })

  it('tells on practice what was right and why, with the clause, but only after an answer', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const check = (answer: unknown) =>
      learner.call('POST', `/enrollments/${enrollment}/practice`, { exercise: 'when-back', answer })
    expect((await check([])).status).toBe(400)
    const feedback = await json<{ correct: boolean; citations: { quote: string }[] }>(check(['a']))
    expect(feedback.citations[0]?.quote).toContain('DO NOT return samples')
    expect(typeof feedback.correct).toBe('boolean')
  })

  it('does not check assessment questions as practice', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const reply = await learner.call('POST', `/enrollments/${enrollment}/practice`, { exercise: 'q1', answer: true })
    expect(reply.status).toBe(404)
  })

  it('shows the cited passage among its neighbours, verbatim, and only passages the course cites', async () => {
    await keepSop(school)
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const { source, segment, start, end } = course.manifest.claims.melt!.citations[0]!
    const look = (cited: Record<string, string>) =>
      learner.call('GET', `/enrollments/${enrollment}/passages?${new URLSearchParams(cited)}`)
    const cited = { source, segment, start: String(start), end: String(end) }
    expect(await json(look(cited))).toEqual({
      whole: true,
      heading: '8.3 Defrosting Process',
      lines: [
        { kind: 'item', text: 'Allow natural defrosting', marker: 'Step 11:', level: 0 },
        {
          kind: 'item',
          text: 'Let ice melt naturally with door open and room air circulation',
          marker: '•',
          level: 1,
          here: { start, end },
        },
        { kind: 'item', text: 'Monitor water collection and replace towels as needed', marker: '•', level: 1 },
      ],
      approval: { by: 'Ines Vogt', at: '2026-11-12T09:00:00.000Z' },
    })
    expect((await look({ ...cited, segment: 'step-11' })).status).toBe(404)
    expect((await look({})).status).toBe(404)
  })

  it('falls back to the frozen quote where the SOP is not kept', async () => {
    const gone = await releaseVersion(school, {
      changes: { sources: course.manifest.sources.map((source) => ({ ...source, sha256: 'f'.repeat(64) })) },
    })
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, gone)
    const { source, segment, start, end, quote } = gone.manifest.claims.melt!.citations[0]!
    const cited = new URLSearchParams({ source, segment, start: String(start), end: String(end) })
    const passage = await json(learner.call('GET', `/enrollments/${enrollment}/passages?${cited}`))
    expect(passage).toMatchObject({ whole: false, lines: [{ text: quote }] })
  })

  it('says why a withdrawn version does not open', async () => {
    const doomed = await releaseVersion(school, { number: 3 })
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, doomed)
    await stored(query`update versions set state = 'withdrawn' where id = ${doomed.version}`)
    const reply = await learner.call('GET', `/enrollments/${enrollment}/player`)
    expect(reply.status).toBe(410)
    expect(await code(reply)).toBe('version.withdrawn')
  })
})

describe('the final assessment', () => {
  it('opens when every lesson was read', async () => {
    const learner = await newLearner()
    const [enrolled] = await json<{ enrollment: number }[]>(
      learner.call('POST', '/enrollments/enroll', { version: course.version }),
    )
    const reply = await learner.call('POST', `/enrollments/${enrolled?.enrollment}/attempts`)
    expect(reply.status).toBe(409)
    expect(await code(reply)).toBe('lessons.unread')
  })

  it('goes on with the attempt under way, answers and order kept', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const first = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${first.id}/answers`, { exercise: 'q1', answer: true })
    expect(await startAttempt(learner, enrollment)).toEqual({ ...first, answers: { q1: true } })
  })

  it('gives two windows that start at once the same attempt', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const started = await Promise.all(Array.from({ length: 5 }, () => startAttempt(learner, enrollment)))
    expect(new Set(started.map(({ id }) => id)).size).toBe(1)
  })

  it('passes who answers right, completes the course and issues one certificate in the same step', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    const outcome = await json(
      learner.call('POST', `/attempts/${attempt.id}/submit`, { answers: rightAnswers(course.manifest) }),
    )
    expect(outcome).toEqual({ attempt: attempt.id, state: 'released', score: 1, passed: true })
    const [kept] = await stored<{ state: string; certificates: number }>(query`
      select e.state, (select count(*)::int from certificates where enrollment_id = e.id) as certificates
      from enrollments e where e.id = ${enrollment}`)
    expect(kept).toEqual({ state: 'completed', certificates: 1 })
    const mine = await json<{ certificates: unknown[] }>(learner.call('GET', '/enrollments/mine'))
    expect(mine).toMatchObject({ open: [], certificates: [{ title: course.manifest.title, version: 1 }] })
  })

  it('has one effect when it is handed in many times at once, and answers the same each time', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    const answers = rightAnswers(course.manifest)
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => json(learner.call('POST', `/attempts/${attempt.id}/submit`, { answers }))),
    )
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    const [effects] = await stored(query`
      select (select count(*)::int from certificates where enrollment_id = ${enrollment}) as certificates,
        (select count(*)::int from outbox where type = 'attempt.submitted' and (payload ->> 'attempt')::int = ${attempt.id}) as submitted,
        (select count(*)::int from outbox where type = 'certificate.issued' and (payload ->> 'enrollment')::int = ${enrollment}) as issued`)
    expect(effects).toEqual({ certificates: 1, submitted: 1, issued: 1 })
  })

  it('refuses to hand in again with other answers, or to change an answer afterwards', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt.id}/submit`, { answers: { q1: true } })
    const again = await learner.call('POST', `/attempts/${attempt.id}/submit`, {
      answers: rightAnswers(course.manifest),
    })
    expect(again.status).toBe(409)
    expect(await code(again)).toBe('attempt.other-answers')
    const late = await learner.call('POST', `/attempts/${attempt.id}/answers`, { exercise: 'q1', answer: false })
    expect(late.status).toBe(409)
    expect(await code(late)).toBe('attempt.closed')
  })

  it('counts what was saved one by one, also when nothing is sent along in the end', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    for (const [exercise, answer] of Object.entries(rightAnswers(course.manifest))) {
      expect((await learner.call('POST', `/attempts/${attempt.id}/answers`, { exercise, answer })).status).toBe(200)
    }
    expect(await json(learner.call('POST', `/attempts/${attempt.id}/submit`))).toMatchObject({ score: 1, passed: true })
  })

  it('ignores a score, a role and another learner in the body', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    const outcome = await json(
      learner.call('POST', `/attempts/${attempt.id}/submit`, {
        score: 1,
        passed: true,
        state: 'released',
        roles: ['admin'],
        learner: school.as.admin.id,
        answers: { q1: true, 'not-drawn': 'x' },
      }),
    )
    expect(outcome).toMatchObject({ score: 0, passed: false })
    const [kept] = await stored<{ answers: object; learner_id: number }>(
      query`select answers, learner_id from attempts where id = ${attempt.id}`,
    )
    expect(kept).toEqual({ answers: { q1: true }, learner_id: learner.id })
  })

  it('allows as many attempts as the course says, and says when they are used up', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    for (const number of [1, 2, 3]) {
      const attempt = await startAttempt(learner, enrollment)
      expect(attempt.number).toBe(number)
      await learner.call('POST', `/attempts/${attempt.id}/submit`)
    }
    const reply = await learner.call('POST', `/enrollments/${enrollment}/attempts`)
    expect(reply.status).toBe(409)
    expect(await code(reply)).toBe('attempts.used-up')
    expect(await json(learner.call('GET', `/enrollments/${enrollment}/player`))).toMatchObject({ attemptsLeft: 0 })
  })

  it('gives another attempt when a manager declares one void, with a reason that is kept, and to nobody else', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempts: number[] = []
    for (const _number of [1, 2, 3]) {
      const { id } = await startAttempt(learner, enrollment)
      await learner.call('POST', `/attempts/${id}/submit`)
      attempts.push(id)
    }
    const voided = (who: Actor) => who.call('POST', `/attempts/${attempts[2]}/void`, { reason: 'The power went off.' })
    expect((await voided(learner)).status).toBe(403)
    expect((await voided(school.as.trainer)).status).toBe(403)
    expect((await voided(school.other.manager)).status).toBe(404)
    expect((await voided(school.as.manager)).status).toBe(200)
    const [kept] = await stored<{ result: object }>(query`select result from attempts where id = ${attempts[2]}`)
    expect(kept?.result).toMatchObject({ voided: { by: school.as.manager.id, reason: 'The power went off.' } })
    expect((await startAttempt(learner, enrollment)).number).toBe(4)
  })

  it('cannot be declared void once it was passed', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt.id}/submit`, { answers: rightAnswers(course.manifest) })
    const reply = await school.as.manager.call('POST', `/attempts/${attempt.id}/void`, { reason: 'Why not' })
    expect(await code(reply)).toBe('attempt.passed')
  })

  it('takes no further attempt once the course is passed', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt.id}/submit`, { answers: rightAnswers(course.manifest) })
    const reply = await learner.call('POST', `/enrollments/${enrollment}/attempts`)
    expect(await code(reply)).toBe('assessment.passed')
  })

  it('leaves what a person must grade ungraded: null, never 0, and no certificate', async () => {
    const essay = {
      id: 'essay',
      type: 'free-text' as const,
      prompt: 'Why is the ice left to melt by itself?',
      points: 2,
      claims: ['melt'],
      rationale: '',
      rubric: [
        {
          id: 'r',
          criterion: 'Says why',
          levels: [
            { points: 0, text: 'No' },
            { points: 2, text: 'Yes' },
          ],
        },
      ],
    }
    const { assessment } = course.manifest
    const graded = await releaseVersion(school, {
      changes: { assessment: { ...assessment, exercises: [...assessment.exercises, essay] } },
    })
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, graded)
    const attempt = await startAttempt(learner, enrollment)
    const answers = { ...rightAnswers(course.manifest), essay: 'Because heat and sharp tools damage the freezer.' }
    const outcome = await json(learner.call('POST', `/attempts/${attempt.id}/submit`, { answers }))
    expect(outcome).toEqual({ attempt: attempt.id, state: 'needs-grading', score: null, passed: null })
    const [kept] = await stored(query`
      select e.state, a.score, a.passed, (select count(*)::int from certificates where enrollment_id = e.id) as certificates
      from attempts a join enrollments e on e.id = a.enrollment_id where a.id = ${attempt.id}`)
    expect(kept).toEqual({ state: 'awaiting-grading', score: null, passed: null, certificates: 0 })
    const next = await learner.call('POST', `/enrollments/${enrollment}/attempts`)
    expect(await code(next)).toBe('assessment.being-graded')
  })

  it('says in the result what to repeat, with the clause, and how many attempts are left', async () => {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const attempt = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt.id}/submit`, {
      answers: { ...rightAnswers(course.manifest), q1: true, q2: ['a'], q5: [] },
    })
    const result = await json<{ repeat: { exercise: { id: string }; citations: { quote: string }[] }[] }>(
      learner.call('GET', `/attempts/${attempt.id}/result`),
    )
    expect(result).toMatchObject({ passed: false, attemptsLeft: 2, number: 1 })
    const first = result.repeat.find(({ exercise }) => exercise.id === 'q1')
    expect(first?.citations[0]?.quote).toContain('DO NOT return samples')
  })
})

describe('somebody else', () => {
  it('of another organisation finds nothing of ours by id, whatever their role', async () => {
    const { enrollment, attempt } = await underWay()
    const asked: Asked[] = [
      ['GET', `/enrollments/course/${course.version}`],
      ['POST', '/enrollments/enroll', { version: course.version }],
      ['GET', `/attempts/${attempt}/result`],
      ...ofTheLearner(enrollment, attempt),
    ]
    for (const who of [school.other.learner, school.other.manager, school.other.admin]) await expectNothing(who, asked)
    const catalogue = await json<{ courses: unknown[] }>(school.other.learner.call('GET', '/enrollments/catalogue'))
    expect(catalogue.courses).toEqual([])
  })

  it('of the same organisation does not either, and a manager cannot learn in their place, but sees the result', async () => {
    const { enrollment, attempt, learner } = await underWay()
    const neighbour = await newLearner()
    await expectNothing(neighbour, [...ofTheLearner(enrollment, attempt), ['GET', `/attempts/${attempt}/result`]])
    const work = ofTheLearner(enrollment, attempt).filter(
      ([method, path]) => method === 'POST' || path.endsWith('/player'),
    )
    await expectNothing(school.as.manager, work)
    await learner.call('POST', `/attempts/${attempt}/submit`)
    expect((await school.as.manager.call('GET', `/attempts/${attempt}/result`)).status).toBe(200)
  })

  type Asked = [method: string, path: string, body?: unknown]

  async function underWay(): Promise<{ learner: Actor; enrollment: number; attempt: number }> {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, course)
    const { id } = await startAttempt(learner, enrollment)
    return { learner, enrollment, attempt: id }
  }

  /** All that only the learner may do. */
  function ofTheLearner(enrollment: number, attempt: number): Asked[] {
    const { source, segment, start, end } = course.manifest.claims.melt!.citations[0]!
    const cited = new URLSearchParams({ source, segment, start: String(start), end: String(end) })
    return [
      ['GET', `/enrollments/${enrollment}/player`],
      ['POST', `/enrollments/${enrollment}/progress`, { lesson: 'l-safety', screen: 0, done: [], answers: {} }],
      ['POST', `/enrollments/${enrollment}/practice`, { exercise: 'heat', answer: true }],
      ['GET', `/enrollments/${enrollment}/passages?${cited}`],
      ['POST', `/enrollments/${enrollment}/attempts`],
      ['POST', `/attempts/${attempt}/answers`, { exercise: 'q1', answer: true }],
      ['POST', `/attempts/${attempt}/submit`, {}],
    ]
  }

  async function expectNothing(who: Actor, asked: Asked[]): Promise<void> {
    for (const [method, path, body] of asked) {
      const reply = await who.call(method, path, body)
      expect({ path, status: reply.status }).toEqual({ path, status: 404 })
    }
  }

  it('turns visitors away from everything but the certificate check', async () => {
    for (const path of ['/enrollments/mine', '/enrollments/catalogue', '/enrollments/1/player', '/attempts/1/result']) {
      expect((await school.as.nobody.call('GET', path)).status).toBe(401)
    }
  })
})

describe('a request from another site', () => {
  it('does nothing, although the browser sends the cookie along', async () => {
    const learner = await newLearner()
    const url = 'http://localhost:3000/api/enrollments/enroll'
    const from = (headers: Record<string, string>) =>
      handleEndpoints({
        config: school.config,
        request: new Request(url, {
          method: 'POST',
          headers: { cookie: `payload-token=${learner.token}`, 'content-type': 'text/plain', ...headers },
          body: JSON.stringify({ version: course.version }),
        }),
      })
    expect((await from({ origin: 'https://evil.example' })).status).toBe(401)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(401)
    expect(await stored(query`select id from enrollments where learner_id = ${learner.id}`)).toEqual([])
    expect((await from({ origin: 'http://localhost:3000' })).status).toBe(200)
  })
})

describe('the catalogue', () => {
  it('lists released courses with time and sources, finds them by SOP, and takes search signs literally', async () => {
    const find = (q: string) =>
      json<{ courses: { title: string; minutes: number }[] }>(
        school.as.learner.call('GET', `/enrollments/catalogue?q=${encodeURIComponent(q)}`),
      )
    const all = await find('')
    expect(all.courses[0]).toMatchObject({
      title: 'Freezer defrosting and maintenance',
      minutes: 17,
      lessons: 3,
      sources: [{ sop: 'SOP-LAB-XXX' }],
    })
    expect((await find('lab-xxx')).courses.length).toBe(all.courses.length)
    expect((await find('%')).courses).toEqual([])
  })
})

describe('a certificate', () => {
  it('can be checked by anybody with its code, however it is typed, and names course version and SOP versions', async () => {
    const { code: issued } = await passed(course)
    const typed = issued.toLowerCase().replaceAll('-', ' ')
    const checked = await json(school.as.nobody.call('GET', `/certificates/check/${encodeURIComponent(typed)}`))
    expect(checked).toMatchObject({
      code: issued,
      verdict: { kind: 'valid' },
      organisation: 'Meridian Biobank',
      score: 1,
      points: 9,
      maxPoints: 9,
      course: { title: course.manifest.title, version: 1, hash: course.manifest.hash },
      sources: [
        {
          sop: 'SOP-LAB-XXX',
          version: '1.0',
          statements: Object.keys(course.manifest.claims).length,
          clauses: '§4–§8',
        },
      ],
      approvals: [{ by: 'Ines Vogt' }],
    })
  })

  it('shows nothing for an unknown code', async () => {
    const reply = await school.as.nobody.call('GET', '/certificates/check/AAAA-BBBB-CCCC')
    expect(reply.status).toBe(404)
    expect(Object.keys(await json(reply))).toEqual(['errors'])
  })

  it('says when a newer version is out, when the version is withdrawn, and when it was revoked', async () => {
    const first = await releaseVersion(school, { number: 1 })
    const { code: issued } = await passed(first)
    const verdict = async () =>
      (await json<{ verdict: { kind: string } }>(school.as.nobody.call('GET', `/certificates/check/${issued}`))).verdict
    await releaseVersion(school, { number: 2, course: first.course })
    expect(await verdict()).toMatchObject({ kind: 'superseded', next: 2 })
    await stored(query`update versions set state = 'withdrawn' where id = ${first.version}`)
    expect(await verdict()).toMatchObject({ kind: 'withdrawn' })
    await stored(
      query`update certificates set revoked_at = now(), revoked_reason = 'Issued by mistake' where code = ${issued}`,
    )
    expect(await verdict()).toMatchObject({ kind: 'revoked', reason: 'Issued by mistake' })
  })

  it('does not vouch for a course that was altered after its release', async () => {
    const tampered = await releaseVersion(school, { number: 5 })
    const { code: issued } = await passed(tampered)
    await stored(query`
      update versions set manifest = jsonb_set(manifest, '{assessment,passScore}', '0.1') where id = ${tampered.version}`)
    const checked = await json(school.as.nobody.call('GET', `/certificates/check/${issued}`))
    expect(checked).toMatchObject({ verdict: { kind: 'altered' } })
  })

  async function passed(of: ReleasedCourse): Promise<{ code: string }> {
    const learner = await newLearner()
    const enrollment = await readyForAssessment(learner, of)
    const attempt = await startAttempt(learner, enrollment)
    await learner.call('POST', `/attempts/${attempt.id}/submit`, { answers: rightAnswers(of.manifest) })
    const [row] = await stored<{ code: string }>(
      query`select code from certificates where enrollment_id = ${enrollment}`,
    )
    if (!row) throw new Error('no certificate was issued')
    return row
  }
})
