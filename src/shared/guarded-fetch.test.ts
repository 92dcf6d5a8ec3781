import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { guardedFetch } from './guarded-fetch'

let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { location: '/' }).end()
    if (request.url === '/none') return void response.writeHead(204).end()
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-seen': String(request.headers['x-mine']) })
      response.end(JSON.stringify({ method: request.method, body: Buffer.concat(parts).toString('utf8') }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const refusal = (host: string) => new Error(`${host} is private`)
const open = guardedFetch({ assertAddress: () => ({ mayBePrivate: true }), refusal })

describe('a guarded fetch', () => {
  it('sends and receives as fetch does', async () => {
    const response = await open(`${origin}/x`, { method: 'POST', body: 'Ä', headers: { 'x-mine': 'yes' } })
    expect(response.headers.get('x-seen')).toBe('yes')
    expect(await response.json()).toEqual({ method: 'POST', body: 'Ä' })
    expect((await open(`${origin}/none`)).status).toBe(204)
  })

  it('asks about every address, and sends nothing where it is refused', async () => {
    const closed = guardedFetch({
      assertAddress: () => {
        throw new Error('not there')
      },
      refusal,
    })
    await expect(closed(`${origin}/x`)).rejects.toThrow('not there')
  })

  it('does not connect where a name leads into a private network', async () => {
    const guarded = guardedFetch({ assertAddress: () => ({ mayBePrivate: false }), refusal })
    await expect(guarded(origin.replace('127.0.0.1', 'localhost'))).rejects.toThrow('localhost is private')
  })

  it('follows no redirect', async () => expect((await open(`${origin}/moved`)).status).toBe(302))

  it('stops when it is told to', async () => {
    await expect(open(`${origin}/x`, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  })

  it('takes text bodies alone', async () => {
    await expect(open(`${origin}/x`, { method: 'POST', body: new FormData() })).rejects.toThrow('Only text')
  })
})
