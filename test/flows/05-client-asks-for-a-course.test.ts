import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { makeLinkToken } from '@/systems/sales/links'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { openSchool, type Desk } from './admin-steps'

const secret = 'a secret for the flow of a request'

let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let sales: Desk
let client: Page
let desk: string
let status: string

beforeAll(async () => {
  browser = await launchBrowser()
  school = await openSchool(browser, { PAYLOAD_SECRET: secret })
  sales = await school.sitDown('sales')
  client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  client.setDefaultTimeout(30_000)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await school.close()
})

/** The link that the client's mail carries. */
const linkTo = (request: number) => {
  // Payload signs with a digest of the secret.
  const own = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  return `${school.url}/r/${makeLinkToken({ secret: own, request, generation: 0 })}`
}

describe('a client asks for a course', () => {
  it('and is told at the fields what is missing, without losing what was typed', async () => {
    await client.goto(`${school.url}/request`)
    await client.setInputFiles('input[name=files]', [
      {
        name: 'mri-emergency-procedures.md',
        mimeType: 'text/markdown',
        buffer: readFileSync('test/fixtures/sops/mri-emergency-procedures.md'),
      },
      { name: 'dry-ice.pages', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
    ])
    await client.getByText('This format cannot be read').waitFor()
    await client.getByLabel('Your name').fill('Hanna Lindqvist')
    await client.getByLabel('Work email').fill('hanna.lindqvist')
    await client.getByRole('button', { name: 'Send the request' }).click()
    const summary = client.getByRole('alert')
    await summary.getByText(/things need a correction/).waitFor()
    await summary.getByRole('link', { name: /Work email/ }).click()
    expect(await client.getByLabel('Work email').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await client.getByLabel('Your name').inputValue()).toBe('Hanna Lindqvist')
  }, 120_000)

  it('then sends it', async () => {
    await client.getByRole('button', { name: 'Remove dry-ice.pages' }).click()
    await client.getByLabel('Work email').fill('hanna@northwind.example')
    await client.getByLabel('Organisation').fill('Northwind Labs')
    await client.getByLabel('What must people be able to do?').fill('Act right in an emergency.')
    await client.getByLabel(/SCORM 2004 package/).check()
    await client.getByRole('button', { name: 'Send the request' }).click()
    await client.getByRole('heading', { name: 'We have your request' }).waitFor()
    await expectAccessible(client)
  }, 120_000)

  it('which sales finds on the board and takes up', async () => {
    const { page } = sales
    await page.goto(`${school.url}/admin/collections/requests`)
    await page.getByRole('link', { name: /Northwind Labs/ }).click()
    await page.waitForURL(/requests\/\d+\/desk/)
    desk = page.url()
    status = linkTo(Number(/requests\/(\d+)/.exec(desk)?.[1]))
    await page.getByRole('button', { name: 'Take it up' }).click()
    await page.getByText('Can we make this, and for how much?').waitFor()
    expect(await page.getByLabel('Owner').locator('option:checked').textContent()).toBe('Jonas Brandt')
  }, 120_000)

  it('and asks a question about', async () => {
    const { page } = sales
    await page.getByLabel('Question', { exact: true }).first().check()
    await page.getByRole('textbox', { name: 'Question' }).fill('Which scanners do you have?')
    await page.getByLabel(/Answers to choose from/).fill('1.5 tesla\n3 tesla')
    await page.getByRole('button', { name: 'Ask the client' }).click()
    await page.getByText('The client has to answer').waitFor()
    await expectAccessible(page, { within: '.cwa' })
  }, 120_000)

  it('that the client answers by the link, without an account', async () => {
    await client.goto(status)
    await client.getByRole('heading', { name: 'Which scanners do you have?' }).waitFor()
    await expectAccessible(client)
    await client.getByLabel('3 tesla').check()
    await client.getByLabel('Anything to add').fill('Two of them.')
    await client.getByRole('button', { name: 'Send answer' }).click()
    await client.getByText('Two of them.').waitFor()
    await sales.page.goto(desk)
    await sales.page.getByText('Can we make this, and for how much?').waitFor()
    await sales.page.getByText('Two of them.').waitFor()
  }, 120_000)

  it('gets a quote, which is a PDF too, and accepts it', async () => {
    const { page } = sales
    await page.getByRole('button', { name: 'Write a quote' }).click()
    const dialog = page.getByRole('dialog', { name: 'Write a quote' })
    await dialog.getByLabel('Description').fill('Course of 30 minutes')
    await dialog.getByLabel('Price each').fill('1800')
    await dialog.getByLabel('Tax %').fill('21')
    await dialog.getByText(/2,178\.00/).waitFor()
    await dialog.getByRole('button', { name: 'Send the quote' }).click()
    await page.getByText('The client decides on the quote').waitFor()

    await client.goto(status)
    await client.getByRole('heading', { name: /2,178\.00/ }).waitFor()
    await expectAccessible(client)
    const paper = await client.request.get(`${status.replace('/r/', '/api/requests/by-link/')}/quote`)
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await client.getByRole('button', { name: 'Accept the quote' }).click()
    await client.getByRole('button', { name: 'Accept it in this name' }).click()
    await client.getByText(/^Accepted by Hanna Lindqvist/).waitFor()
    await expectAccessible(client)
  }, 180_000)

  it('so that production starts with one click', async () => {
    const { page } = sales
    await page.goto(desk)
    await page.getByRole('button', { name: 'Produce' }).click()
    await page.getByText('An author checks one reading').waitFor()
    await page.getByRole('heading', { name: 'Production' }).waitFor()
    await expectAccessible(page, { within: '.cwa' })
  }, 120_000)

  it('which an author and a reviewer make into a version', async () => {
    const [author, reviewer] = [await school.sitDown('author'), await school.sitDown('reviewer')]
    const request = Number(/requests\/(\d+)/.exec(desk)?.[1])
    const { sopVersions } = await ask<{ sopVersions: number[] }>(sales, `/requests/${request}?depth=0`)
    await author.page.goto(`${school.url}/admin/collections/sop-versions/${sopVersions[0]}/parse`)
    const confirm = author.page.getByRole('button', { name: 'Confirm the reading' })
    await confirm.waitFor({ timeout: 60_000 })
    for (const box of await author.page.getByRole('checkbox', { name: /^Right as read/ }).all()) await box.check()
    await confirm.click()
    const course = await until(async () => {
      const linked = (await ask<{ course: number | null }>(sales, `/requests/${request}?depth=0`)).course
      if (!linked) return null
      return (await ask<{ state: string }>(author, `/courses/${linked}?depth=0`)).state === 'draft' ? linked : null
    })
    await tell(author, `/courses/${course}/submit`)
    await tell(reviewer, `/courses/${course}/accept-supported`, {})
    const { contentHash } = await ask<{ contentHash: string }>(reviewer, `/courses/${course}/review`)
    const signed = { password: reviewer.account.password, meaning: 'reviewed', contentHash }
    await tell(reviewer, `/courses/${course}/approve`, signed)
    await tell(author, `/courses/${course}/publish`)
  }, 240_000)

  it('which sales hands over, and the client previews, signs off and downloads', async () => {
    const { page } = sales
    await page.goto(desk)
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('Version 1 is with the client.').waitFor()

    await client.goto(status)
    await client.getByText('Preview not opened yet').waitFor()
    await expectAccessible(client)
    await client.getByRole('link', { name: 'Open the preview' }).click()
    await client.waitForURL(/preview/)
    await client.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(client)
    await client.goto(status)
    await client.getByRole('button', { name: 'Sign off version 1' }).click()
    await client.getByLabel(/I have reviewed this version/).check()
    await expectAccessible(client)
    await client.getByRole('button', { name: 'Sign version 1' }).click()
    await client.getByRole('heading', { name: 'Version 1 is signed off' }).waitFor()
    await expectAccessible(client)
    const [download] = await Promise.all([
      client.waitForEvent('download'),
      client.getByRole('link', { name: 'Download' }).first().click(),
    ])
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  }, 120_000)
})

async function ask<Answer>({ page }: Desk, address: string): Promise<Answer> {
  return (await (await page.request.get(`${school.url}/api${address}`)).json()) as Answer
}

async function tell({ page }: Desk, address: string, data: object = {}): Promise<void> {
  const answer = await page.request.post(`${school.url}/api${address}`, { data, headers: { origin: school.url } })
  expect([address, answer.status()]).toEqual([address, 200])
}

async function until(look: () => Promise<number | null>): Promise<number> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  throw new Error('the draft did not come within two minutes')
}
