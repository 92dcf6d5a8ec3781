import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { confirmAndDraft, openSchool, uploadSop, type Desk } from './admin-steps'

let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let author: Desk
let course: number

beforeAll(async () => {
  browser = await launchBrowser()
  school = await openSchool(browser)
  author = await school.sitDown('author')
  await uploadSop({ page: author.page, url: school.url, file: 'mri-emergency-procedures.md' })
  course = await confirmAndDraft(author)
  await author.page.goto(`${school.url}/admin/collections/courses/${course}/review`)
  await author.page.locator('.cwa-selected').first().waitFor()
}, 360_000)

afterAll(async () => {
  await browser.close()
  await school.close()
})

const dialog = () => author.page.getByRole('dialog', { name: /^Rewrite / })
const menuOf = (lesson: number) => author.page.getByRole('button', { name: /^Rewrite lesson/ }).nth(lesson)
const questions = () => author.page.locator('[data-cwa-part]').first().locator('.cwa-exercise').count()

describe('an author has a part rewritten', () => {
  it('asks for one more question of a lesson by the keyboard, and sees it beside what is there', async () => {
    const { page } = author
    await menuOf(0).focus()
    await page.keyboard.press('Enter')
    const menu = page.getByRole('menu', { name: 'Rewrite this lesson' })
    await menu.getByRole('menuitem', { name: 'Simpler' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await dialog().getByText('Now', { exact: true }).waitFor()
    await dialog().locator('.cwa-side-after .cwa-preview-question').waitFor()
    await dialog()
      .getByText(/whose key stands in the passage/)
      .waitFor()
    await expectAccessible(page, { within: '.cwa-dialog' })
  }, 120_000)

  it('gets another, and both are kept to choose from', async () => {
    await dialog().getByRole('button', { name: 'Another', exact: true }).click()
    await dialog()
      .getByRole('button', { name: /^2\. One more question/ })
      .waitFor()
    const second = await dialog().locator('.cwa-side-after .cwa-preview-question').textContent()
    await dialog()
      .getByRole('button', { name: /^1\. One more question/ })
      .click()
    const first = await dialog().locator('.cwa-side-after .cwa-preview-question').textContent()
    expect(first).not.toBe(second)
  }, 60_000)

  it('accepts the first, which is in the lesson then', async () => {
    const before = await questions()
    await dialog().getByRole('button', { name: 'Accept', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await author.page.getByText('The part was replaced.').first().waitFor()
    expect(await questions()).toBe(before + 1)
  }, 60_000)

  it('is told in a sentence what cannot be done without a model', async () => {
    const { page } = author
    await menuOf(0).click()
    await page.getByRole('menuitem', { name: 'Say what to change …' }).click()
    await dialog().getByText('Only a model can follow words').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }, 60_000)

  it('keeps what was edited by hand, and sees that a proposal is out of date', async () => {
    const { page } = author
    await menuOf(0).click()
    await page.getByRole('menuitem', { name: 'Add a question on this passage' }).click()
    await dialog().locator('.cwa-side-after .cwa-preview-question').waitFor()
    await dialog().getByRole('button', { name: 'Close', exact: true }).click()
    const first = page.locator('[data-cwa-part]').first().locator('.cwa-claim .cwa-say').first()
    await first.click()
    const selected = page.locator('.cwa-selected').first()
    const was = (await selected.locator('.cwa-say').first().textContent()) ?? ''
    await selected.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('New wording').fill(`${was.replace(/\.$/, '')}!`)
    await page.getByRole('button', { name: 'Save the wording' }).click()
    await page
      .getByText(/^Edited, /)
      .first()
      .waitFor()
    await page.reload()
    await page.locator('.cwa-selected').first().waitFor()
    await menuOf(0).click()
    await page.getByRole('menuitem', { name: 'Look at the proposal' }).click()
    await dialog()
      .getByText(/was changed after this was proposed/)
      .waitFor()
    expect(await dialog().getByRole('button', { name: 'Accept', exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await dialog().getByRole('button', { name: 'Decline', exact: true }).click()
    await dialog()
      .getByText(/was changed after this was proposed/)
      .waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  }, 120_000)

  it('has a passage rewritten on a phone', async () => {
    const { page } = author
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await page.locator('.cwa-selected').first().waitFor()
    await menuOf(0).click()
    await page.getByRole('menuitem', { name: 'Add a question on this passage' }).click()
    await dialog().locator('.cwa-side-after .cwa-preview-question').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(page, { within: '.cwa-dialog' })
    await dialog().getByRole('button', { name: 'Accept', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
  }, 120_000)
})
