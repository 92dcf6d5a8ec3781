import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser'
import { makePdf } from '../builders/pdf'
import { openSchool, type Desk } from './admin-steps'

let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let author: Desk
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'coursewright-sops-'))
  browser = await launchBrowser()
  school = await openSchool(browser)
  author = await school.sitDown('author')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await school.close()
  rmSync(folder, { recursive: true, force: true })
})

const manual = (minutes: number) => `# Cleaning the tank

## 1 Scope

All tanks of hall 3.

Preparing the tank

Close the inlet valve. Open the drain valve.

## 2 Rinsing

1. Rinse the tank for ${minutes} minutes.
2. Wait until the tank is

   - empty and dry.
`

async function upload(page: Page, file: { name: string; bytes: string | Uint8Array }, sop?: number): Promise<number> {
  const at = path.join(folder, file.name)
  writeFileSync(at, file.bytes)
  if (sop === undefined) {
    await page.goto(`${school.url}/admin/collections/sop-versions/create`)
    await page.setInputFiles('input[type=file]', at)
    await page.fill('#field-reason', 'Issued')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/sop-versions\/\d+/)
  } else {
    const answer = await page.request.post(`${school.url}/api/sop-versions`, {
      headers: { origin: school.url },
      multipart: {
        file: { name: file.name, mimeType: 'text/markdown', buffer: Buffer.from(file.bytes) },
        _payload: JSON.stringify({ sop, reason: 'The tank is rinsed longer' }),
      },
    })
    const { doc } = (await answer.json()) as { doc: { id: number } }
    await page.goto(`${school.url}/admin/collections/sop-versions/${doc.id}`)
  }
  const id = Number(/sop-versions\/(\d+)/.exec(page.url())?.[1])
  await openReading(page, id)
  return id
}

async function openReading(page: Page, id: number): Promise<void> {
  await page.goto(`${school.url}/admin/collections/sop-versions/${id}/parse`)
  await page.getByRole('button', { name: 'Confirm the reading' }).waitFor({ timeout: 60_000 })
}

const reading = (page: Page) => page.getByRole('region', { name: 'What was read' })
const passage = (page: Page, text: string) => reading(page).locator('[data-cwa-passage]').filter({ hasText: text })
const row = (page: Page, text: string) => reading(page).locator('.cwa-segment').filter({ hasText: text })

