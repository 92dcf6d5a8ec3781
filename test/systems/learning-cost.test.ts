import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import {
  getPlayerContent,
  saveAnswer,
  saveProgress,
  startAttempt as begin,
  submitAttempt,
} from '@/systems/learning/public'
import { startSchool, type Actor, type School } from '../builders/school'
import { readyForAssessment, releaseVersion, type ReleasedCourse } from './learning-course'

/** What a lesson costs must not grow with anything: at most three statements, whatever else is in the database. */
let school: School
let course: ReleasedCourse
let learner: Actor
let enrollment: number

beforeAll(async () => {
  school = await startSchool()
  course = await releaseVersion(school)
  learner = school.as.learner
  enrollment = await readyForAssessment(learner, course)
})
afterAll(() => school.stop())

describe('the cost of learning', () => {
  it('opens a lesson with one statement, and one more when the version was never asked for before', async () => {
    const open = () => statements(learner, (req) => getPlayerContent({ req, enrollment }))
    expect(await open()).toBe(2)
    expect(await open()).toBe(1)
  })

  it('opens it with three at most when there is a result to show as well', async () => {
    const other = await releaseVersion(school, { changes: { title: 'Sat once' } })
    const sat = await readyForAssessment(learner, other)
    const { id } = await begin({ req: await learner.req(), enrollment: sat })
    await submitAttempt({ req: await learner.req(), attempt: id })
    expect(await statements(learner, (req) => getPlayerContent({ req, enrollment: sat }))).toBeLessThanOrEqual(3)
  })

  it('keeps a place with one statement', async () => {
    const progress = { lesson: 'l-safety', screen: 2, done: [], answers: {} }
    expect(await statements(learner, (req) => saveProgress({ req, enrollment, progress }))).toBe(1)
  })

  it('keeps an answer with one statement, and goes on with an attempt with two', async () => {
    const { id } = await begin({ req: await learner.req(), enrollment })
    expect(await statements(learner, (req) => saveAnswer({ req, attempt: id, exercise: 'q1', answer: true }))).toBe(1)
    expect(await statements(learner, (req) => begin({ req, enrollment }))).toBeLessThanOrEqual(3)
  })
})

/** Statements sent to the database in a person's name, without those that open, close and confirm a transaction. */
async function statements(who: Actor, work: (req: PayloadRequest) => Promise<unknown>): Promise<number> {
  const req = await who.req()
  const { pool } = school.payload.db as unknown as { pool: Pool }
  const sent: string[] = []
  const restore: (() => void)[] = []
  const watch = (client: Client) => {
    const own = client.query.bind(client)
    client.query = (...args) => {
      const [first] = args
      sent.push(typeof first === 'string' ? first : (first as { text: string }).text)
      return own(...args)
    }
    restore.push(() => {
      client.query = own
    })
  }
  pool._clients.forEach(watch)
  pool.on('connect', watch)
  await work(req)
  pool.off('connect', watch)
  for (const undo of restore) undo()
  return sent.filter((text) => !/^\s*(begin|commit|rollback|select pg_)/i.test(text)).length
}

type Client = { query: (...args: unknown[]) => unknown }
type Pool = {
  _clients: Client[]
  on(event: 'connect', listener: (client: Client) => void): void
  off(event: 'connect', listener: (client: Client) => void): void
}
