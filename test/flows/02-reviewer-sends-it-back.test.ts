import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser'
import { acceptSupported, confirmAndDraft, openSchool, signWith, uploadSop, type Desk } from './admin-steps'

let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let author: Desk
let reviewer: Desk
let course: number

beforeAll(async () => {
  browser = await launchBrowser()
  school = await openSchool(browser)
  author = await school.sitDown('author')
  reviewer = await school.sitDown('reviewer')
  await uploadSop({ page: author.page, url: school.url, file: 'mri-emergency-procedures.md' })
  course = await confirmAndDraft(author)
  await author.page.getByRole('button', { name: 'Submit for review' }).click()
  await author.page.getByText('A reviewer has it').waitFor()
}, 360_000)

afterAll(async () => {
  await browser.close()
  await school.close()
})

const reviewPage = () => `${school.url}/admin/collections/courses/${course}/review`
const open = async ({ page }: Desk) => {
  await page.goto(reviewPage())
  await page.locator('.cwa-selected').waitFor()
}

describe('a reviewer sends a course back', () => {
  let was: string
  const asked = 'Say it in fewer words, please.'

  it('after suggesting other words for a claim', async () => {
    const { page } = reviewer
    await open(reviewer)
    was = (await page.locator('.cwa-selected .cwa-say').first().textContent()) ?? ''
    await page.locator('.cwa-selected').getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('New wording').fill(`${was.replace(/\.$/, '')}, within 9 minutes.`)
    await page.getByRole('button', { name: 'Suggest to the author' }).click()
    await page.locator('.cwa-comments').getByText('within 9 minutes').waitFor()
  }, 120_000)

  it('with a comment that says what is to be done', async () => {
    const { page } = reviewer
    await page.getByRole('button', { name: 'Send back' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Send back to the author' })
    await dialog.getByLabel('What has to be done').fill(asked)
    await dialog.getByRole('button', { name: 'Send back' }).click()
    await page.getByText(/^Sent back to the author ·/).waitFor()
  }, 60_000)

  it('and the author finds it on the dashboard, with what was asked', async () => {
    const { page } = author
    await page.goto(`${school.url}/admin`)
    await page.getByText(/^sent back, /).waitFor()
    await page.goto(`${school.url}/admin/collections/courses/${course}`)
    await page.getByText('The reviewer asks for changes').waitFor()
    await open(author)
    await page.getByRole('button', { name: '1 course comment' }).click()
    await page.getByRole('dialog').getByText(asked).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  }, 120_000)

  it('who takes the suggestion, which is checked against its passage at once', async () => {
    const { page } = author
    await page.getByRole('button', { name: /^Comments 1$/ }).click()
    await page.locator('.cwa-entry').first().click()
    await page.getByRole('button', { name: 'Use this wording' }).click()
    await page.getByRole('button', { name: 'Save the wording' }).click()
    // The SOP says nothing of nine minutes.
    await page
      .locator('.cwa-selected')
      .getByText(/Edited, .*: (no support|partly supported)/)
      .waitFor()
    await page
      .locator('.cwa-selected .cwa-checks')
      .getByText(/9 minutes/)
      .first()
      .waitFor()
  }, 120_000)

  it('then goes back to the words of the SOP and submits again', async () => {
    const { page } = author
    await page.locator('.cwa-selected').getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('New wording').fill(`${was.replace(/\.$/, '')}!`)
    await page.getByRole('button', { name: 'Save the wording' }).click()
    await page
      .locator('.cwa-selected')
      .getByText(/waits for a reviewer/)
      .waitFor()
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByText(/^In review ·/).waitFor()
  }, 120_000)

  it('so that the reviewer sees first what the author changed', async () => {
    const { page } = reviewer
    await open(reviewer)
    await page.getByText('Changed by an author · 1').waitFor()
    await page.locator('.cwa-selected').getByText('Before the edit').waitFor()
    await page.locator('.cwa-entry').first().click()
    await page.locator('.cwa-course').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('a')
    await page.getByRole('button', { name: /^Needs a look first 0$/ }).waitFor()
  }, 120_000)

  it('rejects one claim, which goes from the course with what rests on it', async () => {
    const { page } = reviewer
    await page.getByRole('button', { name: /^Undecided/ }).click()
    await page.locator('.cwa-entry').first().click()
    await page.locator('.cwa-course').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('r')
    await page.getByLabel('Reason (optional)').fill('Not part of the emergency.')
    await page.getByRole('button', { name: 'Reject', exact: true }).click()
    await page.locator('.cwa-gone').first().waitFor()
  }, 120_000)

  it('signs, and loses the signature when the author changes a word afterwards', async () => {
    await acceptSupported(reviewer)
    await reviewer.page.getByText(/(\d+) of \1 decided/).waitFor()
    await reviewer.page
      .getByRole('button', { name: /^Sign & approve/ })
      .first()
      .click()
    await signWith({ page: reviewer.page, password: reviewer.account.password })
    await reviewer.page.getByText(/^Approved by /).waitFor()
    await open(author)
    await author.page.locator('.cwa-selected').getByRole('button', { name: 'Edit', exact: true }).click()
    await author.page.getByLabel('New wording').fill(was)
    await author.page.getByRole('button', { name: 'Save the wording' }).click()
    await author.page.getByText('The approval was taken back').waitFor()
    await open(reviewer)
    await reviewer.page.getByText(/^The signature of .* is void: .* changed a claim after it was signed/).waitFor()
    const publish = await author.page.request.post(`${school.url}/api/courses/${course}/publish`, {
      headers: { origin: school.url },
    })
    expect(publish.status()).toBe(409)
  }, 240_000)
})
