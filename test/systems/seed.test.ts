import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { getPayload, type Payload } from 'payload'
import { find, systemRequest } from '@/shared/db'
import { jobsOf } from '@/shared/define-system'
import { startJobs, type Jobs } from '@/shared/jobs'
import { migrations } from '@/migrations'
import { createConfig } from '../../payload.config'
import { seedIfEmpty } from '../../seed'
import { fillSchool } from '../../seed/fill-school'
import { testDatabase, type TestDatabase } from '../database'

let database: TestDatabase
let payload: Payload
let jobs: Jobs

beforeAll(async () => {
  database = await testDatabase()
  const dataDir = path.join(tmpdir(), `coursewright-seed-${randomUUID()}`)
  const config = await createConfig({
    databaseUrl: database.connectionString,
    dataDir,
    secret: 'a secret that only tests know',
    publicUrl: 'http://localhost:3000',
  })
  payload = await getPayload({ config })
  await payload.db.migrate({ migrations: migrations as never })
  jobs = await startJobs({ payload, jobs: jobsOf(config) })
}, 120_000)

afterAll(async () => {
  await jobs.stop()
  await payload.destroy()
  await (payload.db as unknown as { pool: { end(): Promise<void> } }).pool.end()
  await database.close()
})

describe('the demo school', () => {
  it('has work for everybody: a draft to review, a course that a learner is on, a cohort with its trainer', async () => {
    const seeded = await seedIfEmpty({ payload, demo: true })
    if (!seeded) throw new Error('the database was not empty')
    const draft = await fillSchool({ payload, seeded, say: () => undefined })

    const req = await systemRequest(payload, { reason: 'looking at what was seeded' })
    const { docs: courses } = await find({ req, collection: 'courses', select: { state: true } })
    expect(courses.map(({ id, state }) => [id === draft, state]).sort()).toEqual([
      [false, 'published'],
      [true, 'draft'],
    ])
    const { docs: enrollments } = await find({ req, collection: 'enrollments' })
    const learner = seeded.accounts.find(({ roles }) => roles.includes('learner'))
    expect(enrollments).toEqual([expect.objectContaining({ learner: learner?.id, state: 'assigned' })])
    const { docs: cohorts } = await find({ req, collection: 'cohorts' })
    expect(cohorts).toHaveLength(1)
  }, 180_000)

  it('is never put into a database that has somebody in it', async () => {
    expect(await seedIfEmpty({ payload, demo: true })).toBeNull()
  })
})
