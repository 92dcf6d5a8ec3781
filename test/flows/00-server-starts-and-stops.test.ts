import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser'
import { startServerProcess, type ServerProcess } from '../builders/server-process'

const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startServerProcess({ dataDir })
}, 180_000)

afterAll(async () => {
  await browser.close()
  await server.end('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

const signIn = ({ email, password }: { email: string; password: string }) =>
  fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email, password }),
  })

describe('a first start', () => {
  it('says where to go, names the database as one for evaluation, and gives each person of the demo a password that works', async () => {
    expect(server.output()).toContain(`${server.url}/learn`)
    expect(server.output()).toContain('It is for evaluation')
    const accounts = server.accounts()
    expect(accounts.flatMap(({ roles }) => roles)).toEqual(
      expect.arrayContaining(['admin', 'author', 'reviewer', 'learner', 'trainer', 'sales']),
    )
    for (const account of accounts) expect((await signIn(account)).status).toBe(200)
  })

  it('is ready in every part', async () => {
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      status: 'ok',
      database: 'ok',
      migrations: 'ok',
      jobs: 'ok',
    })
  })
})

describe('pages in a browser', () => {
  it.each(['/', '/learn/sign-in', '/c/none', '/admin/login'])(
    '%s: its own scripts run, and nothing breaks its security policy',
    async (address) => {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(server.url + address, { waitUntil: 'networkidle' })
      // Next's client keeps this: it is there when the scripts of the page have run.
      const hydrated = await page.evaluate(() => 'next' in window)
      await page.close()
      expect({ complaints, hydrated }).toEqual({ complaints: [], hydrated: true })
    },
  )

  it('a script that got into a page does not run', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/learn/sign-in`)
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.smuggled = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.smuggled = true">')
      await new Promise((resolve) => setTimeout(resolve, 300))
      return 'smuggled' in window
    })
    await page.close()
    expect(ran).toBe(false)
  })
})

describe('stopping and starting again', () => {
  it('ends in order on SIGTERM, then starts with the same people and tells no passwords', async () => {
    const accounts = server.accounts()
    expect(await server.end('SIGTERM')).toBe(0)
    expect(server.output()).toContain('"msg":"stopping"')
    server = await startServerProcess({ dataDir })
    expect(server.accounts()).toEqual([])
    expect((await signIn(accounts[0]!)).status).toBe(200)
  }, 120_000)

  it('starts after kill -9', async () => {
    expect(await server.end('SIGKILL')).toBe('SIGKILL')
    server = await startServerProcess({ dataDir })
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  }, 120_000)

  it('says in one sentence why it cannot start where the data is in use', async () => {
    await expect(startServerProcess({ dataDir, deadlineMs: 60_000 })).rejects.toThrow(/did not start\. .*(use|open)/)
  }, 90_000)

  it('lists every mistake in its settings instead of starting', async () => {
    const start = startServerProcess({ dataDir, env: { TRUST_PROXY: 'yes', DATABASE_URL: 'mysql://x' } })
    await expect(start).rejects.toThrow(
      /did not start\. The environment has mistakes:\n {2}- DATABASE_URL: .*\n {2}- TRUST_PROXY: .*\n\n$/,
    )
  }, 60_000)
})
