import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { create, systemRequest } from '@/shared/db'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { startSchool, type Actor, type School } from '../builders/school'
import { startServerProcess, type ServerProcess } from '../builders/server-process'
import { releaseVersion } from '../systems/learning-course'

/** A trainer runs a session: the diary, the code on the wall, the list, a correction. Each step goes on where the last ended. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
const complaints: string[] = []
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

let school: School
let server: ServerProcess
let browser: Browser
let trainer: Page
let learner: Page
let stranger: Page
let cohort: number
let session: string

beforeAll(async () => {
  browser = await launchBrowser()
  school = await startSchool()
  await releaseVersion(school)
  const [peter, amara, jonas, mei, luis] = [
    await school.someone('Peter Novak', ['trainer']),
    await school.someone('Amara Diallo', ['learner']),
    await school.someone('Jonas Weber', ['learner']),
    await school.someone('Mei Tanaka', ['learner']),
    await school.someone('Luis Romero', ['learner']),
  ] as const
  const req = await systemRequest(school.payload, { reason: 'a cohort for a flow', organisation: school.organisation })
  const { id } = await create({
    req,
    collection: 'cohorts',
    data: {
      name: 'Night shift',
      trainers: [peter.id],
      learners: [amara.id, jonas.id, mei.id],
      organisation: school.organisation,
    },
  })
  cohort = id
  const { pool } = school.payload.db as unknown as { pool: { options: { connectionString: string } } }
  const env = {
    DATABASE_URL: pool.options.connectionString,
    PAYLOAD_SECRET: school.payload.config.secret,
    WORKER: 'separate',
    SEED_DEMO: 'false',
  }
  server = await startServerProcess({ dataDir, env })
  trainer = await open(await browser.newContext({ viewport: desk }), peter)
  learner = await open(await browser.newContext({ viewport: phone }), amara)
  stranger = await open(await browser.newContext({ viewport: phone }), luis)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await school?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a trainer', () => {
  it('signs in, and comes to what waits for them', async () => {
    await visit(trainer, '/train')
    await trainer.getByRole('heading', { name: 'Waiting for you' }).waitFor()
    await expectAccessible(trainer)
  })

  it('keeps learners out, who are told why', async () => {
    await visit(learner, '/train')
    await learner.getByRole('heading', { name: 'These pages are for trainers' }).waitFor()
    await expectAccessible(learner)
  })

  it('puts the cohort on a course, and sees how far everybody is', async () => {
    await trainer.getByRole('link', { name: 'Cohorts', exact: true }).click()
    await trainer.getByRole('link', { name: 'Night shift' }).click()
    await trainer.getByRole('combobox', { name: 'Course' }).selectOption({ index: 1 })
    await trainer.getByRole('button', { name: 'Put the cohort on it' }).click()
    await trainer.waitForURL('**/cohorts/*?version=*')
    const row = trainer.getByRole('row', { name: /Amara Diallo/ })
    expect(await row.textContent()).toMatch(/0 %.*not started.*–.*never/)
    await expectAccessible(trainer)
  })

  it('leaves a note for the next trainer on a lesson', async () => {
    await trainer.getByRole('link', { name: 'Materials' }).click()
    await trainer.getByRole('button', { name: 'Write a note on Let the ice melt by itself' }).click()
    await trainer.getByLabel(/Note for trainers/).fill('Bring the thick gloves.')
    await trainer.getByRole('button', { name: 'Save' }).click()
    await trainer.getByRole('button', { name: 'Change the note on Let the ice melt by itself' }).waitFor()
    expect(await trainer.textContent('main')).toContain('Bring the thick gloves.')
    await expectAccessible(trainer)
  })

  it('schedules a session that begins in a few minutes', async () => {
    await trainer.getByRole('link', { name: 'Schedule a session' }).click()
    await trainer.getByLabel('What it is about').fill('Defrosting, hands on')
    const [starts, ends] = [minutesFromNow(10), minutesFromNow(70)]
    await trainer.getByLabel('Day').fill(starts.slice(0, 10))
    await trainer.getByLabel('From').fill(starts.slice(11, 16))
    await trainer.getByLabel('Until').fill(ends.slice(11, 16))
    await expectAccessible(trainer)
    await trainer.getByRole('button', { name: 'Schedule it' }).click()
    await trainer.getByText('Say where it is').waitFor()
    await trainer.getByRole('textbox', { name: 'Place' }).fill('Lab 2')
    await trainer.getByRole('button', { name: 'Schedule it' }).click()
    await trainer.waitForURL(/sessions\/\d+$/)
    session = trainer.url().split('/').pop() ?? ''
    await expectAccessible(trainer)
  })
})

describe('a learner', () => {
  it('finds the session on the home page, with a file for the calendar', async () => {
    await visit(learner, '/learn')
    await learner.getByRole('heading', { name: 'Defrosting, hands on' }).waitFor()
    expect(await learner.textContent('main')).toContain('Lab 2. With Peter Novak')
    const file = await learner.context().request.get(`${server.url}/api/sessions/${session}/calendar`)
    expect(await file.text()).toContain('METHOD:REQUEST')
    await expectAccessible(learner)
  })

  it('scans the code on the wall, and is on the list', async () => {
    await trainer.getByRole('link', { name: 'Show the QR code' }).click()
    await expectAccessible(trainer)
    await visit(learner, await codeOnTheWall())
    await learner.getByRole('heading', { name: 'You are on the list, Amara Diallo' }).waitFor()
    await expectAccessible(learner)
    await trainer.getByText('1 scanned, to be confirmed').waitFor()
  })

  it('who is not in the cohort is not, and reads why', async () => {
    await visit(stranger, await codeOnTheWall())
    await stranger.getByRole('heading', { name: 'You are not on the list' }).waitFor()
    expect(await stranger.textContent('main')).toContain('You are not in the cohort that meets here')
    await expectAccessible(stranger)
  })

  it('cannot use a code that somebody made up', async () => {
    await visit(stranger, `/learn/attend/1-2-${'0'.repeat(32)}`)
    await stranger.getByText('This is no code of a session').waitFor()
  })
})

describe('the trainer', () => {
  it('confirms who scanned, with one tap on a phone', async () => {
    await trainer.setViewportSize(phone)
    await visit(trainer, `/train/sessions/${session}`)
    expect(await person('Amara Diallo').textContent()).toContain('scanned the code')
    await mark('Amara Diallo', 'Present').click()
    await person('Amara Diallo')
      .getByText(/present, recorded by you, scanned/)
      .waitFor()
    await expectAccessible(trainer)
  })

  it('records the others by keyboard', async () => {
    await mark('Jonas Weber', 'Present').focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await trainer.keyboard.press(key)
    await person('Jonas Weber')
      .getByText(/absent, recorded by you/)
      .waitFor()
    await trainer.keyboard.press('Tab')
    const focused = await trainer.evaluate(() => document.activeElement?.textContent)
    expect(focused).toBe('Present')
    await trainer.keyboard.press('Enter')
    await person('Mei Tanaka')
      .getByText(/present, recorded by you/)
      .waitFor()
  })

  it('corrects one only with a reason, which stays to be read', async () => {
    await mark('Jonas Weber', 'Late').click()
    await trainer.getByText('Why does it become late?').waitFor()
    await expectAccessible(trainer)
    await trainer.getByLabel('Another reason').fill('The bus was late')
    await trainer.getByRole('button', { name: 'Correct it' }).click()
    await person('Jonas Weber')
      .getByText(/late, recorded by/)
      .waitFor()
    await trainer.reload()
    await person('Jonas Weber').getByText('Corrected once').click()
    expect(await person('Jonas Weber').textContent()).toContain('absent became late. “The bus was late”')
    await expectAccessible(trainer)
  })

  it('writes to the cohort, and calls the session off with a reason', async () => {
    await visit(trainer, `/train/cohorts/${cohort}/messages`)
    await trainer.getByLabel('Subject').fill('Next week')
    await trainer.getByRole('textbox', { name: 'Message' }).fill('Bring your badge.')
    await trainer.getByRole('button', { name: 'Send to 3 people' }).click()
    await trainer.getByText('Sent to 3 people.').waitFor()
    await expectAccessible(trainer)
    await visit(trainer, `/train/sessions/${session}/edit`)
    await expectAccessible(trainer)
    await trainer.getByLabel('Why').fill('The lab has no power.')
    await trainer.getByRole('button', { name: 'Call the session off' }).click()
    await trainer.getByText('Called off. The lab has no power.').waitFor()
    await visit(learner, '/learn')
    await learner.getByText('Called off. The lab has no power.').waitFor()
  })

  it('met no page that broke its security policy or threw an error', () => {
    expect(complaints).toEqual([])
  })
})

const person = (name: string) => trainer.getByRole('listitem').filter({ hasText: name })
const mark = (name: string, label: string) => trainer.getByRole('group', { name }).getByRole('button', { name: label })

async function codeOnTheWall(): Promise<string> {
  const address = await trainer.getByRole('img', { name: /QR code/ }).getAttribute('data-address')
  return address ?? ''
}

/** In UTC, which is the zone of a person who has not chosen one. */
function minutesFromNow(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}

/** A page of somebody who is signed in; how that is done is shown by another flow. */
async function open(context: BrowserContext, { token }: Actor): Promise<Page> {
  await context.addCookies([{ name: 'payload-token', value: token, url: server.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|hydrat/i.test(message.text())) complaints.push(message.text())
  })
  return page
}

/** Until the page has come alive: a tap before that would be lost. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(new URL(address, server.url).href, { waitUntil: 'networkidle' })
}
