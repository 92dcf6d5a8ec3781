import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startServerProcess, type ServerProcess } from '../builders/server-process'

type Account = { email: string; password: string; roles: string[] }
export type Desk = { page: Page; account: Account; context: BrowserContext }

/** A server on an empty database with the people of the demo, each of whom can sit down at a browser. */
export async function openSchool(browser: Browser, env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
  const server: ServerProcess = await startServerProcess({ dataDir, env: { SEED_DEMO: 'true', ...env } })
  const accounts = server.accounts()
  return {
    url: server.url,
    /** Signs the person with this role in through the sign-in page. */
    async sitDown(role: string): Promise<Desk> {
      const account = accounts.find(({ roles }) => roles.includes(role))
      if (!account) throw new Error(`nobody has the role ${role}`)
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      await page.goto(`${server.url}/admin/login`)
      await page.getByLabel('Email').fill(account.email)
      await page.getByLabel('Password').fill(account.password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL(`${server.url}/admin`)
      return { page, account, context }
    },
    async close() {
      await server.end('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Uploads an SOP in the admin and waits for its reading. Gives the id of the version. */
export async function uploadSop({ page, url, file }: { page: Page; url: string; file: string }): Promise<number> {
  await page.goto(`${url}/admin/collections/sop-versions/create`)
  await page.setInputFiles('input[type=file]', path.resolve('test/fixtures/sops', file))
  await page.fill('#field-reason', 'First version')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/sop-versions\/\d+/)
  const id = Number(/sop-versions\/(\d+)/.exec(page.url())?.[1])
  await page.goto(`${url}/admin/collections/sop-versions/${id}/parse`)
  await page.getByRole('button', { name: 'Confirm the reading' }).waitFor({ timeout: 60_000 })
  return id
}

/** Looks at every doubt, confirms, and has a course drafted. Gives the id of the course, once it is a draft. */
export async function confirmAndDraft({ page }: { page: Page }): Promise<number> {
  for (const box of await page.getByRole('checkbox', { name: /^Right as read/ }).all()) await box.check()
  await page.getByRole('button', { name: 'Confirm the reading' }).click()
  await page.getByRole('button', { name: 'Draft a course' }).click()
  await page.waitForURL(/collections\/courses\/\d+/)
  await page.getByRole('button', { name: 'Submit for review' }).waitFor({ timeout: 120_000 })
  return Number(/courses\/(\d+)/.exec(page.url())?.[1])
}

/** Accepts, lesson by lesson, what the passages bear out. */
export async function acceptSupported({ page }: { page: Page }): Promise<void> {
  const accept = page.getByRole('button', { name: /^Accept \d+ supported$/ })
  for (let rounds = 0; rounds < 60; rounds += 1) {
    // Lessons are rendered when they come near; the queue knows how many are open.
    if ((await page.getByRole('button', { name: /^Undecided 0$/ }).count()) > 0) return
    if ((await accept.count()) === 0) return
    const before = await accept.first().textContent()
    await accept.first().click()
    await page.waitForFunction(
      ([text, count]) => {
        const buttons = [...document.querySelectorAll('button')].filter((one) =>
          /^Accept \d+ supported$/.test(one.textContent ?? ''),
        )
        return buttons.length < Number(count) || buttons[0]?.textContent !== text
      },
      [before, await accept.count()],
    )
  }
}

/** Signs in the dialog that is open. */
export async function signWith({ page, password }: { page: Page; password: string }): Promise<void> {
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: /^Sign version/ }).click()
}
