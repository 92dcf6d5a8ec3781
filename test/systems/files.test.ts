import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { inTransaction, rows, sql, systemRequest } from '@/shared/db'
import { readWhole, sweepFiles, type FileStore } from '@/shared/files'
import { sopAdapters } from '@/systems/sops/adapters'
import { startS3, type S3Server } from '../builders/s3-server'
import { startSchool, type Actor, type School } from '../builders/school'

const sop = readFileSync('test/fixtures/sops/mri-emergency-procedures.md')
const hours = 60 * 60 * 1000

let s3: S3Server
let store: FileStore
let school: School

beforeAll(async () => {
  s3 = await startS3()
  store = s3.store({ patience: { connect: 1000, silence: 3000 } })
  school = await startSchool({ files: store })
}, 120_000)

afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
  await s3.close()
})

type Version = { id: number; filename: string; prefix: string; sha256: string }

async function upload({
  file = sop,
  name = 'mri.md',
  as = school.as.author,
  data = {},
}: { file?: Uint8Array; name?: string; as?: Actor; data?: object } = {}) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), name)
  form.append('_payload', JSON.stringify({ reason: 'First issue', ...data }))
  const response = await as.call('POST', '/sop-versions', form)
  const body = (await response.json()) as { doc?: Version; errors?: { message: string; data?: { code: string } }[] }
  return {
    status: response.status,
    code: body.errors?.[0]?.data?.code,
    message: body.errors?.[0]?.message,
    doc: body.doc,
  }
}

async function uploaded(input: Parameters<typeof upload>[0] = {}): Promise<Version> {
  const { doc, ...rest } = await upload(input)
  if (!doc) throw new Error(JSON.stringify(rest))
  return doc
}

/** What was read of a version stands in the way of removing it: no part of the product does. */
async function erase(version: Version): Promise<void> {
  const req = await system()
  const readings = rows<{ table: string; column: string }>(
    await sql(req).execute(query`
      select c.conrelid::regclass::text as "table", a.attname as "column"
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'sop_versions'::regclass and a.attnotnull`),
  )
  for (const { table, column } of readings) {
    await sql(req).execute(
      query`delete from ${query.identifier(table)} where ${query.identifier(column)} = ${version.id}`,
    )
  }
  await school.payload.delete({ collection: 'sop-versions', id: version.id, req })
}

const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })

async function keysIn(folder: string): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.list(folder)) keys.push(key)
  return keys.sort()
}

async function versionsKept(): Promise<number> {
  const [row] = rows<{ n: number }>(
    await sql(await system()).execute(query`
      select (select count(*) from sop_versions)::int + (select count(*) from sops)::int
        + (select count(*) from outbox where type = 'sop.uploaded')::int as n`),
  )
  return row?.n ?? 0
}

const everything = async () => ({
  files: await keysIn('sops'),
  notes: await keysIn('.pending'),
  rows: await versionsKept(),
})

