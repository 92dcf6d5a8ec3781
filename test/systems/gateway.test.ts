import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createExpressMiddleware } from 'agendash'
import type { Agenda } from 'agenda'
import { pendingMigrations } from '@/gateway/database'
import { createMetrics } from '@/gateway/metrics'
import { operatorsOnly } from '@/gateway/operators'
import { migrations } from '@/migrations'
import { roles } from '@/systems/identity/public'
import { startGateway, type TestGateway } from '../builders/gateway'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School
let gateway: TestGateway

beforeAll(async () => {
  school = await startSchool()
  gateway = await startGateway((_req, res) => res.writeHead(404).end(), {
    operators: {
      only: operatorsOnly(school.payload),
      metrics: createMetrics([{ name: 'test_answer', help: 'A number.', read: () => 42 }]),
      dashboard: createExpressMiddleware(noJobs),
    },
    checks: { migrations: () => pendingMigrations({ payload: school.payload, migrations }) },
  })
}, 120_000)

afterAll(async () => {
  await gateway.close()
  await school.stop()
})

const noJobs = { db: {} } as unknown as Agenda

const ask = async (path: string, actor?: Pick<Actor, 'token'>, origin = 'http://localhost:3000') => {
  const headers: Record<string, string> = actor ? { origin, cookie: `payload-token=${actor.token}` } : { origin }
  return fetch(gateway.url + path, { headers, redirect: 'manual' })
}

describe.each(['/jobs/', '/metrics'])('%s', (path) => {
  it("is there for administrators of the operator's organisation", async () => {
    expect((await ask(path, school.as.admin)).status).toBe(200)
  })

  it.each(roles.filter((role) => role !== 'admin'))('is not there for a %s of that organisation', async (role) => {
    expect((await ask(path, school.as[role])).status).toBe(404)
  })

  it('is not there for visitors, and not for administrators of a client', async () => {
    expect((await ask(path)).status).toBe(404)
    expect((await ask(path, school.other.admin)).status).toBe(404)
  })

  it("does not answer another site that uses an administrator's cookie", async () => {
    expect((await ask(path, school.as.admin, 'https://elsewhere.example')).status).toBe(404)
  })
})

describe('the job dashboard', () => {
  it('is closed at every address below it', async () => {
    for (const path of ['/jobs/api', '/jobs/index.html', '/jobs/api/jobs/delete', '/jobs/assets']) {
      expect((await ask(path, school.as.manager)).status).toBe(404)
    }
  })
})

describe('/metrics', () => {
  it('counts requests by kind and status, in text that Prometheus reads', async () => {
    await ask('/learn')
    const text = await (await ask('/metrics', school.as.admin)).text()
    expect(text).toMatch(/^http_request_duration_seconds_count\{kind="page",status="4xx"\} \d+$/m)
    expect(text).toMatch(/^# TYPE test_answer gauge\ntest_answer 42$/m)
  })
})

describe('/readyz', () => {
  it('knows when the database is behind the program', async () => {
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ok', migrations: 'ok' })
    const next = [...migrations, { name: '29991231_000000_next', up: undefined, down: undefined }]
    expect(await pendingMigrations({ payload: school.payload, migrations: next })).toBe('1 missing')
  })
})