describe('an author corrects a reading', () => {
  let version: number

  it('gives a line the type it has', async () => {
    const { page } = author
    version = await upload(page, { name: 'tank.md', bytes: manual(10) })
    await passage(page, 'Preparing the tank').click()
    await page.getByLabel('Type').selectOption({ label: 'Heading 2' })
    await row(page, 'Preparing the tank').getByText('Heading 2', { exact: true }).first().waitFor()
    await page.getByText(/^1 correction$/).waitFor()
  }, 120_000)

  it('parts two sentences, word by word with the arrow keys', async () => {
    const { page } = author
    await passage(page, 'Close the inlet valve.').click()
    await page.keyboard.press('s')
    const words = page.getByRole('group', { name: 'Where does the second passage begin?' })
    // It starts at the second sentence; one word on and back again.
    await words.getByRole('button', { name: 'Split before “Open”' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await words.getByRole('button', { name: 'Split before “the”' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await words.getByRole('button', { name: 'Split before “Open”' }).click()
    await reading(page)
      .locator('[data-cwa-passage]')
      .filter({ hasText: /^Open the drain valve\./ })
      .waitFor()
    expect((await passage(page, 'Close the inlet valve.').textContent())?.includes('Open')).toBe(false)
  }, 60_000)

  it('merges what was cut in two by a key, and takes it back by another', async () => {
    const { page } = author
    await passage(page, 'Wait until the tank is').click()
    await page.keyboard.press('m')
    // The keys go on from the new passage once it has the focus.
    await reading(page).locator('[data-cwa-passage]:focus').filter({ hasText: 'is empty and dry.' }).waitFor()
    await page.keyboard.press('z')
    await passage(page, 'Wait until the tank is empty and dry.').waitFor({ state: 'detached' })
    await passage(page, 'Wait until the tank is').click()
    await page.getByRole('button', { name: /^Merge with next/ }).click()
    await passage(page, 'Wait until the tank is empty and dry.').waitFor()
  }, 60_000)

  it('finds it all again after the file was read again', async () => {
    const { page } = author
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.getByRole('heading', { name: 'The file is being read' }).waitFor()
    await page.getByRole('button', { name: 'Confirm the reading' }).waitFor({ timeout: 60_000 })
    await page.getByText(/^3 corrections$/).waitFor()
    await passage(page, 'Wait until the tank is empty and dry.').waitFor()
    await passage(page, 'Open the drain valve.').waitFor()
  }, 120_000)

  it('opens a confirmed reading again while no course uses it', async () => {
    const { page } = author
    for (const box of await page.getByRole('checkbox', { name: /^Right as read/ }).all()) await box.check()
    await page.getByRole('button', { name: 'Confirm the reading' }).click()
    await page.getByRole('heading', { name: 'The reading is confirmed' }).waitFor()
    await passage(page, 'Open the drain valve.').click()
    expect(await page.getByRole('group', { name: 'Correct this passage' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Open it again' }).click()
    await page.getByRole('button', { name: 'Confirm the reading' }).waitFor()
    await passage(page, 'Open the drain valve.').click()
    await page.getByRole('group', { name: 'Correct this passage' }).waitFor()
    for (const box of await page.getByRole('checkbox', { name: /^Right as read/ }).all()) await box.check()
    await page.getByRole('button', { name: 'Confirm the reading' }).click()
    await page.getByRole('heading', { name: 'The reading is confirmed' }).waitFor()
  }, 120_000)

  it('finds the corrections in the next version, and what changed in it, wording beside wording', async () => {
    const { page } = author
    const answer = await page.request.get(`${school.url}/api/sop-versions/${version}?depth=0`)
    const { sop } = (await answer.json()) as { sop: number }
    await upload(page, { name: 'tank-2.md', bytes: manual(15) }, sop)
    await page.getByText(/^3 corrections$/).waitFor()
    await passage(page, 'Wait until the tank is empty and dry.').waitFor()
    await page.getByRole('link', { name: 'What changed since version 1.0' }).click()
    await page.getByRole('heading', { name: 'One place may change what people do' }).waitFor()
    await page.getByText('A number, unit or bound changed.').waitFor()
    expect(await page.locator('.cwa-change del').allTextContents()).toEqual(['10'])
    expect(await page.locator('.cwa-change ins').allTextContents()).toEqual(['15'])
  }, 120_000)
})

describe('the page of a PDF beside its reading', () => {
  it('shows where the selected passage is printed, and selects what is clicked on it', async () => {
    const { page } = author
    const lines = ['Close the inlet valve before you start.', 'Rinse the tank for ten minutes.', 'Drain the tank.']
    const bytes = makePdf([
      lines.map((text, at) => ({ text: `${at + 1}. ${text}`, x: 72, y: 700 - at * 60 })),
      [{ text: 'Sign the log of the tank.', x: 72, y: 700 }],
    ])
    await upload(page, { name: 'valve.pdf', bytes })
    const original = page.getByRole('region', { name: 'Original' })
    await passage(page, 'Close the inlet valve').click()
    await original.locator('.cwa-box-here').waitFor({ timeout: 60_000 })
    const second = original.locator('.cwa-box:not(.cwa-box-here)').first()
    await second.click()
    await reading(page).locator('[data-cwa-passage][aria-pressed="true"]').filter({ hasText: 'tank' }).waitFor()
    await passage(page, 'Sign the log').click()
    await original.getByText('Page 2 of 2').waitFor()
  }, 120_000)
})
