import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { sql, systemRequest } from '@/shared/db'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { startSchool, type Actor, type School } from '../builders/school'
import { startServerProcess, type ServerProcess } from '../builders/server-process'
import { schoolPassword } from '../school-password'
import { releaseVersion, type ReleasedCourse } from '../systems/learning-course'

/** A training manager gives a course to people, to a job role and from a list; excuses one; and the learner sees why. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
const day = `${new Date().getFullYear() + 1}-03-31`
let school: School
let server: ServerProcess
let browser: Browser
let page: Page
let course: ReleasedCourse
let ana: Actor
let bram: Actor

beforeAll(async () => {
  browser = await launchBrowser()
  school = await startSchool()
  course = await releaseVersion(school)
  ana = await school.someone('Ana Ruiz', ['learner'])
  bram = await school.someone('Bram de Vries', ['learner'])
  const req = await systemRequest(school.payload, { reason: 'people of a flow' })
  await sql(req).execute(query`update users set job_role = 'Lab analyst' where id = ${bram.id}`)
  const { pool } = school.payload.db as unknown as { pool: { options: { connectionString: string } } }
  const env = {
    DATABASE_URL: pool.options.connectionString,
    PAYLOAD_SECRET: school.payload.config.secret,
    SEED_DEMO: 'false',
  }
  server = await startServerProcess({ dataDir, env })
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(30_000)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await school?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a training manager', () => {
  it('opens the course where people are assigned to it', async () => {
    await page.goto(`${server.url}/admin/login`)
    await page.getByLabel('Email').fill(school.as.manager.email)
    await page.getByLabel('Password').fill(schoolPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(`${server.url}/admin`)
    await page.goto(`${server.url}/admin/collections/courses/${course.course}/assign`)
    await page.getByText('Nobody is on it yet.').waitFor()
    await expectAccessible(page, { within: '.cwa' })
  })

  it('picks a person, sees who would be enrolled, and assigns with a date and a reason', async () => {
    await page.getByLabel('Find people').fill('ana r')
    await page.getByRole('button', { name: /Ana Ruiz/ }).click()
    await page.getByLabel('Due on').fill(day)
    await page.getByLabel('Why').fill('You start in the cold store on Monday.')
    await page.getByRole('button', { name: 'See who that is' }).click()
    const dialog = page.getByRole('dialog', { name: '1 person would be enrolled' })
    await dialog.getByText('Ana Ruiz').waitFor()
    await expectAccessible(page, { within: '.cwa' })
    await dialog.getByRole('button', { name: 'Assign' }).click()
    await row('Ana Ruiz').getByText('Not started').waitFor()
    expect(await row('Ana Ruiz').textContent()).toContain('You start in the cold store on Monday.')
  })

  it('sets up a rule for a job role, which stays true for people who come later', async () => {
    await page.getByLabel('Job role or site').check()
    await page.getByLabel(/^Lab analyst/).check()
    await page.getByLabel('Days after being enrolled').fill('14')
    await page.getByRole('button', { name: 'See who that is' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click()
    await row('Bram de Vries').getByText('Not started').waitFor()
    await page.getByText('Job role Lab analyst').waitFor()
  })

  it('excuses somebody, with a reason', async () => {
    await row('Bram de Vries').getByRole('button', { name: 'Excuse' }).click()
    const dialog = page.getByRole('dialog', { name: 'Excuse Bram de Vries?' })
    await dialog.getByLabel('Why').fill('Trained by the maker.')
    await dialog.getByRole('button', { name: 'Excuse' }).click()
    await row('Bram de Vries').getByText('Excused').waitFor()
    await expectAccessible(page, { within: '.cwa' })
  })

  it('imports a list: sees the bad line and what to do, and takes the good ones', async () => {
    await page.getByRole('link', { name: 'Import a list' }).click()
    await page.getByRole('heading', { name: 'Import enrollments' }).waitFor()
    await expectAccessible(page, { within: '.cwa' })
    const csv = `email;due date\r\n${school.as.learner.email};31.3.${day.slice(0, 4)}\r\nnobody@example.org;\r\n`
    await page.setInputFiles('input[type=file]', { name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByRole('heading', { name: 'spring.csv: 1 line needs you, 1 can be imported' }).waitFor()
    await page.getByText('nobody@example.org has no account here. Invite them, or correct the address.').waitFor()
    await expectAccessible(page, { within: '.cwa' })
    await page.getByRole('button', { name: 'Import the 1 good line only' }).click()
    await page.getByRole('heading', { name: 'spring.csv: 1 enrolled' }).waitFor()
  })

  it('looks up which role may do what', async () => {
    await page.goto(`${server.url}/admin/roles`)
    await page.getByRole('rowheader', { name: 'Import enrollments from a list' }).waitFor()
    await expectAccessible(page, { within: '.cwa' })
  })

  it('sees off a person who leaves', async () => {
    await page.goto(`${server.url}/admin/collections/users/${bram.id}/leaving`)
    await page.getByText('Nothing waits for them.').waitFor()
    await expectAccessible(page, { within: '.cwa' })
    await page.getByRole('button', { name: 'End the account' }).click()
    await page.getByRole('heading', { name: 'Bram de Vries has left' }).waitFor()
  })
})

describe('the learner', () => {
  it('finds the course at home, with who assigned it, why, and until when', async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
    await phone.addCookies([{ name: 'payload-token', value: ana.token, url: server.url }])
    const home = await phone.newPage()
    await home.goto(`${server.url}/learn`)
    await home.getByText(course.manifest.title).first().waitFor()
    const text = await home.textContent('main')
    expect(text).toContain('You start in the cold store on Monday.')
    await phone.close()
  })
})

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
