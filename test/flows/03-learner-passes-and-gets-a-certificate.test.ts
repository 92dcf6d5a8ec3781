import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { startSchool, type Actor, type School } from '../builders/school'
import { startServerProcess, type ServerProcess } from '../builders/server-process'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { schoolPassword } from '../school-password'
import { keepSop, releaseVersion } from '../systems/learning-course'

/** One learner, from the sign-in form to a certificate that a stranger checks. Each step goes on where the last one ended. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
const pages: Page[] = []
let school: School
let server: ServerProcess
let browser: Browser
let context: BrowserContext
let page: Page
let learner: Actor
let certificate: string

beforeAll(async () => {
  browser = await launchBrowser()
  school = await startSchool()
  learner = await school.someone('Amara Diallo', ['learner'])
  await releaseVersion(school, { changes: shortCourse() })
  await keepSop(school)
  const { pool } = school.payload.db as unknown as { pool: { options: { connectionString: string } } }
  const env = {
    DATABASE_URL: pool.options.connectionString,
    PAYLOAD_SECRET: school.payload.config.secret,
    WORKER: 'separate',
    SEED_DEMO: 'false',
  }
  server = await startServerProcess({ dataDir, env })
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  page = await open(context)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await school?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a learner', () => {
  it('is asked to sign in, told the same about a wrong password as about an unknown address, and led back', async () => {
    await page.goto(`${server.url}/learn/catalogue`)
    expect(new URL(page.url()).pathname).toBe('/learn/sign-in')
    await expectAccessible(page)
    const refused: (string | null)[] = []
    for (const email of [learner.email, 'nobody@example.org']) {
      await signIn(email, 'wrong')
      const alert = page.locator('main [role=alert]:not(:empty)')
      await alert.waitFor()
      refused.push(await alert.textContent())
      await page.reload()
    }
    expect(refused[0]).toBe(refused[1])
    await signIn(learner.email, schoolPassword)
    await page.waitForURL('**/learn/catalogue')
  })

  it('finds the course, reads what it is for, and starts it', async () => {
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Freezer defrosting and maintenance' }).click()
    await page.getByRole('heading', { name: 'Afterwards you can' }).waitFor()
    expect(await page.textContent('main')).toContain('SOP-LAB-XXX v1.0')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL('**/learn/play/*')
    await page.getByRole('heading', { name: 'Let the ice melt by itself' }).waitFor()
  })

  it('opens the clause behind a statement, and comes back to where they were', async () => {
    const mark = page
      .getByRole('link', { name: /Clause 8\.3, step 11/ })
      .or(page.getByRole('button', { name: /Clause 8\.3, step 11/ }))
      .first()
    await mark.click()
    const drawer = page.getByRole('complementary', { name: 'In the SOP' })
    await drawer.getByText('Allow natural defrosting').waitFor()
    expect(await drawer.locator('mark').first().textContent()).toBe(
      'Let ice melt naturally with door open and room air circulation',
    )
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('practises, is shown the clause where they were wrong, and puts it right', async () => {
    await press('Continue')
    await page.getByRole('heading', { name: 'When may samples go back?' }).waitFor()
    await page.getByLabel('As soon as the display shows the target temperature').check()
    await press('Check')
    await page.getByText('Not right yet').waitFor()
    expect(await page.textContent('main')).toContain(
      'DO NOT return samples until target temperature reached and stabilized',
    )
    await expectAccessible(page)
    await page.getByLabel('Once the target temperature is reached and stabilized').check()
    await press('Check again')
    await press('Continue')
  })

  it('goes away and finds themselves exactly where they left, on another device too', async () => {
    await page.getByRole('heading', { name: 'Restart the freezer' }).waitFor()
    await page.waitForLoadState('networkidle')
    const tablet = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      storageState: await context.storageState(),
    })
    const other = await open(tablet)
    await other.goto(`${server.url}/learn`)
    await other.getByText('Continue where you left off').waitFor()
    await expectAccessible(other)
    await other.getByRole('link', { name: /^Continue/ }).click()
    await other.waitForURL('**/learn/play/*')
    await other.getByRole('heading', { name: 'Restart the freezer' }).waitFor()
    expect(await other.textContent('main')).toContain('You stopped here')
    await tablet.close()
  })

  it('is signed out in the middle of it, signs in again, and has lost nothing', async () => {
    await context.clearCookies()
    await press('Continue')
    await page.getByText('Your session has ended').waitFor()
    await signIn(learner.email, schoolPassword)
    await page.waitForURL('**/learn/play/*')
    await page.getByRole('button', { name: 'Start the assessment' }).waitFor()
  })

  it('sits the assessment, does not pass, and is told only what to repeat', async () => {
    await press('Start the assessment')
    await answerAll({ wrong: true })
    await page.getByRole('heading', { name: /Not passed yet/ }).waitFor()
    const result = await page.textContent('main')
    expect(result).toContain('You need 3.2.')
    expect(result).toContain('DO NOT return samples until target temperature reached and stabilized')
    await expectAccessible(page)
  })

  it('tries again, passes, and gets the certificate, however often they hand in', async () => {
    await press('Try again')
    await answerAll({ wrong: false })
    await page.getByRole('heading', { name: 'Passed. Everything is right' }).waitFor()
    await page.getByRole('link', { name: 'Your certificate' }).click()
    await page.waitForURL('**/learn/certificates/*')
    await page.getByRole('heading', { name: 'Amara Diallo' }).waitFor()
    certificate = new URL(page.url()).pathname.split('/').pop() ?? ''
    expect(certificate).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/)
    await expectAccessible(page)
  })

  it('has a certificate that a stranger can check: course version, approval and SOP version', async () => {
    const stranger = await open(await browser.newContext())
    await stranger.goto(server.url)
    await stranger.getByLabel('Certificate code').fill(certificate.toLowerCase())
    await stranger.getByRole('button', { name: 'Check' }).click()
    await stranger.waitForURL(`**/c/${certificate}`)
    const text = await stranger.textContent('main')
    for (const fact of [
      'Valid.',
      'Amara Diallo',
      'Freezer defrosting and maintenance, version 1',
      'Ines Vogt',
      'SOP-LAB-XXX v1.0',
    ]) {
      expect(text).toContain(fact)
    }
    await expectAccessible(stranger)
    const unknown = await stranger.goto(`${server.url}/c/AAAA-BBBB-CCCC`)
    expect(unknown?.status()).toBe(404)
    expect(await stranger.textContent('main')).not.toContain('Amara')
    await stranger.context().close()
  })

  it('sees it on the home page, signs out, and the session is dead at once', async () => {
    await page.goto(`${server.url}/learn`)
    await page.getByRole('link', { name: 'Certificate for Freezer defrosting and maintenance' }).waitFor()
    await expectAccessible(page)
    const kept = await context.storageState()
    await page.locator('summary').click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/learn/sign-in')
    const thief = await open(await browser.newContext({ storageState: kept }))
    await thief.goto(`${server.url}/learn`)
    expect(new URL(thief.url()).pathname).toBe('/learn/sign-in')
    await thief.context().close()
  })

  it('met no page that broke its security policy or threw an error', () => {
    expect(pages.flatMap((one) => complaints.get(one) ?? [])).toEqual([])
  })
})

