import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { noSpace } from '@/shared/files/file-store'
import { diskStore, type FileStore } from '@/shared/files'
import { rows, sql, systemRequest } from '@/shared/db'
import sharp from 'sharp'
import yauzl from 'yauzl'
import { startSchool, type Actor, type School } from '../builders/school'

const root = mkdtempSync(path.join(tmpdir(), 'coursewright-disk-'))
let full = false
const disk = diskStore({ root })
/** A disk that fills up at the worst moment: after the note, before the file. */
const filling: FileStore = {
  ...disk,
  put: async (file) => {
    if (full && !file.key.startsWith('.pending/')) throw noSpace(new Error('ENOSPC'))
    await disk.put(file)
  },
}

let school: School

beforeAll(async () => {
  school = await startSchool({ files: filling })
}, 120_000)

afterAll(async () => {
  await school.stop()
  rmSync(root, { recursive: true, force: true })
})

const files = () => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

async function send(as: Pick<Actor, 'call'>, address: string, file: Blob, name: string, data?: object) {
  const form = new FormData()
  form.append('file', file, name)
  if (data) form.append('_payload', JSON.stringify(data))
  const response = await as.call('POST', address, form)
  const body = (await response.json()) as { doc?: Record<string, unknown>; errors?: { data?: { code: string } }[] }
  return { status: response.status, code: body.errors?.[0]?.data?.code, doc: body.doc }
}

async function counted(table: string): Promise<number> {
  const req = await systemRequest(school.payload, { reason: 'looking at what was kept' })
  const [row] = rows<{ n: number }>(
    await sql(req).execute(query`select count(*)::int as n from ${query.identifier(table)}`),
  )
  return row?.n ?? 0
}

const upload = (text: string, name: string) =>
  send(school.as.author, '/sop-versions', new Blob([text]), name, { reason: 'First issue' })
const photo = async () => {
  const drawn = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  return new Blob([new Uint8Array(drawn)])
}

describe('a full disk', () => {
  it('refuses files with 507, keeps neither rows nor parts, and takes them again once there is room', async () => {
    const kept = async () => [files(), await counted('sop_versions'), await counted('sops'), await counted('outbox')]
    const before = await kept()
    full = true
    expect(await upload('# Full\n\nNo room.', 'full.md')).toMatchObject({ status: 507, code: 'files.no-space' })
    expect(await send(school.as.author, '/users/avatar', await photo(), 'me.png')).toMatchObject({
      status: 507,
      code: 'files.no-space',
    })
    expect(await kept()).toEqual(before)
    full = false
    expect((await upload('# Room\n\nAgain.', 'room.md')).status).toBe(201)
    expect((await send(school.as.author, '/users/avatar', await photo(), 'me.png')).status).toBe(200)
    expect(files()).toBe((before[0] ?? 0) + 2)
  })
})

describe('files on disk', () => {
  it('from before they had folders of their own are still found', async () => {
    const { doc } = await upload('# Older\n\nMoved by hand.', 'older.md')
    const id = Number(doc?.id)
    const { readFile, rename } = await import('node:fs/promises')
    await rename(path.join(root, String(doc?.prefix), 'older.md'), path.join(root, 'sops/older.md'))
    const req = await systemRequest(school.payload, { reason: 'as it was before' })
    await sql(req).execute(query`update sop_versions set prefix = null where id = ${id}`)
    for (const address of [`/sop-versions/${id}/original`, '/sop-versions/file/older.md']) {
      const response = await school.as.author.call('GET', address)
      expect([response.status, await response.text()]).toEqual([200, '# Older\n\nMoved by hand.'])
    }
    expect((await readFile(path.join(root, 'sops/older.md'))).length).toBeGreaterThan(0)
  })

  it('that were lost or altered are missed in words, not sent', async () => {
    const { doc } = await upload('# Altered\n\nTen minutes.', 'altered.md')
    const file = path.join(root, String(doc?.prefix), 'altered.md')
    const { writeFile, rm } = await import('node:fs/promises')
    await writeFile(file, '# Altered\n\nTwo minutes.')
    const original = async () => {
      const response = await school.as.author.call('GET', `/sop-versions/${String(doc?.id)}/original`)
      const { errors } = (await response.json()) as { errors: { data: { code: string } }[] }
      return [response.status, errors[0]?.data.code]
    }
    expect(await original()).toEqual([500, 'files.changed'])
    await rm(file)
    expect(await original()).toEqual([500, 'files.missing'])
    expect((await school.as.author.call('GET', '/sop-versions/file/altered.md')).status).toBe(404)
  })

  it('are given to a person with all else that is kept of them', async () => {
    const response = await school.as.author.call('GET', '/users/personal-data')
    const zip = Buffer.from(await response.arrayBuffer())
    const [picture] = readdirSync(path.join(root, 'people'))
    expect(existsSync(path.join(root, 'people', picture ?? ''))).toBe(true)
    expect(await unzipped(zip, 'files/picture.webp')).toEqual(readFileSync(path.join(root, 'people', picture ?? '')))
    expect(String(await unzipped(zip, 'READ ME.txt'))).not.toContain('could not be found')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

function unzipped(bytes: Buffer, name: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
      if (error) return reject(error)
      let found = false
      zip.on('end', () => found || reject(new Error(`${name} is not in it`)))
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return
        found = true
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          resolve(buffer(stream))
        })
      })
    })
  })
}

describe('every collection of uploads', () => {
  it('keeps its files in the store, and sends them through one door', () => {
    const uploads = school.config.collections.filter(({ upload }) => upload)
    expect(uploads.map(({ slug }) => slug).sort()).toEqual(['answer-files', 'request-files', 'sop-versions'])
    for (const { upload } of uploads) {
      expect(upload.disableLocalStorage).toBe(true)
      expect(upload.handlers).toHaveLength(1)
      // Also in a project that keeps Payload's own storage.
      const headers = upload.modifyResponseHeaders?.({ headers: new Headers({ 'Content-Type': 'text/html' }) })
      expect(headers?.get('content-disposition')).toBe('attachment')
      expect(upload.pasteURL).toBe(false)
    }
  })

  it.each(['html', 'htm', 'svg', 'xml', 'xhtml'])('never shows a file that ends with .%s', async (ending) => {
    const page = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg><h1>Rinse</h1><p>Rinse the tank.</p>`
    const { doc, status } = await upload(page, `page.${ending}`)
    if (status === 415) return
    expect(status).toBe(201)
    for (const address of [
      `/sop-versions/${String(doc?.id)}/original`,
      `/sop-versions/file/${String(doc?.filename)}`,
    ]) {
      const { headers } = await school.as.author.call('GET', address)
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toMatch(/^attachment/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    }
  })
})
