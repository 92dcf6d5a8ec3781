import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { inTransaction } from '@/shared/db'
import { emit } from '@/shared/events'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { startSchool, type Actor, type School } from '../builders/school'
import { startServerProcess, type ServerProcess } from '../builders/server-process'
import { startSmtp, type Carrier } from '../fakes/carriers'
import { schoolPassword } from '../school-password'
import { releaseVersion } from '../systems/learning-course'

/** Something happens, and everybody whom it concerns hears of it: where they are, and where they asked for it. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
let school: School
let server: ServerProcess
let post: Carrier
let browser: Browser
let learner: Actor
let page: Page
let version: number
let enrollment = 500

beforeAll(async () => {
  browser = await launchBrowser()
  post = await startSmtp()
  school = await startSchool()
  learner = await school.someone('Amara Diallo', ['learner'])
  version = (await releaseVersion(school)).version
  const { pool } = school.payload.db as unknown as { pool: { options: { connectionString: string } } }
  server = await startServerProcess({
    dataDir,
    env: {
      DATABASE_URL: pool.options.connectionString,
      PAYLOAD_SECRET: school.payload.config.secret,
      SEED_DEMO: 'false',
      SMTP_URL: post.url,
      MAIL_FROM: 'Meridian Biobank <training@meridian.example>',
      DEV_MAILBOX: 'true',
    },
  })
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await post?.stop()
  await school?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A manager puts the learner on the course. */
async function assign(): Promise<void> {
  enrollment += 1
  const req = await school.as.manager.req()
  const by = school.as.manager.id
  await inTransaction(req, () =>
    emit(req, 'enrollment.assigned', { enrollment, version, learner: learner.id, assignedBy: by, dueAt: null }),
  )
}

describe('a learner', () => {
  it('sees the bell light up while they look at the page, and hears what it is', async () => {
    await page.goto(`${server.url}/learn/sign-in`)
    await signIn(page, learner.email)
    await page.waitForURL('**/learn')
    await page.getByRole('button', { name: 'Messages', exact: true }).waitFor()
    const loads = await countLoads(page)
    await assign()
    await page.getByRole('button', { name: 'Messages, one unread' }).waitFor({ timeout: 20_000 })
    expect(await loads()).toBe(0)
    await expectAccessible(page)
  })

  it('finds the mail in their mailbox, from a real mail server, with a way out of it', async () => {
    await until(() => post.taken.length === 1)
    const [mail] = post.taken
    expect(mail).toMatchObject({ to: learner.email, subject: 'Your new course: Freezer defrosting and maintenance' })
    expect(mail?.text).toContain(`${server.url}/learn/courses/${version}`)
    expect(mail?.headers).toMatchObject({ 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' })
  })

  it('opens the bell by keyboard, reads the newest, and comes to what it is about', async () => {
    const bell = page.getByRole('button', { name: /^Messages/ })
    await bell.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('region', { name: 'Latest messages' })
    await panel.getByRole('link', { name: /Your new course/ }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await bell.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await panel.getByRole('link', { name: /Your new course/ }).click()
    await page.waitForURL(`**/learn/courses/${version}`)
    await page.getByRole('button', { name: 'Messages', exact: true }).waitFor()
  })

  it('finds all of them on one page, which grows by itself, and marks them read', async () => {
    await page.goto(`${server.url}/learn/notifications`)
    await page.getByText('Everything is read.').waitFor()
    await assign()
    await page.getByText('One is unread.').waitFor({ timeout: 20_000 })
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByText('Everything is read.').waitFor()
    await page
      .getByRole('button', { name: /^Mark as unread/ })
      .first()
      .click()
    await page.getByText('One is unread.').waitFor()
  })

  it('switches mail of a kind off, and gets it here only', async () => {
    await until(() => post.taken.length === 2)
    await page.getByRole('main').getByRole('link', { name: 'Choose what you are told' }).click()
    await page.waitForURL('**/learn/settings/notifications')
    await expectAccessible(page)
    const courses = page.getByRole('group', { name: 'Courses you take and their due dates' })
    await courses.getByLabel('Mail').uncheck()
    await page.getByLabel('No mail and no SMS while I sleep').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await expectAccessible(page)
    await page.reload()
    expect(await courses.getByLabel('Mail').isChecked()).toBe(false)
    expect(await page.getByLabel('From').inputValue()).toBe('22:00')
    await assign()
    await page.getByRole('button', { name: 'Messages, 2 unread' }).waitFor({ timeout: 20_000 })
    expect(post.taken).toHaveLength(2)
  })

  it('ends a kind by the link in a mail without signing in, but not by looking at it', async () => {
    const address = /<([^>]+\/api\/preferences\/unsubscribe\/[^>]+)>/.exec(
      post.taken[0]?.headers?.['list-unsubscribe'] ?? '',
    )?.[1]
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(address ?? '')
    await stranger.waitForURL('**/unsubscribe/**')
    await expectAccessible(stranger)
    await stranger.getByRole('button', { name: 'Send me no more of these' }).click()
    await stranger.getByText('Done:').waitFor()
    await stranger.context().close()
  })
})

describe('an administrator', () => {
  it('has the bell in the admin, sees every message in every language, and every delivery', async () => {
    const admin = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await admin.goto(`${server.url}/learn/sign-in`)
    await signIn(admin, school.as.admin.email)
    await admin.waitForURL('**/learn')
    await admin.goto(`${server.url}/admin/mailbox?message=session-was-cancelled&language=fr`)
    await admin.getByRole('heading', { name: /^Annulée/ }).waitFor()
    // The admin's menu has a group of that name too, which is a button without a label of its own.
    await admin.locator('button[aria-label^="Messages"]').waitFor()
    await admin.goto(`${server.url}/admin/collections/deliveries`)
    await admin.getByText('course-was-assigned').first().waitFor()
    await admin.context().close()
  })
})

async function signIn(on: Page, email: string): Promise<void> {
  await on.getByLabel('Email').fill(email)
  await on.getByLabel('Password').fill(schoolPassword)
  await on.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** How often the page was loaded anew since. */
async function countLoads(on: Page): Promise<() => Promise<number>> {
  let loads = 0
  on.on('load', () => (loads += 1))
  return () => Promise.resolve(loads)
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
}
