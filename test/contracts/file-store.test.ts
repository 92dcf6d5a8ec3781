import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { diskStore, readWhole, s3Store, type FileStore } from '@/shared/files'
import { startS3, type S3Server } from '../builders/s3-server'

const root = mkdtempSync(path.join(tmpdir(), 'coursewright-files-'))
let s3: S3Server
const stores: Record<string, () => FileStore> = {
  'on disk': () => diskStore({ root }),
  'in a bucket': () => s3.store(),
  'in a folder of a bucket': () => s3.store({ prefix: 'training/coursewright' }),
}

beforeAll(async () => {
  s3 = await startS3()
})

afterAll(async () => {
  await s3.close()
  rmSync(root, { recursive: true, force: true })
})

const keysIn = async (store: FileStore, folder: string) => {
  const keys: string[] = []
  for await (const { key } of store.list(folder)) keys.push(key)
  return keys.sort()
}

describe.each(Object.entries(stores))('files %s', (_where, open) => {
  it('come back as they went in, and are nothing where there are none', async () => {
    const store = open()
    await store.check()
    const bytes = Buffer.from([0, 255, 13, 10, 0x1a, 128])
    await store.put({ key: 'sops/one/a.bin', bytes, mediaType: 'application/pdf' })
    expect(await readWhole(store, 'sops/one/a.bin')).toEqual(bytes)
    expect((await store.open('sops/one/a.bin'))?.size).toBe(6)
    for (const key of ['sops/one/b.bin', 'sops/one', 'nowhere/x']) expect(await store.open(key)).toBeNull()
  })

  it('come in parts', async () => {
    const store = open()
    await store.put({ key: 'parts/a', bytes: Buffer.from('0123456789') })
    for (const [start, end] of [
      [0, 0],
      [2, 5],
      [9, 9],
      [0, 9],
    ] as const) {
      const file = await store.open('parts/a', { start, end })
      const got: Buffer[] = []
      for await (const part of file?.stream ?? []) got.push(part as Buffer)
      expect([file?.size, String(Buffer.concat(got))]).toEqual([end - start + 1, '0123456789'.slice(start, end + 1)])
    }
    expect(await store.open('parts/b', { start: 0, end: 1 })).toBeNull()
  })

  it('may be empty, and may be large', async () => {
    const store = open()
    await store.put({ key: 'sops/empty', bytes: new Uint8Array() })
    expect(await readWhole(store, 'sops/empty')).toEqual(Buffer.alloc(0))
    const large = Buffer.alloc(40 * 1024 * 1024, 'freezer ')
    await store.put({ key: 'sops/large', bytes: large })
    expect((await readWhole(store, 'sops/large'))?.equals(large)).toBe(true)
    await store.remove('sops/large')
  })

  it('have names as people give them', async () => {
    const store = open()
    const names = ['Größe & Maß (2).pdf', 'a+b=c 100%.docx', '安全手順.md', "don't.txt"]
    for (const name of names) await store.put({ key: `names/x/${name}`, bytes: Buffer.from(name) })
    for (const name of names) expect(String(await readWhole(store, `names/x/${name}`))).toBe(name)
    expect(await keysIn(store, 'names')).toEqual(names.map((name) => `names/x/${name}`).sort())
  })

  it('are listed by folder, with the time of writing', async () => {
    const store = open()
    const before = Date.now()
    for (const key of ['list/a/1', 'list/a/2', 'list/b', 'listed/no']) await store.put({ key, bytes: Buffer.from(key) })
    expect(await keysIn(store, 'list')).toEqual(['list/a/1', 'list/a/2', 'list/b'])
    for await (const { modifiedAt } of store.list('list')) {
      expect(Math.abs(modifiedAt.getTime() - before)).toBeLessThan(60_000)
    }
    expect(await keysIn(store, 'empty')).toEqual([])
  })

  it('are removed once and for all, and removing again does no harm', async () => {
    const store = open()
    await store.put({ key: 'gone/a/1', bytes: Buffer.from('x') })
    await store.put({ key: 'gone/a/2', bytes: Buffer.from('x') })
    for (const _ of [1, 2]) await store.remove('gone/a/1')
    expect(await keysIn(store, 'gone')).toEqual(['gone/a/2'])
  })

  it.each(['../secret', 'a/../../secret', '/etc/passwd', 'a//b', 'a/./b', 'a\\..\\b', 'a/\u0000', ''])(
    'cannot be named %j',
    async (key) => {
      const store = open()
      const refusal = { code: 'files.bad-key' }
      await expect(store.put({ key, bytes: Buffer.from('x') })).rejects.toMatchObject(refusal)
      await expect(store.open(key)).rejects.toMatchObject(refusal)
      await expect(store.remove(key)).rejects.toMatchObject(refusal)
    },
  )
})

