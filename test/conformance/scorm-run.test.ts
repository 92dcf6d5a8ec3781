import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { learnerIn } from './learner'
import { startLms } from './lms'
import { unpacked } from './packages'

const manifest = freezerManifest()
const total = manifest.assessment.exercises.reduce((sum, { points }) => sum + points, 0)

type Told = { status: string; success: string; raw: number; suspend: string; entry: string; exit: string; time: string }

/** Where each edition keeps the same facts. */
const editions = [
  {
    edition: 'scorm-1.2',
    read: (cmi: Cmi): Told => ({
      status: String(cmi.core?.lesson_status),
      success: String(cmi.core?.lesson_status),
      raw: Number(cmi.core?.score?.raw),
      suspend: String(cmi.suspend_data),
      entry: String(cmi.core?.entry),
      exit: String(cmi.core?.exit),
      time: String(cmi.core?.session_time),
    }),
    full: 100,
    passed: { status: 'passed', success: 'passed' },
    failed: { status: 'failed', success: 'failed' },
    time: /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/,
    wrong: 'wrong',
  },
  {
    edition: 'scorm-2004',
    read: (cmi: Cmi): Told => ({
      status: String(cmi.completion_status),
      success: String(cmi.success_status),
      raw: Number(cmi.score?.raw),
      suspend: String(cmi.suspend_data),
      entry: String(cmi.entry),
      exit: String(cmi.exit),
      time: String(cmi.session_time),
    }),
    full: total,
    passed: { status: 'completed', success: 'passed' },
    failed: { status: 'completed', success: 'failed' },
    time: /^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/,
    wrong: 'incorrect',
  },
]

type Cmi = {
  core?: { lesson_status?: string; score?: { raw?: number }; entry?: string; exit?: string; session_time?: string }
  completion_status?: string
  success_status?: string
  score?: { raw?: number; scaled?: number }
  suspend_data?: string
  entry?: string
  exit?: string
  session_time?: string
  progress_measure?: string
  interactions?: Record<string, Record<string, unknown>>
}

describe.each(editions)('a $edition package in an LMS', ({ edition, read, full, passed, failed, time, wrong }) => {
  let browser: Browser
  let lms: Awaited<ReturnType<typeof startLms>>

  beforeAll(async () => {
    lms = await startLms({ [edition]: await unpacked(edition, manifest) })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await lms?.stop()
  })

  async function launch(learner: string) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(lms.origin) && !request.url().startsWith('data:'))
        faults.push(`asked for ${request.url()}`)
    })
    await page.goto(lms.launchAddress(edition, learner))
    const person = learnerIn({ page, frame: page.frameLocator('iframe'), manifest })
    await person.title()
    return {
      ...person,
      page,
      faults,
      refused: () => page.evaluate<string[]>('window.problems'),
      close: () => context.close(),
    }
  }
  const cmiOf = (learner: string) => (lms.registrations.get(learner)?.cmi ?? {}) as Cmi
  const told = (learner: string) => read(cmiOf(learner))

  it('says complete and passed to a learner who gets everything right', async () => {
    const visit = await launch('passes')
    expect(told('passes').status).toBe('incomplete')
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll()
    expect(await visit.handIn()).toBe('Passed. Everything is right')
    expect(told('passes')).toMatchObject({ ...passed, raw: full })
    await visit.leave()
    expect(told('passes')).toMatchObject({ ...passed, raw: full })
    expect(told('passes').time).toMatch(time)
    expect(await visit.refused()).toEqual([])
    expect(visit.faults).toEqual([])
    await visit.close()
  })

  it('says failed, tells every answer, and lets the learner try again and pass', async () => {
    const visit = await launch('fails-first')
    await visit.readAllLessons()
    await visit.startAssessment()
    const asked = await visit.answerAll({ wrong: ['q3', 'q5'] })
    expect(await visit.handIn()).toBe('Not passed yet. 2 parts to repeat')
    expect(told('fails-first')).toMatchObject({ ...failed, raw: expect.closeTo((5 / 9) * full, 0) })
    const interactions = Object.values(cmiOf('fails-first').interactions ?? {}).filter((one) => typeof one === 'object')
    expect(interactions).toHaveLength(asked.length)
    expect(
      interactions
        .filter((one) => one.result === wrong)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a1-q3', 'a1-q5'])
    await visit.primary().click()
    await visit.answerAll()
    expect(await visit.handIn()).toBe('Passed. Everything is right')
    expect(told('fails-first')).toMatchObject({ ...passed, raw: full })
    expect(await visit.refused()).toEqual([])
    await visit.close()
  })

  it('goes on exactly where the learner closed the window, answers included', async () => {
    const first = await launch('comes-back')
    await first.readAllLessons()
    await first.startAssessment()
    const started = await first.title()
    await first.answerQuestion(true)
    await first.primary().click()
    const second = await first.title()
    // Closed straight after the last answer: nothing may hang on a timer.
    await first.answerQuestion(true)
    await first.vanish()
    await first.close()
    expect(told('comes-back')).toMatchObject({ status: 'incomplete' })
    expect(told('comes-back').suspend.length).toBeLessThanOrEqual(4096)

    const back = await launch('comes-back')
    await back.primary().click()
    const goBack = back.page.frameLocator('iframe').getByRole('button', { name: 'Back' })
    const { exercises } = manifest.assessment
    const third = await back.title()
    expect(exercises.map(({ prompt }) => prompt)).toContain(third)
    expect([started, second]).not.toContain(third)
    await goBack.click()
    expect(await back.title()).toBe(second)
    await goBack.click()
    expect(await back.title()).toBe(started)
    await back.primary().click()
    await back.primary().click()
    await back.answerAll()
    expect(await back.handIn()).toBe('Passed. Everything is right')
    expect(told('comes-back')).toMatchObject(passed)
    await back.close()
  })

  it('keeps the lesson and screen of a learner who leaves by the exit button', async () => {
    const first = await launch('leaves')
    for (let screens = 0; screens < 8; screens++) await first.onward().click()
    const left = await first.title()
    await first.leave()
    await first.close()
    const back = await launch('leaves')
    expect(await back.title()).toBe(left)
    await back.close()
  })

  it('never takes a pass away', async () => {
    const again = await launch('passes')
    expect(await again.title()).toBe('Passed. Everything is right')
    await again.leave()
    await again.close()
    expect(told('passes')).toMatchObject({ ...passed, raw: full })
  })

  it('asks for nothing but its own files', () => {
    const outside = lms.requests.filter(
      (request) => !/ \/(package|launch|launch\.js|runtime|registration)\b/.test(request),
    )
    expect(outside.filter((request) => !request.includes('favicon'))).toEqual([])
  })

  it('plays without an LMS, and says that progress stays on the device', async () => {
    const context = await browser.newContext()
    const page: Page = await context.newPage()
    await page.goto(`${lms.origin}/package/${edition}/index.html`)
    await page.getByText('Not connected to a learning system').waitFor()
    const alone = learnerIn({ page, frame: page, manifest })
    await alone.primary().click()
    await alone.primary().click()
    const left = await page.locator('.cw-foot-note').textContent()
    await page.reload()
    await page.locator('.cw-foot-note').waitFor()
    expect(await page.locator('.cw-foot-note').textContent()).toBe(left)
    await context.close()
  })
})