const complaints = new Map<Page, string[]>()

async function open(into: BrowserContext): Promise<Page> {
  const opened = await into.newPage()
  const heard: string[] = []
  pages.push(opened)
  complaints.set(opened, heard)
  opened.on('pageerror', (error) => heard.push(error.message))
  opened.on('console', (message) => {
    if (/Content Security Policy|Refused to|hydrat/i.test(message.text())) heard.push(message.text())
  })
  return opened
}

async function press(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

async function signIn(email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await press('Sign in')
}

/** Answers the three questions in whatever order they come, and hands in. */
async function answerAll({ wrong }: { wrong: boolean }): Promise<void> {
  for (const number of [1, 2, 3]) {
    await page.getByText(`Question ${number} of 3`).first().waitFor()
    const asked = await page.locator('main h1').textContent()
    if (asked?.startsWith('Samples may go back'))
      await page.getByLabel(wrong ? 'True' : 'False', { exact: true }).check()
    if (asked?.startsWith('What melts')) await page.getByLabel('Room air through the open door').check()
    if (asked?.startsWith('In which order')) await putInOrder(wrong ? [...order].reverse() : order)
    await press('Continue')
  }
  await page.getByRole('heading', { name: 'Look over your answers' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Hand in' }).dblclick()
}

const order = [
  'Ensure interior is completely dry',
  'Close door securely',
  'Turn on power (if turned off)',
  'Set temperature to target setting',
]

/** By the arrows, as a person without a mouse would. */
async function putInOrder(wanted: string[]): Promise<void> {
  for (const [place, text] of wanted.entries()) {
    const shown = await page.locator('ol[aria-label="Your order"] li p').allTextContents()
    for (let at = shown.findIndex((one) => one === text); at > place; at--) {
      await page.getByRole('button', { name: `Move up: ${text}` }).press('Enter')
    }
  }
}

/** Two short lessons and three questions. */
function shortCourse() {
  const { hash: _hash, ...manifest } = freezerManifest()
  const lessons = manifest.modules.flatMap((module) => module.lessons)
  const [melt, restart] = ['l-defrost', 'l-restart'].map((id) => lessons.find((lesson) => lesson.id === id)!)
  const practice = restart!.blocks.filter((block) => block.id === 'block-when-back')
  const text = (blocks: typeof practice) => blocks.filter(({ type }) => type === 'steps' || type === 'callout')
  return {
    ...manifest,
    modules: [
      {
        id: 'm',
        title: 'Defrosting process',
        lessons: [
          { ...melt!, blocks: [...text(melt!.blocks).slice(0, 1).map(shorten), ...practice] },
          { ...restart!, blocks: text(restart!.blocks) },
        ],
      },
    ],
    assessment: {
      ...manifest.assessment,
      exercises: manifest.assessment.exercises.filter(({ id }) => ['q1', 'q2', 'q3'].includes(id)),
    },
  }
}

function shorten<Block extends { type: string }>(block: Block): Block {
  return 'steps' in block && Array.isArray(block.steps) ? { ...block, steps: block.steps.slice(0, 5) } : block
}
