import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { makeFileLink } from '@/shared/files/links'
import { withoutSecrets } from '@/shared/log'
import { releaseVersion } from './learning-course'
import { startSchool, type Actor, type School } from '../builders/school'

const sop = readFileSync('test/fixtures/sops/mri-emergency-procedures.md')
let school: School
let procedure: number
let course: number
let hash: string

beforeAll(async () => {
  school = await startSchool()
  const form = new FormData()
  form.append('file', new Blob([sop]), 'mri.md')
  form.append('_payload', JSON.stringify({ reason: 'First issue' }))
  const response = await school.as.author.call('POST', '/sop-versions', form)
  procedure = ((await response.json()) as { doc: { id: number } }).doc.id
  const released = await releaseVersion(school)
  course = released.version
  hash = released.manifest.hash
}, 120_000)

afterAll(async () => {
  await school.stop()
})

type Made = { address: string; until: string }
const made = async (as: Actor, path: string, body: object = {}) => {
  const response = await as.call('POST', path, body)
  return { status: response.status, link: (await response.json()) as Made }
}
const pathOf = ({ address }: Made) => new URL(address).pathname.replace(/^\/api/, '')
const follow = (path: string, as: Pick<Actor, 'call'> = school.as.nobody) => as.call('GET', path)

async function told(type: string): Promise<Record<string, unknown>[]> {
  const req = await systemRequest(school.payload, { reason: 'looking at what was told' })
  return rows<{ payload: Record<string, unknown> }>(
    await sql(req).execute(query`select payload from outbox where type = ${type} order by id`),
  ).map(({ payload }) => payload)
}

describe('a link to an SOP', () => {
  it('gives the file to whoever has it, as a file to save, and is told of', async () => {
    const { link } = await made(school.as.author, `/sop-versions/${procedure}/original/link`, { hours: 2 })
    expect(new Date(link.until).getTime() - Date.now()).toBeGreaterThan(7_000_000)
    const response = await follow(pathOf(link))
    expect(Buffer.from(await response.arrayBuffer())).toEqual(sop)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await told('sop.original-linked')).toEqual([
      expect.objectContaining({ version: procedure, until: link.until, by: school.as.author.id }),
    ])
  })

  it('is made by those who add procedures alone, in their own organisation', async () => {
    const path = `/sop-versions/${procedure}/original/link`
    for (const actor of [school.as.learner, school.as.reviewer, school.as.trainer, school.as.sales])
      expect((await made(actor, path)).status).toBe(403)
    expect((await made(school.other.author, path)).status).toBe(404)
    expect((await school.as.nobody.call('POST', path, {})).status).toBe(401)
    for (const hours of [0, 721, 1.5, 'all']) expect((await made(school.as.author, path, { hours })).status).toBe(400)
  })
})

describe('a link to a package', () => {
  it('downloads it without signing in, until the version is withdrawn', async () => {
    const { link } = await made(school.as.manager, `/versions/${course}/packages/manifest/link`)
    const response = await follow(pathOf(link))
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=".*-manifest\.json"$/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(((await response.json()) as { hash: string }).hash).toBe(hash)
    expect(await told('package.linked')).toEqual([expect.objectContaining({ version: course, format: 'manifest' })])
    expect(await told('package.exported')).toEqual([{ version: course, format: 'manifest' }])

    const req = await systemRequest(school.payload, { reason: 'a test' })
    await sql(req).execute(query`update versions set state = 'withdrawn' where id = ${course}`)
    expect((await follow(pathOf(link))).status).toBe(409)
    expect((await made(school.as.manager, `/versions/${course}/packages/manifest/link`)).status).toBe(409)
    await sql(req).execute(query`update versions set state = 'released' where id = ${course}`)
  })

  it('is not made by those who may not have packages, nor for a format that is none', async () => {
    expect((await made(school.as.learner, `/versions/${course}/packages/scorm-1.2/link`)).status).toBe(403)
    expect((await made(school.other.manager, `/versions/${course}/packages/scorm-1.2/link`)).status).toBe(404)
    expect((await made(school.as.manager, `/versions/${course}/packages/scorm-9/link`)).status).toBe(404)
  })
})

describe('a link', () => {
  const forged = (linked: { purpose: string; id: number; organisation: number }, hours = 1) =>
    makeFileLink({ secret: school.payload.secret, linked, hours }).token

  it('opens nothing but what it was made for: no other purpose, row, organisation or address', async () => {
    const { organisation } = school
    const theirs = school.other.author.organisation
    const good = forged({ purpose: 'sop-original', id: procedure, organisation })
    expect((await follow(`/sop-versions/by-link/${good}`)).status).toBe(200)
    for (const path of [
      `/versions/by-link/${good}`,
      `/sop-versions/by-link/${forged({ purpose: 'package:scorm-1.2', id: procedure, organisation })}`,
      `/sop-versions/by-link/${forged({ purpose: 'sop-original', id: procedure, organisation: theirs })}`,
      `/sop-versions/by-link/${forged({ purpose: 'sop-original', id: 9999, organisation })}`,
      `/versions/by-link/${forged({ purpose: 'package:scorm-1.2', id: course, organisation: theirs })}`,
      `/versions/by-link/${forged({ purpose: 'package:nothing', id: course, organisation })}`,
      `/sop-versions/by-link/${good.slice(0, -1)}`,
    ]) {
      expect((await follow(path)).status).toBe(404)
    }
  })

  it('that is too old says so', async () => {
    const old = forged({ purpose: 'sop-original', id: procedure, organisation: school.organisation }, -1)
    const response = await follow(`/sop-versions/by-link/${old}`)
    expect(response.status).toBe(410)
    expect(JSON.stringify(await response.json())).toMatch(/too old.*new one/)
  })

  it('is written to no log', async () => {
    const { link } = await made(school.as.author, `/sop-versions/${procedure}/original/link`)
    expect(withoutSecrets(`GET ${link.address} 200`)).toMatch(/by-link\/\[redacted\] 200$/)
  })
})
