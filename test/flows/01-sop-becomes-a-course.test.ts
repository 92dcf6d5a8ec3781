import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { contentHash } from '@/shared/manifest/hash'
import { manifestSchema } from '@/shared/manifest/schema'
import { hashOfSigned } from '@/systems/courses/rules/signed-content'
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
}, 240_000)

afterAll(async () => {
  await browser.close()
  await school.close()
})

describe('an SOP becomes a course', () => {
  it('is uploaded, and its reading stands beside the original', async () => {
    await uploadSop({ page: author.page, url: school.url, file: 'mri-emergency-procedures.md' })
    await author.page
      .getByRole('region', { name: 'Original' })
      .locator('.cwa-sheet')
      .getByText('Quench')
      .first()
      .waitFor()
    await author.page.getByRole('region', { name: 'What was read' }).getByText('Quench').first().waitFor()
  }, 120_000)

  it('is drafted once its author has confirmed the reading, with its progress on the screen', async () => {
    course = await confirmAndDraft(author)
    expect(course).toBeGreaterThan(0)
    await author.page.getByText('Every statement was found in the SOP.').waitFor()
  }, 240_000)

  it('reaches the reviewer’s desk when it is submitted', async () => {
    await author.page.getByRole('button', { name: 'Submit for review' }).click()
    await author.page.getByText('A reviewer has it').waitFor()
    await reviewer.page.goto(`${school.url}/admin`)
    await reviewer.page.getByRole('link', { name: /^Review: MRI/ }).click()
    await reviewer.page.waitForURL(/\/review$/)
  }, 120_000)

  it('opens at its head on every screen; the first key shows what is selected', async () => {
    const { page } = reviewer
    const wide = page.viewportSize() ?? { width: 1440, height: 900 }
    const selected = page.locator('.cwa-selected')
    const top = () => page.evaluate(() => scrollY)
    for (const size of [{ width: 390, height: 844 }, wide]) {
      await page.setViewportSize(size)
      await page.reload()
      await selected.waitFor()
      // As long as the screen would look again for what it scrolls to.
      await page.waitForTimeout(1_600)
      expect(await top()).toBe(0)
      await page.getByText(/^In review ·/).waitFor()
    }
    // A phone with the browser's own bars: the first item begins on the screen and ends below it.
    await page.setViewportSize({ width: 390, height: 664 })
    await page.reload()
    const first = await selected.getAttribute('data-cwa-item')
    await page.waitForTimeout(1_600)
    // As a click in the course does. Playwright's focus() would scroll, and show the item before the key does.
    await page.locator('.cwa-review').evaluate((review: HTMLElement) => review.focus({ preventScroll: true }))
    expect(await top()).toBe(0)
    await page.keyboard.press('j')
    await page.waitForFunction(() => {
      const at = document.querySelector('.cwa-selected')?.getBoundingClientRect().top ?? -1
      return scrollY > 0 && at >= 0 && at < innerHeight
    })
    expect(await selected.getAttribute('data-cwa-item')).toBe(first)
    await page.setViewportSize(wide)
    // A reload comes back to where the page was scrolled to.
    await page.evaluate(() => scrollTo(0, 0))
    await page.reload()
  }, 60_000)

  it('shows each claim with its passage, marked in the section it stands in', async () => {
    const { page } = reviewer
    await page.locator('.cwa-entry[aria-current]').click()
    await page.locator('.cwa-thread:not([hidden])').waitFor()
    const quote = await page.locator('.cwa-source [data-cwa-here]').textContent()
    const claim = await page.locator('.cwa-selected .cwa-say').first().textContent()
    const words = (text: string | null): string[] => (text ?? '').toLowerCase().match(/\p{L}+/gu) ?? []
    const shared = words(claim).filter((word) => words(quote).includes(word))
    expect(shared.length).toBeGreaterThan(words(claim).length / 2)
  }, 60_000)

  it('moves along the queue by keys, and never while somebody types', async () => {
    const { page } = reviewer
    const selected = () => page.locator('.cwa-selected').getAttribute('data-cwa-item')
    const first = await selected()
    await page.locator('.cwa-course').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('j')
    await page.locator(`.cwa-selected:not([data-cwa-item="${first}"])`).waitFor()
    await page.keyboard.press('c')
    await page.getByLabel('Comment', { exact: true }).pressSequentially('Ask Jane about jack stands')
    expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('Ask Jane about jack stands')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.locator('.cwa-course').click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('k')
    await page.locator(`.cwa-selected[data-cwa-item="${first}"]`).waitFor()
  }, 60_000)

  it('cannot be signed while something is open, and the dialog says what', async () => {
    const { page } = reviewer
    await page
      .getByRole('button', { name: /^Sign & approve/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: 'Not ready to sign' })
    await dialog.getByText(/claims not decided/).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
  }, 60_000)

  it('is approved by the reviewer with the password, and by a wrong one not', async () => {
    const { page, account } = reviewer
    await acceptSupported(reviewer)
    await page.getByText(/(\d+) of \1 decided/).waitFor()
    await page
      .getByRole('button', { name: /^Sign & approve/ })
      .first()
      .click()
    await signWith({ page, password: 'not the password' })
    await page.getByText('This is not your password. Nothing was signed.').waitFor()
    await signWith({ page, password: account.password })
    await page.getByText(/^Approved by /).waitFor()
  }, 240_000)

  it('is published by its author as a version whose manifest is what was signed', async () => {
    const { page } = author
    await page.goto(`${school.url}/admin/collections/courses/${course}`)
    await page.getByRole('button', { name: 'Publish version 1' }).click()
    await page.getByRole('heading', { name: 'Version 1 is out' }).waitFor()
    const link = await page.getByRole('link', { name: 'Manifest (JSON)' }).getAttribute('href')
    const answer = await page.request.get(school.url + String(link))
    const manifest = manifestSchema.parse(await answer.json())
    expect(contentHash(manifest)).toBe(manifest.hash)
    expect(manifest.provenance.approvals.map((approval) => approval.contentHash)).toEqual([hashOfSigned(manifest)])
    expect(Object.values(manifest.claims).every((claim) => claim.verdict?.decision === 'accepted')).toBe(true)
  }, 120_000)

  it('can be downloaded as a package for an LMS', async () => {
    const link = await author.page.getByRole('link', { name: /SCORM 1\.2/ }).getAttribute('href')
    const answer = await author.page.request.get(school.url + String(link))
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename=".*-v1-scorm-1\.2\.zip"$/)
    expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
  }, 120_000)
})
