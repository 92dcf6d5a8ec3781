import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { openSchool, uploadSop, type Desk } from './admin-steps'

let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let author: Desk

beforeAll(async () => {
  browser = await launchBrowser()
  school = await openSchool(browser)
  author = await school.sitDown('author')
  for (const file of ['mri-emergency-procedures.md', 'tts-security-incidents.md']) {
    await uploadSop({ page: author.page, url: school.url, file })
    for (const box of await author.page.getByRole('checkbox', { name: /^Right as read/ }).all()) await box.check()
    await author.page.getByRole('button', { name: 'Confirm the reading' }).click()
    await author.page.getByRole('button', { name: 'Draft a course' }).waitFor()
  }
}, 360_000)

afterAll(async () => {
  await browser.close()
  await school.close()
})

describe('an author has one course made of several SOPs', () => {
  let review: string

  it('chooses another procedure beside the one on the screen', async () => {
    const { page } = author
    await page.getByRole('button', { name: /^Length, audience, language/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Draft a course' })
    await dialog.getByText('Other procedures in the same course').click()
    const others = dialog.getByRole('checkbox', { name: /MRI/i })
    await others.first().check()
    await dialog.getByText('1 chosen').waitFor()
    await dialog.getByLabel(/^Title of the course/).fill('Two in one')
    await dialog.getByText('Drafted without an AI service').waitFor()
    await expectAccessible(page, { within: '.cwa-dialog' })
    await dialog.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL(/generation-runs\/\d+/)
    await page.getByRole('heading', { name: 'Look at the outline' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Two in one' }).waitFor()
    const course = await page.getByRole('link', { name: 'Two in one' }).first().getAttribute('href')
    review = `${school.url}${course ?? ''}/review`
  }, 120_000)

  it('sees on the review page, before the draft is there, which lessons it will have', async () => {
    const { page } = author
    await page.goto(review)
    await page.getByRole('heading', { name: 'Look at the outline' }).waitFor()
    await page.getByText(/^0 of \d+ written$/).waitFor()
    await expectAccessible(page, { within: '.cwa-page' })
    await page.getByRole('link', { name: 'Look at the outline' }).click()
    await page.waitForURL(/generation-runs\/\d+/)
  }, 60_000)

  it('reads the finished lessons, and finds both procedures among the sources', async () => {
    const { page } = author
    await page.getByRole('button', { name: 'Write these lessons' }).click()
    await page.getByRole('heading', { name: 'The draft is there' }).waitFor({ timeout: 120_000 })
    await page.locator('summary.cwa-run-lesson').first().click()
    await page.locator('.cwa-run-claim').first().waitFor()
    await expectAccessible(page, { within: '.cwa-page' })
    await page.getByRole('link', { name: 'Open the course' }).click()
    const sources = page.locator('section', { has: page.getByRole('heading', { name: 'Sources' }) })
    await sources.getByRole('link').nth(1).waitFor()
    expect(await sources.getByRole('link').count()).toBe(2)
    await page.goto(review)
    await page.locator('.cwa-selected').first().waitFor()
  }, 180_000)
})
