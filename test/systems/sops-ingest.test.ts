import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { sopAdapters } from '@/systems/sops/adapters'
import { getPassage, getSourceDocument } from '@/systems/sops/public'
import { makePdf } from '../builders/pdf'
import { startSchool } from '../builders/school'
import type { School } from '../builders/school'

const fixture = (name: string) => readFileSync(`test/fixtures/sops/${name}`)

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

async function upload({
  file,
  name,
  as = school.as.author,
  data = {},
}: {
  file: Uint8Array
  name: string
  as?: School['as']['author']
  data?: object
}) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)], { type: 'application/octet-stream' }), name)
  form.append('_payload', JSON.stringify({ reason: 'First issue', ...data }))
  const response = await as.call('POST', '/sop-versions', form)
  return {
    status: response.status,
    body: (await response.json()) as { doc?: Version; errors?: { message: string; data?: { code: string } }[] },
  }
}
type Version = {
  id: number
  sop: number | { id: number; title: string }
  state: string
  sha256: string
  label: string
  filename: string
  mimeType: string
}

async function uploaded(input: Parameters<typeof upload>[0]): Promise<Version> {
  const { body } = await upload(input)
  if (!body.doc) throw new Error(JSON.stringify(body))
  return body.doc
}
const read = async (id: number, as = school.as.author) =>
  (await (await as.call('GET', `/sop-versions/${id}/parse`)).json()) as ParseBody
type ParseBody = {
  version: {
    state: string
    title: string
    language: string
    sop: { title: string }
    error: { code: string; message: string } | null
  }
  segments: { kind: string; text: string; key: string }[]
  doubts: { code: string }[]
  mayConfirm: boolean
}

const count = async (table: 'sop_segments' | 'sop_vectors', version: number) => {
  const req = await systemRequest(school.payload, { reason: 'looking at what was written' })
  const [row] = rows<{ n: number }>(
    await sql(req).execute(
      query`select count(*)::int as n from ${query.identifier(table)} where version_id = ${version}`,
    ),
  )
  return row?.n
}

