import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { gatewaySecret, startGateway, type TestGateway } from '../../../test/builders/gateway'
import { createSignInQueue } from './sign-in-queue'
import { limits, type Limit } from './table'

let gateway: TestGateway | undefined

afterEach(async () => {
  await gateway?.close()
  gateway = undefined
})

const named = (name: string, limit: number): Limit => ({ ...limits.find((row) => row.name === name)!, limit })

const login = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }

function tokenFor(person: number, secret = gatewaySecret): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256' })}.${part({ id: person })}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

describe('the limit of sign-ins', () => {
  it('refuses further tries after so many failures, says when to come back, and names the limit', async () => {
    gateway = await startGateway((_req, res) => res.writeHead(401).end(), { limits: [named('sign-in', 3)] })
    const statuses: number[] = []
    for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${gateway.url}/api/users/login`, login)).status)
    const refused = await fetch(`${gateway.url}/api/users/login`, login)
    expect(statuses).toEqual([401, 401, 401])
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
    expect(await refused.json()).toMatchObject({ errors: [{ data: { code: 'limit.sign-in' } }] })
  })

  it('lets a whole class sign in from one address: successes are not counted', async () => {
    gateway = await startGateway((_req, res) => res.end('{}'), { limits: [named('sign-in', 3)] })
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(`${gateway!.url}/api/users/login`, login)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200))
  })

  it('does not lock out a person behind another address', async () => {
    gateway = await startGateway((_req, res) => res.writeHead(401).end(), { limits: [named('sign-in', 1)] })
    const from = (address: string) =>
      fetch(`${gateway!.url}/api/users/login`, { ...login, headers: { 'x-forwarded-for': address } }).then(
        ({ status }) => status,
      )
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([401, 429, 401])
  })

  it('counts an IPv6 customer once, however many addresses he has', async () => {
    gateway = await startGateway((_req, res) => res.writeHead(401).end(), { limits: [named('sign-in', 1)] })
    const from = (address: string) =>
      fetch(`${gateway!.url}/api/users/login`, { ...login, headers: { 'x-forwarded-for': address } }).then(
        ({ status }) => status,
      )
    expect([await from('2001:db8:0:1::1'), await from('2001:db8:0:1::2')]).toEqual([401, 429])
  })

  it('cannot be walked around by writing the address in another way', async () => {
    gateway = await startGateway((_req, res) => res.writeHead(401).end(), { limits: [named('sign-in', 1)] })
    await fetch(`${gateway.url}/api/users/login`, login)
    for (const path of [
      '/api/users/login/',
      '/API/users/Login',
      '/api//users/login',
      '/api/users/%6Cogin',
      '/api/users/login?x=1',
    ]) {
      expect((await fetch(gateway.url + path, login)).status).toBe(429)
    }
  })
})

describe('limits of people', () => {
  const ask = (token: string) =>
    fetch(`${gateway!.url}/api/courses`, { headers: { cookie: `a=b; payload-token=${token}` } }).then(
      ({ status }) => status,
    )

  it('are counted for each person who is signed in, not for the office they share', async () => {
    gateway = await startGateway((_req, res) => res.end(), { limits: [named('api', 1)] })
    expect([await ask(tokenFor(1)), await ask(tokenFor(2)), await ask(tokenFor(1))]).toEqual([200, 200, 429])
  })

  it('are not raised by tokens that somebody made up', async () => {
    gateway = await startGateway((_req, res) => res.end(), { limits: [named('api', 1)] })
    const forged = (id: number) => tokenFor(id, 'a guess')
    expect([await ask(forged(1)), await ask(forged(2)), await ask('not.a.token')]).toEqual([200, 429, 429])
  })
})

describe('the table', () => {
  const rowFor = (method: string, path: string, headers: Record<string, string> = {}) =>
    limits.find((limit) => limit.applies({ method, path, headers }))?.name

  it('finds the right row for every kind of request', () => {
    const form = { 'content-type': 'multipart/form-data; boundary=x' }
    expect([
      rowFor('POST', '/api/users/login'),
      rowFor('POST', '/api/users/forgot-password'),
      rowFor('POST', '/api/users/reset-password'),
      rowFor('POST', '/api/courses/12/approve'),
      rowFor('POST', '/api/ai-settings/test'),
      rowFor('GET', '/c/ABCD-EFGH'),
      rowFor('POST', '/api/sop-versions', form),
      rowFor('POST', '/api/sop-versions', { ...form, 'x-payload-http-method-override': 'GET' }),
      rowFor('GET', '/api/users/me'),
      rowFor('GET', '/learn'),
      rowFor('GET', '/_next/static/chunks/a.js'),
    ]).toEqual([
      'sign-in',
      'forgotten-password',
      'reset-password',
      'signature',
      'ai-test',
      'certificate-check',
      'upload',
      'api',
      'api',
      'pages',
      undefined,
    ])
  })
})

describe('the sign-in queue', () => {
  it('never lets more hash at one time than it has slots, and serves everybody in the end', async () => {
    let running = 0
    let most = 0
    gateway = await startGateway(
      async (_req, res) => {
        running += 1
        most = Math.max(most, running)
        await sleep(10)
        running -= 1
        res.end('{}')
      },
      { queue: createSignInQueue({ slots: 2 }) },
    )
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${gateway!.url}/api/users/login`, login)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(most).toBe(2)
  })

  it('lets lessons pass by while a class waits to sign in', async () => {
    let release: () => void = () => undefined
    const hashing = new Promise<void>((resolve) => (release = resolve))
    gateway = await startGateway(
      async (req, res) => {
        if (req.url?.endsWith('login')) await hashing
        res.end('{}')
      },
      { queue: createSignInQueue({ slots: 1 }) },
    )
    const logins = Array.from({ length: 20 }, () => fetch(`${gateway!.url}/api/users/login`, login))
    expect((await fetch(`${gateway.url}/learn/lesson`)).status).toBe(200)
    release()
    expect((await Promise.all(logins)).every(({ status }) => status === 200)).toBe(true)
  })

  it('sends away with 503 whom it has no place for, and who would wait too long', async () => {
    gateway = await startGateway(
      async (_req, res) => {
        await sleep(300)
        res.end('{}')
      },
      { queue: createSignInQueue({ slots: 1, places: 1, patienceMs: 50 }) },
    )
    const answers = await Promise.all(Array.from({ length: 3 }, () => fetch(`${gateway!.url}/api/users/login`, login)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503, 503])
    expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('30')
  })

  it('gives the place of somebody who hung up to the next', async () => {
    gateway = await startGateway(
      async (_req, res) => {
        await sleep(100)
        res.end('{}')
      },
      { queue: createSignInQueue({ slots: 1 }) },
    )
    const first = fetch(`${gateway.url}/api/users/login`, login)
    await sleep(10)
    const hangUp = new AbortController()
    const second = fetch(`${gateway.url}/api/users/login`, { ...login, signal: hangUp.signal }).catch(() => 'hung up')
    await sleep(10)
    hangUp.abort()
    const third = fetch(`${gateway.url}/api/users/login`, login)
    expect(await second).toBe('hung up')
    expect([(await first).status, (await third).status]).toEqual([200, 200])
  })
})
