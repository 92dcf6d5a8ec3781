import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { create, find, findByID, systemRequest } from '@/shared/db'
import { courseContentSchema } from '@/shared/manifest/schema'
import { textFile } from '../builders/rows'
import { startSchool, type School } from '../builders/school'

let school: School
beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'looking at what a job wrote' })

async function uploaded(): Promise<number> {
  const version = await create({
    req: await school.as.author.req(),
    collection: 'sop-versions',
    data: { reason: 'First issue' },
    file: textFile('freezer-defrosting-sop.md', readFileSync('seed/sops/freezer-defrosting-sop.md', 'utf8')),
  })
  return version.id
}

describe('from a file to a draft', () => {
  it('reads the file, waits for its author, and drafts a course whose claims cite it', async () => {
    const version = await uploaded()
    const early = await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [version] })
    expect(early.status).toBe(409)

    expect((await school.jobs.drain()).died).toEqual([])
    expect(await findByID({ req: await system(), collection: 'sop-versions', id: version })).toMatchObject({
      state: 'parse-review',
    })
    expect((await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)).status).toBe(200)

    const response = await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [version] })
    expect(response.status).toBe(200)
    const { run, course } = (await response.json()) as { run: number; course: number }
    expect(await findByID({ req: await system(), collection: 'courses', id: course })).toMatchObject({
      state: 'generating',
    })

    expect((await school.jobs.drain()).died).toEqual([])
    expect(await findByID({ req: await system(), collection: 'generation-runs', id: run })).toMatchObject({
      state: 'succeeded',
      error: null,
    })
    const drafted = await findByID({ req: await system(), collection: 'courses', id: course })
    expect(drafted.state).toBe('draft')
    const { docs: claims } = await find({
      req: await system(),
      collection: 'claims',
      where: { course: { equals: course } },
      sort: 'order',
    })
    expect(claims.length).toBeGreaterThan(40)
    const content = courseContentSchema.parse({
      ...(drafted.content as object),
      claims: Object.fromEntries(
        claims.map(({ key, text, citations, support }) => [key, { text, citations, support }]),
      ),
    })
    expect(content.assessment.exercises.length).toBeGreaterThan(4)
    expect(claims.every(({ citations }) => (citations as unknown[]).length > 0)).toBe(true)
    const markers = claims.flatMap(({ citations }) => (citations as { marker?: string }[]).map(({ marker }) => marker))
    expect(markers).toContain('Step 11:')
  }, 120_000)

  it('a second try of the same event drafts nothing twice', async () => {
    const { docs: before } = await find({ req: await system(), collection: 'claims', select: {} })
    await school.jobs.drain()
    const { docs: after } = await find({ req: await system(), collection: 'claims', select: {} })
    expect(after.length).toBe(before.length)
  })

  it('is for authors, and for SOPs of their own organisation', async () => {
    expect((await school.as.learner.call('POST', '/generation-runs/start', { sopVersions: [1] })).status).toBe(403)
    expect((await school.other.author.call('POST', '/generation-runs/start', { sopVersions: [1] })).status).toBe(404)
  })

  it('can be stopped before it begins, and its empty course goes with it', async () => {
    const { run, course } = (await (
      await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [1] })
    ).json()) as {
      run: number
      course: number
    }
    expect((await school.as.author.call('POST', `/generation-runs/${run}/cancel`)).status).toBe(200)
    await school.jobs.drain()
    expect(await findByID({ req: await system(), collection: 'generation-runs', id: run })).toMatchObject({
      state: 'cancelled',
    })
    expect(await findByID({ req: await system(), collection: 'courses', id: course })).toMatchObject({
      state: 'retired',
      content: null,
    })
    expect((await school.as.author.call('POST', `/generation-runs/${run}/cancel`)).status).toBe(409)
  }, 60_000)
})