describe('an uploaded SOP', () => {
  it('is read, indexed and put before its author, who confirms it', async () => {
    const version = await uploaded({
      file: fixture('mri-emergency-procedures.md'),
      name: 'mri-emergency-procedures.md',
    })
    expect(version).toMatchObject({
      state: 'uploaded',
      label: '1.0',
      mimeType: 'text/markdown',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    await school.jobs.drain()

    const parse = await read(version.id)
    expect(parse.version).toMatchObject({
      state: 'parse-review',
      language: 'en',
      sop: { title: 'Mri emergency procedures' },
    })
    expect(parse.segments.filter((segment) => segment.kind === 'warning').length).toBeGreaterThanOrEqual(17)
    expect(parse.doubts.map((doubt) => doubt.code)).toContain('placeholder')
    expect(parse.mayConfirm).toBe(true)
    expect(await count('sop_segments', version.id)).toBe(parse.segments.length)
    expect(await count('sop_vectors', version.id)).toBeGreaterThan(60)

    const author = await school.as.author.req()
    await expect(getSourceDocument(author, version.id)).rejects.toMatchObject({ code: 'sop.parse-not-confirmed' })
    expect((await school.as.reviewer.call('POST', `/sop-versions/${version.id}/confirm-parse`)).status).toBe(403)
    const confirmed = await school.as.author.call('POST', `/sop-versions/${version.id}/confirm-parse`)
    expect(await confirmed.json()).toEqual({ id: version.id, state: 'approved' })
    expect((await school.as.author.call('POST', `/sop-versions/${version.id}/confirm-parse`)).status).toBe(409)

    const source = await getSourceDocument(author, version.id)
    expect(source).toMatchObject({ sha256: version.sha256, file: version.filename, version: '1.0' })
    expect(source.document.segments).toEqual(parse.segments)
    const step = source.document.segments.find((segment) => segment.kind === 'step')
    expect(await getPassage(author, version.id, step?.key ?? '', 1)).toMatchObject({ segment: { text: step?.text } })
  })

  it('that is new takes its title from its document, and its next file becomes the next version', async () => {
    const first = await uploaded({ file: fixture('eyewash-station-check.txt'), name: 'ehs 012 final.txt' })
    await school.jobs.drain()
    const { version } = await read(first.id)
    expect(version.sop.title).toBe('EYEWASH STATION WEEKLY CHECK')

    const sop = typeof first.sop === 'object' ? first.sop.id : first.sop
    const changed = fixture('eyewash-station-check.txt').toString().replace('10 seconds', '5 seconds')
    const second = await uploaded({ file: Buffer.from(changed), name: 'ehs 012 final.txt', data: { sop } })
    expect(second).toMatchObject({ label: '2.0' })
    const twin = await upload({ file: Buffer.from(changed), name: 'copy.txt', data: { sop } })
    expect([twin.status, twin.body.errors?.[0]?.data]).toEqual([
      409,
      { code: 'sop.same-file', detail: { version: second.id } },
    ])
    expect(twin.body.errors?.[0]?.message).toMatch(/is version 2\.0 .+ open that version\.$/)
    await school.jobs.drain()

    const keys = async (id: number) => (await read(id)).segments.map((segment) => segment.key)
    const [before, after] = [await keys(first.id), await keys(second.id)]
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1)
  })

  it('takes its title from its document though a file of its name is there already, unless somebody typed one', async () => {
    const titleOf = async (name: string, change: string, data = {}) => {
      const file = Buffer.from(fixture('eyewash-station-check.txt').toString().replace('10 seconds', change))
      const { id } = await uploaded({ file, name, data })
      await school.jobs.drain()
      return (await read(id)).version
    }
    await titleOf('wash.txt', '11 seconds')
    const second = await titleOf('wash.txt', '12 seconds')
    expect(second).toMatchObject({ filename: 'wash-1.txt', sop: { title: 'EYEWASH STATION WEEKLY CHECK' } })
    const typed = await school.as.author.call('POST', '/sops', { title: 'Eyewash, building 4' })
    const { doc } = (await typed.json()) as { doc: { id: number } }
    const third = await titleOf('wash.txt', '13 seconds', { sop: doc.id })
    expect(third.sop.title).toBe('Eyewash, building 4')
  }, 60_000)

  it('of pictures in which nothing can be recognised fails with the reason its author reads', async () => {
    const version = await uploaded({ file: makePdf([[]]), name: 'blank.pdf' })
    await school.jobs.drain()
    const parse = await read(version.id)
    expect(parse.version).toMatchObject({
      state: 'failed',
      error: { code: 'sop.scanned', message: expect.stringContaining('no text could be recognised') },
    })
    await expect(getSourceDocument(await school.as.author.req(), version.id)).rejects.toMatchObject({
      code: 'sop.not-parsed',
    })
  })

  it('cannot set what only commands set', async () => {
    const version = await uploaded({
      file: Buffer.from('# Rinsing\n\n1. Rinse the tank.\n'),
      name: 'rinsing.md',
      data: {
        state: 'approved',
        sha256: 'f'.repeat(64),
        confirmedBy: school.as.admin.id,
        organisation: school.other.author.organisation,
        uploadedBy: school.as.admin.id,
      },
    })
    expect(version).toMatchObject({
      state: 'uploaded',
      uploadedBy: expect.objectContaining({ id: school.as.author.id }),
    })
    expect(version.sha256).not.toBe('f'.repeat(64))
    expect((await school.other.author.call('GET', `/sop-versions/${version.id}`)).status).toBe(404)
  })
})

describe('an ingest whose model fails half-way', () => {
  it('goes on where it was, and ends as if nothing had happened', async () => {
    await school.jobs.drain()
    const { embedder } = sopAdapters()
    const { embed } = embedder
    let calls = 0
    embedder.embed = (...given) => {
      calls += 1
      return calls === 2 ? Promise.reject(new Error('the model stopped')) : embed(...given)
    }
    try {
      const version = await uploaded({ file: fixture('freezer-defrosting-sop.md'), name: 'freezer.md' })
      await school.jobs.drain()
      expect((await read(version.id)).version.state).toBe('parse-review')
      // One sentence, one vector: what was done before the failure is neither repeated nor lost.
      const { stats } = (await (await school.as.author.call('GET', `/sop-versions/${version.id}/parse`)).json()) as {
        stats: { sentences: number; segments: number; passages: number }
      }
      expect(await count('sop_vectors', version.id)).toBe(stats.sentences)
      expect(await count('sop_segments', version.id)).toBe(stats.segments)
      expect(calls).toBe(Math.ceil(stats.passages / 12) + 1)
    } finally {
      embedder.embed = embed
    }
  })
})

describe('a file that is not accepted', () => {
  it.each([
    ['sop.empty', 'a.md', Buffer.from('  \n')],
    ['sop.wrong-type', 'a.pdf', Buffer.from('<!doctype html><html></html>')],
    ['sop.wrong-type', 'a.exe', Buffer.from('MZ')],
    ['sop.encrypted', 'a.pdf', Buffer.from(makePdf([[{ text: 'Secret', x: 50, y: 700 }]], { password: 'x' }))],
  ])('leaves no version behind and says why: %s in %s', async (code, name, file) => {
    const before = await school.payload.count({ collection: 'sop-versions' })
    const { status, body } = await upload({ file, name })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body.errors?.[0]).toMatchObject({ message: expect.stringMatching(/\.$/), data: { code } })
    expect(await school.payload.count({ collection: 'sop-versions' })).toEqual(before)
  })

  it('comes from somebody who may not upload, or names an SOP of another organisation', async () => {
    const file = Buffer.from('# Rinsing\n\n1. Rinse the tank twice.\n')
    expect((await upload({ file, name: 'a.md', as: school.as.learner })).status).toBe(403)
    const version = await uploaded({ file, name: 'a.md' })
    const sop = typeof version.sop === 'object' ? version.sop.id : version.sop
    const foreign = await upload({
      file: Buffer.from('# Other\n\nText.\n'),
      name: 'b.md',
      as: school.other.author,
      data: { sop },
    })
    expect(foreign.status).toBe(404)
  })
})

