import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expectAccessible } from '../accessible'
import { launchBrowser } from '../browser'
import { startSchool, type Actor, type School } from '../builders/school'
import { startServerProcess, type ServerProcess } from '../builders/server-process'
import { schoolPassword } from '../school-password'
import { asking, cohortOf, essay, photo, picture, question, watched } from '../systems/graded-course'
import { keepSop, readyForAssessment, releaseVersion } from '../systems/learning-course'

/** A learner hands in, a trainer grades, watches and answers, and both sign. Each step goes on where the last one ended. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'coursewright-flow-'))
const complaints: string[] = []
let school: School
let server: ServerProcess
let browser: Browser
let learner: Actor
let trainer: Actor
let enrollment: number
/** On a phone. */
let learning: Page
/** At a desk. */
let training: Page

beforeAll(async () => {
  browser = await launchBrowser()
  school = await startSchool()
  learner = await school.someone('Amara Diallo', ['learner'])
  trainer = await school.someone('Peter Novak', ['trainer'])
  await cohortOf(school, [trainer], [learner], 'Spring intake')
  const course = await releaseVersion(school, { changes: asking(question, essay, photo, watched) })
  await keepSop(school)
  enrollment = await readyForAssessment(learner, course)
  const { pool } = school.payload.db as unknown as { pool: { options: { connectionString: string } } }
  const env = {
    DATABASE_URL: pool.options.connectionString,
    PAYLOAD_SECRET: school.payload.config.secret,
    WORKER: 'separate',
    SEED_DEMO: 'false',
  }
  server = await startServerProcess({ dataDir, env })
  learning = await open(await browser.newContext({ viewport: { width: 390, height: 844 } }))
  training = await open(await browser.newContext({ viewport: { width: 1440, height: 900 } }))
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await school?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a learner and a trainer', () => {
  it('the learner writes, hands in a photo, and is told that a person grades it, without a number', async () => {
    await signIn(learning, learner, `/learn/play/${enrollment}`)
    await press(learning, 'Start the assessment')
    await learning.getByLabel('False', { exact: true }).check()
    await press(learning, 'Continue')
    await learning.getByLabel('Your answer').fill('Sharp objects damage the freezer. Room air melts the ice.')
    await press(learning, 'Continue')
    const file = { name: 'wet floor.png', mimeType: 'image/png', buffer: picture }
    await learning.getByLabel('Choose a file').setInputFiles(file)
    await learning.getByText('Handed in: wet floor.png').waitFor()
    await expectAccessible(learning)
    await press(learning, 'Continue')
    await learning.getByText('Your trainer watches you do this').waitFor()
    await press(learning, 'Continue')
    await learning.getByRole('heading', { name: 'Look over your answers' }).waitFor()
    await press(learning, 'Hand in')
    await learning.getByRole('heading', { name: 'Handed in. A person grades the rest' }).waitFor()
    expect(await learning.textContent('main')).not.toMatch(/\d\s*%|\d of \d points/)
    await expectAccessible(learning)
    await learning.goto(`${server.url}/learn`)
    await learning.getByText('A trainer grades your answers.').waitFor()
  })

  it('the trainer finds it in the queue and grades it by the rubric with the keyboard, seeing the clause', async () => {
    await signIn(training, trainer, '/train/grading')
    await training.getByRole('heading', { name: 'To grade: 1' }).waitFor()
    await expectAccessible(training)
    await training.getByRole('link', { name: /^Grade Amara Diallo/ }).click()
    await training.getByRole('heading', { name: essay.prompt }).waitFor()
    await training.getByText('Sharp objects damage the freezer. Room air melts the ice.').waitFor()

    await training
      .getByRole('button', { name: /Clause .*8\.3/ })
      .last()
      .click()
    await training.getByText('Monitor water collection and replace towels as needed').waitFor()
    await expectAccessible(training)

    await training.locator('[data-criterion="damage"] input').first().focus()
    await training.keyboard.press('2')
    await training.getByText('Proposed 2', { exact: true }).waitFor()
    await training.keyboard.press('Enter')
    await training.getByText('Confirmed by you').waitFor()
    await training.keyboard.press('2')
    await training.keyboard.press('Enter')
    await training.getByText('4 confirmed').waitFor()
    await training.keyboard.press('f')
    // A digit in a field is a digit.
    await training.keyboard.type('Well said: 2 reasons.')
    await expect(training.getByLabel('Feedback to the learner').inputValue()).resolves.toBe('Well said: 2 reasons.')
    await press(training, 'Next answer')
    await training.getByRole('link', { name: 'Download wet floor.png' }).waitFor()
    await training.getByRole('radio', { name: /Towels all around/ }).check()
    await training.getByRole('button', { name: /^Confirm/ }).click()
    await expectAccessible(training)
    await training.getByRole('button', { name: 'Release grade' }).dblclick()
    await training.getByRole('heading', { name: 'All graded' }).waitFor()
    await training.getByText('Last released: Amara Diallo').waitFor()
    await expectAccessible(training)
  })

  it('the trainer watches the learner on a phone, ticks each line, and signs with the password', async () => {
    await training.setViewportSize({ width: 390, height: 844 })
    await training.goto(`${server.url}/train/observe`)
    await training.getByRole('heading', { name: '1 waiting to be observed' }).waitFor()
    await expectAccessible(training)
    await training.getByRole('link', { name: /^Observe Amara Diallo/ }).click()
    await training.getByRole('heading', { name: 'Restart the freezer while your trainer watches' }).waitFor()
    const form = training.locator('form', { has: training.getByText('The temperature log is started') })
    const lines = form.locator('fieldset')
    for (const at of [0, 1]) await lines.nth(at).getByLabel('Seen', { exact: true }).check()
    // What was ticked survives a closed page.
    await training.reload()
    await form.locator('fieldset:enabled input:checked').nth(1).waitFor({ state: 'attached' })
    await form.getByLabel('Your password').fill('wrong')
    await press(training, 'Sign')
    await training.getByText('This is not your password.').waitFor()
    await expectAccessible(training)
    await form.getByLabel('Your password').fill(schoolPassword)
    await press(training, 'Sign')
    await training.getByText('Amara Diallo has yet to sign it.').waitFor()
  })

  it('the learner signs on their own account, reads the result and what the trainer says, and has the certificate', async () => {
    await learning.goto(`${server.url}/learn`)
    await learning.getByRole('link', { name: /^Confirm the observation/ }).click()
    await learning.getByRole('heading', { name: 'Confirm the observation' }).waitFor()
    await expectAccessible(learning)
    await press(learning, 'Confirm and sign')
    await learning.getByText('Signed by Peter Novak and by you').waitFor()
    await learning.goto(`${server.url}/learn/play/${enrollment}`)
    await learning.getByRole('heading', { name: 'Passed. Everything is right' }).waitFor()
    const told = await learning.textContent('main')
    expect(told).toContain('100 %')
    expect(told).toContain('Well said: 2 reasons.')
    await expectAccessible(learning)
    await learning.getByRole('link', { name: 'Your certificate' }).click()
    await learning.getByRole('heading', { name: 'Amara Diallo' }).waitFor()
  })

  it('the learner says that a part is unclear, the trainer answers, and the answer stands where it was asked', async () => {
    const course = `${server.url}/learn/play/${enrollment}`
    await learning.goto(course)
    await openLesson(learning)
    await learning.getByRole('button', { name: 'Good, unclear or wrong?' }).first().click()
    await learning.getByLabel('Unclear').check()
    await learning.getByLabel(/^Why/).fill('Which gloves?')
    await expectAccessible(learning)
    await press(learning, 'Send')
    await learning.getByRole('button', { name: 'You said: Unclear' }).waitFor()

    await training.goto(`${server.url}/train/feedback`)
    await training.getByText('“Which gloves?”').waitFor()
    await press(training, 'Answer')
    await training.getByLabel('Your answer to Amara Diallo').fill('The insulated ones by the door.')
    await expectAccessible(training)
    await press(training, 'Send')
    await training.getByText('Nothing is open.').waitFor()
    await expectAccessible(training)

    await learning.goto(course)
    await openLesson(learning)
    await learning.getByText('The insulated ones by the door.').waitFor()
  })

  it('met no page that broke its security policy or threw an error', () => {
    expect(complaints).toEqual([])
  })
})

async function open(into: BrowserContext): Promise<Page> {
  const page = await into.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|hydrat/i.test(message.text())) complaints.push(message.text())
  })
  return page
}

async function signIn(page: Page, { email }: Actor, next: string): Promise<void> {
  await page.goto(`${server.url}${next}`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(schoolPassword)
  await press(page, 'Sign in')
  await page.waitForURL(`**${next}`)
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** The first lesson, by the contents. */
async function openLesson(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /open the contents|^Contents|Assessment/ })
    .first()
    .click()
  await page.getByRole('button', { name: /Handle dry ice with respect/ }).click()
  await page
    .getByRole('heading', { name: /Handle dry ice/ })
    .first()
    .waitFor()
}