describe('a disk', () => {
  it('that is full keeps nothing of a file, and says what to do', async () => {
    const full = mkdtempSync(path.join(tmpdir(), 'coursewright-full-'))
    const store = diskStore({
      root: full,
      write: async (file, bytes) => {
        const { writeFile } = await import('node:fs/promises')
        await writeFile(file, bytes.subarray(0, bytes.length / 2))
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      },
    })
    await expect(store.put({ key: 'sops/a/b.pdf', bytes: Buffer.alloc(1000) })).rejects.toMatchObject({
      code: 'files.no-space',
      status: 507,
      message: expect.stringMatching(/make room/) as unknown,
    })
    expect(await store.open('sops/a/b.pdf')).toBeNull()
    expect(readdirSync(path.join(full, '.incoming'))).toEqual([])
    rmSync(full, { recursive: true })
  })

  it('that cannot be written to is a store that does not answer', async () => {
    const file = path.join(root, 'a-file')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(file, '')
    const store = diskStore({ root: path.join(file, 'below') })
    const attempts = await Promise.allSettled([store.check(), store.put({ key: 'a/b', bytes: Buffer.from('x') })])
    for (const attempt of attempts)
      expect(attempt).toMatchObject({ reason: { code: 'files.unavailable', status: 503 } })
  })
})

describe('a bucket', () => {
  const silent: Server[] = []
  const answering = async (answer: (write: (status: number, text: string) => void) => void) => {
    const server = createServer((request, response) => {
      request.resume()
      answer((status, text) => response.writeHead(status, { 'content-type': 'application/xml' }).end(text))
    })
    silent.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return s3Store({
      bucket: 'files',
      region: 'us-east-1',
      pathStyle: true,
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      patience: { connect: 300, silence: 300 },
    })
  }
  const every = (store: FileStore) =>
    Promise.allSettled([
      store.put({ key: 'a/b', bytes: Buffer.from('x') }),
      readWhole(store, 'a/b'),
      store.remove('a/b'),
      keysIn(store, 'a'),
      store.check(),
    ])

  afterAll(() => {
    for (const server of silent) server.closeAllConnections()
    for (const server of silent) server.close()
  })

  it('that is away, or accepts and says nothing, is a store that does not answer: soon, and in words', async () => {
    const away = s3.store({ endpoint: 'http://127.0.0.1:9' })
    const mute = await answering(() => undefined)
    const busy = await answering((write) => write(503, '<Error><Code>SlowDown</Code></Error>'))
    const begun = Date.now()
    for (const store of [away, mute, busy]) {
      for (const attempt of await every(store)) {
        expect(attempt).toMatchObject({ reason: { code: 'files.unavailable', status: 503 } })
      }
    }
    expect(Date.now() - begun).toBeLessThan(15_000)
  })

  it('that turns us away, or is not there, is for the administrator', async () => {
    const denied = await answering((write) => write(403, '<Error><Code>AccessDenied</Code></Error>'))
    const elsewhere = s3.store({ bucket: 'another' })
    for (const store of [denied, elsewhere]) {
      await expect(store.check()).rejects.toMatchObject({ code: 'files.refused', status: 503 })
      await expect(store.put({ key: 'a/b', bytes: Buffer.from('x') })).rejects.toMatchObject({ code: 'files.refused' })
    }
  })

  it('that is full says so', async () => {
    const full = await answering((write) => write(507, '<Error><Code>XMinioStorageFull</Code></Error>'))
    const attempt = full.put({ key: 'a/b', bytes: Buffer.from('x') })
    await expect(attempt).rejects.toMatchObject({ code: 'files.no-space', status: 507 })
  })
})