describe('the original file', () => {
  it('comes back as it was, and never as a page that runs in our origin', async () => {
    const page = Buffer.from(
      '<html><body><h1>Rinsing</h1><script>alert(1)</script><p>Rinse the tank.</p></body></html>',
    )
    const version = await uploaded({ file: page, name: 'rinsing.html' })
    for (const address of [`/sop-versions/${version.id}/original`, `/sop-versions/file/${version.filename}`]) {
      const response = await school.as.author.call('GET', address)
      expect(Buffer.from(await response.arrayBuffer())).toEqual(page)
      expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
      expect(response.headers.get('content-type')).toBe('application/octet-stream')
      expect((await school.other.author.call('GET', address)).status).toBeGreaterThanOrEqual(403)
      expect((await school.as.nobody.call('GET', address)).status).toBeGreaterThanOrEqual(401)
    }
  })
})

describe('search in the school', () => {
  const search = async (body: object, as = school.as.author) => {
    const response = await as.call('POST', '/sop-versions/search', body)
    return {
      status: response.status,
      body: (await response.json()) as { hits: { text: string; rank: number; version: { id: number } }[] },
    }
  }

  it('finds the passage, and stays inside the organisation and the versions asked for', async () => {
    await school.jobs.drain()
    const { body } = await search({ question: 'Does switching off the power make the magnet safe?' })
    expect(body.hits[0]?.text).toContain('Cutting electricity will NOT turn off the magnetic field!')
    const version = body.hits[0]?.version.id ?? 0

    const narrowed = await search({ question: 'water temperature', versions: [version], k: 3 })
    expect(narrowed.body.hits.map((hit) => hit.version.id)).toEqual([version, version, version])
    expect((await search({ question: 'magnet' }, school.other.author)).body.hits).toEqual([])
    expect((await search({ question: 'magnet', versions: [version] }, school.other.author)).status).toBe(404)
    expect((await search({ question: 'magnet' }, school.as.learner)).status).toBe(403)
  })

  it('gives min(k, eligible) passages even where nothing matches', async () => {
    const all = await search({ question: 'zzz qqq', k: 50 })
    const few = await search({ question: 'zzz qqq', k: 2 })
    expect(few.body.hits).toHaveLength(2)
    expect(all.body.hits.length).toBeGreaterThan(5)
    expect(all.body.hits.map((hit) => hit.rank)).toEqual(all.body.hits.map((_, at) => at + 1))
  })
})
