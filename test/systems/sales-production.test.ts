import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { find, findByID, rows, sql, systemRequest } from '@/shared/db'
import { sopAdapters } from '@/systems/sops/adapters'
import type { CourseManifest } from '@/shared/manifest/schema'
import { getClientStatus, openPreview } from '@/systems/sales/public'
import { startSchool, type School } from '../builders/school'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { releaseVersion, type ReleasedCourse } from './learning-course'
import { clientOf, read, requestsOf, send, toldOf } from './sales-client'

let school: School
let id: number
let course: number
let released: ReleasedCourse

beforeAll(async () => {
  school = await startSchool()
  await send(school, {
    files: ['mri-emergency-procedures.md'].map((name) => ({ name, data: readFileSync(`test/fixtures/sops/${name}`) })),
  })
  id = (await requestsOf(school))[0]?.id ?? 0
}, 120_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

const act = async (what: string, body: unknown = {}, as = school.as.sales) =>
  read(await as.call('POST', `/requests/${id}/${what}`, body))
const move = (to: string) => act('move', { to, reason: 'because' })
const visitor = () => systemRequest(school.payload, { reason: 'a page asks' })
const status = async () => getClientStatus({ req: await visitor(), token: clientOf(school, id).token })
const request = async () => findByID({ req: await visitor(), collection: 'requests', id })

/** Events, the audit trail made of them, and what jobs were given. */
const keptForGood = async () =>
  rows<{ row: string }>(
    await sql(await visitor()).execute(query`
      select to_jsonb(o)::text as row from outbox o
      union all select to_jsonb(a)::text from audit_events a
      union all select to_jsonb(j)::text from job_runs j`),
  )

describe('production', () => {
  it('does not start before the client has agreed', async () => {
    await move('triage')
    expect(await act('produce')).toMatchObject({ status: 409, code: 'state.illegal-move' })
    await act('quote', {
      lines: [{ description: 'Course', quantity: 1, unitPrice: 900 }],
      currency: 'EUR',
      validUntil: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    })
    await clientOf(school, id).post('quote', { revision: 1, accept: true, name: 'Hanna Lindqvist' })
    expect((await request()).state).toBe('approved')
  })

  it('makes SOP versions of the files, whose reading starts by itself', async () => {
    const produced = await act('produce')
    expect(produced.status).toBe(200)
    const [version] = produced.body.added as number[]
    await school.jobs.drain()
    const { body } = await read(await school.as.author.call('GET', `/sop-versions/${version}?depth=0`))
    expect(body).toMatchObject({ state: 'parse-review', organisation: school.organisation })
    expect(body.filename).toMatch(/^mri-emergency-procedures/)
    expect(await request()).toMatchObject({ state: 'in-production', sopVersions: [version] })
  }, 120_000)

  it('makes no second version of a file, however often it is started', async () => {
    expect((await act('produce')).body).toMatchObject({ added: [] })
    expect(await toldOf(school, 'request.production-ready', id)).toEqual([])
  })

  it('drafts the course by itself once every reading is confirmed, and links it', async () => {
    const [version] = (await request()).sopVersions as number[]
    const confirmed = await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)
    expect(confirmed.status).toBe(200)
    await school.jobs.drain()
    expect(await toldOf(school, 'request.production-ready', id)).toMatchObject([
      { by: school.as.author.id, attempt: 1 },
    ])
    const { goal, audience } = await request()
    expect(goal.length).toBeGreaterThan(20)
    const [run] = (await find({ req: await visitor(), collection: 'generation-runs', limit: 1, sort: '-id' })).docs
    expect(run?.wishes).toMatchObject({ goal, ...(audience ? { audience } : {}) })
    // The client's words reach the draft, and stand in nothing that is kept for good.
    const kept = JSON.stringify(await keptForGood())
    expect(kept).toContain('request.production-ready')
    expect(kept).not.toContain(goal)
    if (audience) expect(kept).not.toContain(audience)
    course = (await request()).course as number
    const drafted = await read(await school.as.author.call('GET', `/courses/${course}?depth=0`))
    expect(drafted.body).toMatchObject({ state: 'draft', sopVersions: [version], authors: [school.as.author.id] })
  }, 240_000)

  it('hands over only what is published', async () => {
    expect(await act('hand-over', {})).toMatchObject({ status: 409, code: 'request.not-published' })
    released = await releaseVersion(school, { course, changes: withoutPictures() })
    expect(await act('hand-over', {}, school.as.manager)).toMatchObject({ status: 403 })
    expect(await act('hand-over', { message: 'Please have a look.' }, school.as.author)).toMatchObject({
      status: 200,
      body: { version: released.version },
    })
    expect((await request()).state).toBe('client-review')
    expect(await toldOf(school, 'request.delivered', id)).toEqual([{ request: id, version: released.version }])
  })
})