describe('an SOP in a bucket', () => {
  it('is stored, read from there, sent back as it was, and gone once its row is', async () => {
    const version = await uploaded()
    const key = `${version.prefix}/${version.filename}`
    expect(await readWhole(store, key)).toEqual(sop)
    expect(await keysIn('.pending')).toEqual([])
    await school.jobs.drain()
    const parse = await school.as.author.call('GET', `/sop-versions/${version.id}/parse`)
    expect(((await parse.json()) as { segments: unknown[] }).segments.length).toBeGreaterThan(10)
    const original = await school.as.author.call('GET', `/sop-versions/${version.id}/original`)
    expect(Buffer.from(await original.arrayBuffer())).toEqual(sop)

    await erase(version)
    expect(await store.open(key)).toBeNull()
  })

  it('has its place beside one of the same name, which nobody can choose', async () => {
    const first = await uploaded({ file: Buffer.from('# Frost\n\nDefrost the freezer.'), name: 'same.md' })
    const wish = { prefix: first.prefix, _objectKey: 'x', filename: first.filename, url: 'https://example.com' }
    const second = await uploaded({
      file: Buffer.from('# Other\n\nRinse the tank.'),
      name: 'same.md',
      as: school.other.author,
      data: wish,
    })
    expect(second.prefix).toMatch(/^sops\/[0-9a-f-]{36}$/)
    expect(second.prefix).not.toBe(first.prefix)
    expect(String(await readWhole(store, `${first.prefix}/${first.filename}`))).toContain('Defrost')
    expect(String(await readWhole(store, `${second.prefix}/${second.filename}`))).toContain('Rinse')
    expect((await keysIn(first.prefix)).length).toBe(1)
  })

  it('that is large arrives whole', async () => {
    const line = 'Close the lid of the freezer and wait until the display shows minus eighty degrees.\n\n'
    const large = Buffer.from(`# Large\n\n${line.repeat((20 * 1024 * 1024) / line.length)}`)
    const version = await uploaded({ file: large, name: 'large.md' })
    const original = await school.as.author.call('GET', `/sop-versions/file/${version.filename}`)
    expect(original.headers.get('content-length')).toBe(String(large.length))
    expect(Buffer.from(await original.arrayBuffer()).equals(large)).toBe(true)
    for (const path of [`file/${version.filename}`, `${version.id}/original`]) {
      const part = await school.as.author.call('GET', `/sop-versions/${path}`, undefined, { range: 'bytes=9-1008' })
      const range = part.headers.get('content-range')
      expect([path, part.status, range]).toEqual([path, 206, `bytes 9-1008/${large.length}`])
      expect(Buffer.from(await part.arrayBuffer()).equals(large.subarray(9, 1009))).toBe(true)
      const beyond = { range: `bytes=${large.length}-` }
      expect((await school.as.author.call('GET', `/sop-versions/${path}`, undefined, beyond)).status).toBe(416)
      const stranger = await school.other.author.call('GET', `/sop-versions/${path}`, undefined, { range: 'bytes=0-9' })
      expect([path, stranger.status]).toEqual([path, path.startsWith('file') ? stranger.status : 404])
      expect(stranger.status).toBeGreaterThanOrEqual(403)
    }
    await erase(version)
  }, 60_000)

  it('cannot be claimed by somebody who says that it is there already', async () => {
    const { prefix, filename } = await uploaded({ file: Buffer.from('# Secret\n\nKeep it.'), name: 'secret.md' })
    const before = await everything()
    for (const clientUploadContext of [{ prefix }, { prefix, signedReceipt: 'made up' }]) {
      const form = new FormData()
      form.append(
        'file',
        JSON.stringify({
          clientUploadContext,
          collectionSlug: 'sop-versions',
          filename,
          mimeType: 'text/markdown',
          size: 5,
        }),
      )
      form.append('_payload', JSON.stringify({ reason: 'First issue' }))
      const response = await school.other.author.call('POST', '/sop-versions', form)
      expect(response.status).toBeGreaterThanOrEqual(400)
    }
    expect(await everything()).toEqual(before)
  })
})

