import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { openSchool, type Desk } from './admin-steps'

/** From an invitation in the admin to somebody who signs in with a second factor. Each step goes on where the last one ended. */
const email = 'nadia.new@meridian.example'
const password = 'seven green bottles'
let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let admin: Desk
let page: Page
let link: string
let key: string

beforeAll(async () => {
  browser = await launchBrowser()
  school = await openSchool(browser)
  admin = await school.sitDown('admin')
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
  })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await school?.close()
})

describe('an administrator', () => {
  it('opens the organisation to invitations, and invites somebody', async () => {
    const { page } = admin
    await ask(page, 'PATCH', '/api/organisations/1', { registration: 'invitation' })
    await page.goto(`${school.url}/admin/collections/invitations/create`)
    await page.fill('#field-email', email)
    await page.fill('#field-name', 'Nadia')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/invitations\/\d+/, { timeout: 60_000 })
  }, 180_000)

  it('sees to it that the mail goes out, with a link to the page that makes the account', async () => {
    link = await mailedLink()
    expect(link).toMatch(/\/account\/join#[\w-]{43}$/)
  }, 60_000)

  it('asks staff for a second factor, and must sign in again to set up a first one', async () => {
    const { page } = admin
    await ask(page, 'PATCH', '/api/organisations/1', { requireSecondFactor: true })
    await page.goto(`${school.url}/admin`)
    await page.waitForURL('**/account/sign-in?next=*')
    await page.getByLabel('Email').fill(admin.account.email)
    await page.getByLabel('Password').fill(admin.account.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Set up the app' }).click()
    const adminKey = await shownKey(page)
    await page.getByLabel('Code from the app').fill(codeOf(adminKey))
    await page.getByRole('button', { name: 'Switch it on and go on' }).click()
    await page.getByRole('button', { name: 'I have kept them, go on' }).click()
    await page.waitForURL(`${school.url}/admin`, { timeout: 60_000 })
  }, 180_000)
})

describe('the person', () => {
  it('opens the link on a phone and makes the account', async () => {
    await page.goto(link)
    await page.getByText(email).waitFor()
    await expectAccessible(page)
    expect(await page.getByLabel('Your name').inputValue()).toBe('Nadia')
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin')
    await page.getByLabel('Your name').fill('Nadia New')
    await page.getByLabel('Password').fill('nadia1234567')
    await press('Make my account')
    await page.getByText('this is easily guessed').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.getByLabel('Language of messages').selectOption('de')
    await press('Make my account')
    await page.waitForURL('**/account/sign-in?done=joined')
    await expectAccessible(page)
  }, 180_000)

  it('signs in, and looks at the account', async () => {
    await signIn()
    await page.waitForURL('**/learn')
    await page.goto(`${school.url}/account`)
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin')
    await page.getByLabel('Phone').fill('0049 30 123456')
    await press('Save')
    await page.getByText('Saved.').waitFor()
    await expectAccessible(page)
    await page.setInputFiles('input[type=file]', { name: 'me.png', mimeType: 'image/png', buffer: dot })
    await page.getByRole('img', { name: 'You' }).waitFor()
  }, 180_000)

  it('sets up an authenticator app', async () => {
    await page.goto(`${school.url}/account/security`)
    await expectAccessible(page)
    await press('Set up the app')
    key = await shownKey(page)
    await expectAccessible(page)
    await page.getByLabel('Code from the app').fill(codeOf(key))
    await press('Switch it on')
    await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor()
    await expectAccessible(page)
    await press('I have kept them')
    await page.getByText('10 of your recovery codes are left').waitFor()
  }, 180_000)

  it('signs out, and in again with password and code', async () => {
    await page.locator('details.account summary').click()
    await press('Sign out')
    await page.waitForURL('**/learn/sign-in')
    await page.goto(`${school.url}/account/sign-in?next=/account/security`)
    await signIn()
    await page.getByLabel('Code from the app').fill('000000')
    await press('Go on')
    await page.getByText('This code is not right').waitFor()
    await expectAccessible(page)
    // The code of this moment may be the one that set the app up, which is used up; the next one is right already.
    await page.getByLabel('Code from the app').fill(codeOf(key, 1))
    await press('Go on')
    await page.waitForURL('**/account/security')
    await page.getByText('of your recovery codes are left').waitFor()
  }, 180_000)

  it('makes an API key, which is shown once', async () => {
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByLabel('Name').fill('Reporting')
    await page.getByLabel('Read courses and their versions').check()
    await press('Make the key')
    await page.getByRole('heading', { name: 'Your new key' }).waitFor()
    expect(await page.locator('p.key').textContent()).toMatch(/^cw_[\w-]{43}$/)
    await expectAccessible(page)
    await page.reload()
    await page.getByText('Reporting').waitFor()
    expect(await page.locator('p.key').count()).toBe(0)
  }, 120_000)

  it('cannot use the invitation again', async () => {
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(link)
    await stranger.getByText('This link does not work any more').waitFor()
  }, 60_000)
})

async function signIn(): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })

async function shownKey(page: Page): Promise<string> {
  await page.getByText('Type the key instead').click()
  return ((await page.locator('p.key').textContent()) ?? '').replace(/\s/g, '')
}

/** As a browser asks, with the session of the page. */
async function ask(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([method, path, body]) => {
      const sent =
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const reply = await fetch(path, { method, ...sent })
      return { status: reply.status, json: (await reply.json()) as unknown }
    },
    [method, path, body] as const,
  )
  expect(answer.status).toBe(200)
  return answer.json
}

async function mailedLink(): Promise<string> {
  const until = Date.now() + 45_000
  while (Date.now() < until) {
    const found = (await ask(admin.page, 'GET', '/api/mails?sort=-id&limit=20')) as {
      docs: { to: string; text: string }[]
    }
    const text = found.docs.find(({ to }) => to.includes(email))?.text ?? ''
    const [link] = /https?:\/\/\S+\/account\/join#[\w-]+/.exec(text) ?? []
    if (link) return `${school.url}${new URL(link).pathname}${new URL(link).hash}`
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('no mail came')
}

/** A picture of one pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
