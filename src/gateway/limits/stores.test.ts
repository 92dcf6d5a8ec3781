import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { startGateway, type TestGateway } from '../../../test/builders/gateway'
import { redisStores } from './stores'
import { limits } from './table'

const here = spawnSync('redis-server', ['--version']).status === 0
const withRedis = here ? describe : describe.skip

withRedis('limits kept in Redis', () => {
  let folder: string
  let port: number
  let redis: ChildProcess
  const open: TestGateway[] = []

  const startRedis = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    redis = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    for await (const line of redis.stdout!) if (String(line).includes('Ready to accept')) break
    redis.stdout!.resume()
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'coursewright-redis-'))
    port = await freePort()
    await startRedis()
  })

  afterEach(async () => {
    await Promise.all(open.splice(0).map((gateway) => gateway.close()))
  })

  afterAll(async () => {
    redis.kill()
    await once(redis, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })

  const startOne = async (prefix: string) => {
    const stores = await redisStores({ url: `redis://127.0.0.1:${port}`, prefix })
    const signIn = { ...limits.find(({ name }) => name === 'sign-in')!, limit: 5 }
    const gateway = await startGateway((_req, res) => res.writeHead(401).end(), { stores, limits: [signIn] })
    open.push(gateway)
    return gateway
  }
  const failAt = async ({ url }: TestGateway, from = '192.0.2.1') => {
    const headers = { 'x-forwarded-for': from }
    return (await fetch(`${url}/api/users/login`, { method: 'POST', body: '{}', headers })).status
  }

  it('are one limit for two gateways', async () => {
    const [first, second] = [await startOne('shared:'), await startOne('shared:')]
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push(await failAt(first), await failAt(second))
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  })

  it('still hold in each process while Redis is away, and are shared again when it is back', async () => {
    const gateway = await startOne('restart:')
    expect(await failAt(gateway)).toBe(401)
    redis.kill('SIGKILL')
    await once(redis, 'exit')
    const away: number[] = []
    for (let n = 0; n < 6; n += 1) away.push(await failAt(gateway))
    expect(away).toEqual([401, 401, 401, 401, 401, 429])

    await startRedis()
    const other = await startOne('restart:')
    // The first gateway has to find its way back to Redis; then its first look at an address sees what the other has counted.
    const seen: number[] = []
    for (let turn = 1; turn <= 50 && seen.at(-1) !== 429; turn += 1) {
      const from = `198.51.100.${turn}`
      for (let n = 0; n < 5; n += 1) await failAt(other, from)
      seen.push(await failAt(gateway, from))
      await sleep(100)
    }
    expect(seen.at(-1)).toBe(429)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