/** The sample course without the picture that no package could find. */
function withoutPictures(): Pick<CourseManifest, 'modules' | 'assessment'> {
  const { modules, assessment } = freezerManifest()
  return {
    modules: modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        blocks: lesson.blocks.filter(
          (block) => block.type !== 'figure' && !(block.type === 'exercise' && block.exercise.type === 'hotspot'),
        ),
      })),
    })),
    assessment: { ...assessment, exercises: assessment.exercises.filter(({ type }) => type !== 'hotspot') },
  }
}

describe('the sign-off', () => {
  const sign = (hash: string, name = 'Hanna Lindqvist') =>
    clientOf(school, id).post('sign-off', { name, meaning: 'approved', hash })

  it('waits until the preview was opened and every question is answered', async () => {
    const asked = await act('questions', { text: 'Which freezers?' })
    expect((await status()).delivery?.missing).toHaveLength(2)
    expect(await sign(released.manifest.hash)).toMatchObject({ status: 409, code: 'request.sign-off-blocked' })
    const { manifest, number } = await openPreview({ req: await visitor(), token: clientOf(school, id).token })
    expect([manifest.hash, number]).toEqual([released.manifest.hash, 1])
    await clientOf(school, id).post('answers', { question: asked.body.message, text: 'All of them.' })
    expect((await status()).delivery).toMatchObject({ missing: [], hash: released.manifest.hash })
  })

  it('comes after changes the client asked for, for the newer version', async () => {
    await clientOf(school, id).post('changes', { text: 'Say it shorter in lesson 2.' })
    expect((await request()).state).toBe('in-production')
    await act('hand-over')
    expect((await request()).state).toBe('client-review')
    expect((await status()).delivery?.missing).toEqual(['Open the preview of this version first.'])
    await openPreview({ req: await visitor(), token: clientOf(school, id).token })
  })

  it('is bound to the hash of the version that was seen', async () => {
    expect(await sign('0'.repeat(64))).toMatchObject({ status: 409, code: 'request.other-version' })
    expect(await clientOf(school, id).get('packages/scorm-2004')).toMatchObject({ status: 409 })
    expect(await sign(released.manifest.hash)).toMatchObject({
      status: 200,
      body: { name: 'Hanna Lindqvist', hash: released.manifest.hash, version: released.version },
    })
    expect(await request()).toMatchObject({ state: 'delivered', signOff: { meaning: 'approved' } })
    expect(await toldOf(school, 'request.signed-off', id)).toEqual([
      { request: id, version: released.version, hash: released.manifest.hash },
    ])
    const event = (await status()).timeline.find(({ kind }) => kind === 'sign-off')
    expect(event?.text).toContain(released.manifest.hash)
    expect(await sign(released.manifest.hash)).toMatchObject({ status: 409, code: 'request.not-in-review' })
  })

  it('opens the packages that were asked for, and no others', async () => {
    expect((await status()).packages).toMatchObject([{ format: 'scorm-2004', ready: true }])
    const response = await clientOf(school, id).get('packages/scorm-2004')
    expect([response.status, response.ok ? '' : await response.clone().text()]).toEqual([200, ''])
    expect(new Uint8Array(await response.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    expect((await clientOf(school, id).get('packages/manifest')).status).toBe(404)
    expect((await clientOf(school, id).get('packages/xapi')).status).toBe(404)
  })
})
