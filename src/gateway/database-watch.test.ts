import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { startGateway, type TestGateway } from '../../test/builders/gateway'
import { postgresPrograms, startOwnPostgres, type OwnPostgres } from '../../test/builders/own-postgres'
import { watchDatabase } from './database-watch'

const withPostgres = postgresPrograms ? describe : describe.skip

withPostgres('while the database restarts', () => {
  let postgres: OwnPostgres
  let gateway: TestGateway
  let stop: () => Promise<void>
  let failing = false

  beforeAll(async () => {
    postgres = await startOwnPostgres()
    const database = watchDatabase({ connectionString: postgres.connectionString, everyMs: 100 })
    stop = database.stop
    gateway = await startGateway((_req, res) => res.writeHead(failing ? 500 : 200).end(), {
      database,
      checks: { database: () => (database.isThere() ? 'ok' : 'away') },
    })
  })

  afterAll(async () => {
    await gateway.close()
    await stop()
    postgres.remove()
  })

  const status = async (path: string) => (await fetch(gateway.url + path)).status
  const until = async (path: string, wanted: number) => {
    const deadline = Date.now() + 10_000
    while ((await status(path)) !== wanted && Date.now() < deadline) await sleep(50)
    return status(path)
  }

  it('answers 503 with Retry-After, is not ready but alive, and serves again within ten seconds of its return', async () => {
    expect(await until('/readyz', 200)).toBe(200)
    expect(await status('/api/courses')).toBe(200)

    postgres.crash()
    expect(await until('/api/courses', 503)).toBe(503)
    const refused = await fetch(`${gateway.url}/api/courses`)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ errors: [{ data: { code: 'database.away' } }] })
    expect(await status('/readyz')).toBe(503)
    expect(await status('/healthz')).toBe(200)
    expect(await status('/_next/static/a.js')).toBe(200)

    postgres.start()
    expect(await until('/api/courses', 200)).toBe(200)
    expect(await status('/readyz')).toBe(200)
  })

  it('calls a failure of the application in the seconds around it what it is: 503, try again', async () => {
    failing = true
    expect(await status('/api/courses')).toBe(503)
    failing = false
  })
})

describe('a failure while the database is well', () => {
  it('stays a failure', async () => {
    const gateway = await startGateway((_req, res) => res.writeHead(500).end())
    expect((await fetch(`${gateway.url}/api/courses`)).status).toBe(500)
    await gateway.close()
  })
})