describe('a save that is taken back', () => {
  it('leaves no file behind', async () => {
    const before = await everything()
    const req = await system()
    const failing = inTransaction(req, async (inside) => {
      const data = { reason: 'First issue', organisation: school.organisation }
      const file = { data: Buffer.from('# Taken back\n\nStop.'), mimetype: 'text/markdown', name: 'back.md', size: 21 }
      await school.payload.create({ collection: 'sop-versions', data, file, req: inside })
      expect((await everythingStored()).length).toBe(before.files.length + before.notes.length + 2)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await everything()).toEqual(before)
  })

  it('gives back the file that it had removed', async () => {
    const version = await uploaded({ file: Buffer.from('# Kept\n\nStay here.'), name: 'kept.md' })
    const req = await system()
    const failing = inTransaction(req, async (inside) => {
      await school.payload.delete({ collection: 'sop-versions', id: version.id, req: inside })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await school.jobs.drain()
    expect(String(await readWhole(store, `${version.prefix}/${version.filename}`))).toContain('Stay here')
  })

  const everythingStored = async () => [...(await keysIn('sops')), ...(await keysIn('.pending'))]
})

describe('a store that is away', () => {
  afterEach(async () => {
    await s3.stop()
    await s3.start()
  })

  it('refuses the upload in words, and nothing of it is saved', async () => {
    const before = await everything()
    await s3.stop()
    const refused = await upload({ file: Buffer.from('# Away\n\nTry again.'), name: 'away.md' })
    expect(refused).toMatchObject({ status: 503, code: 'files.unavailable' })
    expect(refused.message).toMatch(/does not answer.*try again/)
    await s3.start()
    expect(await everything()).toEqual(before)
  })

  it('cannot show a file, says so, and shows it again later', async () => {
    const version = await uploaded({ file: Buffer.from('# Back\n\nSoon.'), name: 'soon.md' })
    await s3.stop()
    for (const address of [`/sop-versions/${version.id}/original`, `/sop-versions/file/${version.filename}`]) {
      expect((await school.as.author.call('GET', address)).status).toBe(503)
    }
    await s3.start()
    expect((await school.as.author.call('GET', `/sop-versions/${version.id}/original`)).status).toBe(200)
  })

  it('is asked again in the background to remove what was deleted meanwhile', async () => {
    const version = await uploaded({ file: Buffer.from('# Old\n\nAway with it.'), name: 'old.md' })
    const key = `${version.prefix}/${version.filename}`
    await school.jobs.drain()
    await s3.stop()
    await erase(version)
    await s3.start()
    expect(await store.open(key)).not.toBeNull()
    await school.jobs.drain()
    expect(await store.open(key)).toBeNull()
  })
})

describe('what a crash leaves', () => {
  it('is swept after an hour when no row names it, and kept when one does', async () => {
    const version = await uploaded({ file: Buffer.from('# Saved\n\nThe note was left.'), name: 'saved.md' })
    const saved = `${version.prefix}/${version.filename}`
    const orphan = 'sops/0d5f6a1e-0000-4000-8000-000000000000/orphan.md'
    const picture = 'people/orphan.webp'
    const foreign = 'backups/not-ours.tar'
    for (const [index, key] of [saved, orphan, picture, foreign].entries()) {
      await store.put({ key: `.pending/${index}`, bytes: Buffer.from(key) })
      if (key !== saved) await store.put({ key, bytes: Buffer.from('x') })
    }
    await store.put({ key: 'sops/without-a-note/x.md', bytes: Buffer.from('x') })
    await store.put({ key: '.incoming/half', bytes: Buffer.from('ha') })

    expect(await sweepFiles({ payload: school.payload, store })).toEqual({ removed: [], kept: [] })
    const swept = await sweepFiles({ payload: school.payload, store, now: new Date(Date.now() + 2 * hours) })
    expect(swept.removed.sort()).toEqual(['.incoming/half', picture, orphan])
    expect(swept.kept.sort()).toEqual([foreign, saved].sort())
    expect([await store.open(orphan), await store.open(picture)]).toEqual([null, null])
    for (const key of [saved, foreign, 'sops/without-a-note/x.md']) expect(await store.open(key)).not.toBeNull()
    expect(await keysIn('.pending')).toEqual([])
  })

  it('is swept as well when the store was away at the moment of taking back', async () => {
    const failing = inTransaction(await system(), async (inside) => {
      const data = { reason: 'First issue', organisation: school.organisation }
      const file = { data: Buffer.from('# Lost\n\nConnection.'), mimetype: 'text/markdown', name: 'lost.md', size: 19 }
      await school.payload.create({ collection: 'sop-versions', data, file, req: inside })
      await s3.stop()
      throw new Error('and the store went away')
    })
    await expect(failing).rejects.toThrow('went away')
    await s3.start()
    expect((await keysIn('.pending')).length).toBe(1)
    const { removed } = await sweepFiles({ payload: school.payload, store, now: new Date(Date.now() + 2 * hours) })
    expect(removed).toEqual([expect.stringMatching(/^sops\/[0-9a-f-]{36}\/lost\.md$/)])
  })
})
