import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { validateXML } from 'xmllint-wasm'
import type { CourseManifest } from '@/shared/manifest/schema'
import { launchBrowser } from '../browser'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { cmi5FaultsOf, startCmi5Lms, verbOf } from './cmi5-lms'
import { learnerIn } from './learner'
import { startLms } from './lms'
import { unpacked } from './packages'

const manifest = freezerManifest()

async function structureOf(course: CourseManifest): Promise<string> {
  return (await unpacked('cmi5', course)).get('cmi5.xml')?.toString('utf8') ?? ''
}

async function faultsIn(xml: string): Promise<string[]> {
  const contents = await readFile(new URL('../fixtures/cmi5/CourseStructure.xsd', import.meta.url), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: 'cmi5.xml', contents: xml }],
    schema: [{ fileName: 'CourseStructure.xsd', contents }],
  })
  return errors.map(({ message }) => message)
}

describe('the structure of a cmi5 package', () => {
  it('is valid by the schema of cmi5, and says what it takes to move on', async () => {
    const xml = await structureOf(manifest)
    expect(await faultsIn(xml)).toEqual([])
    expect(xml).toContain('moveOn="CompletedAndPassed" masteryScore="0.8"')
    expect(await faultsIn(xml.replace('<url>', '<link/><url>'))).not.toEqual([])
  })

  it('stays valid with a hostile title, an odd pass mark and no questions', async () => {
    const hostile = freezerManifest({ id: '1 ü/<>', language: 'nl-BE', title: 'A & <b>', summary: '' })
    const odd = { ...hostile, assessment: { ...hostile.assessment, passScore: 2 / 3 } }
    expect(await faultsIn(await structureOf(odd))).toEqual([])
    const unasked = await structureOf({ ...hostile, assessment: { ...hostile.assessment, exercises: [] } })
    expect(await faultsIn(unasked)).toEqual([])
    expect(unasked).toContain('moveOn="Completed"')
    expect(unasked).not.toContain('masteryScore')
  })
})

describe('a cmi5 package launched by an LMS', () => {
  let browser: Browser
  let host: Awaited<ReturnType<typeof startLms>>
  let lms: Awaited<ReturnType<typeof startCmi5Lms>>

  beforeAll(async () => {
    host = await startLms({ cmi5: await unpacked('cmi5', manifest) })
    lms = await startCmi5Lms()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    await lms?.stop()
  })

  async function open(launch: Parameters<typeof lms.launch>[0]) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const outside: string[] = []
    page.on('request', (request) => {
      const known = [host.origin, lms.lrs.endpoint, lms.origin, 'data:'].some((origin) =>
        request.url().startsWith(origin),
      )
      if (!known) outside.push(request.url())
    })
    await page.goto(`${host.origin}/package/cmi5/index.html?${lms.launch(launch)}`)
    return { ...learnerIn({ page, frame: page, manifest }), page, outside, close: () => context.close() }
  }
  const said = (registration: string) =>
    lms.lrs.statements.filter(({ context }) => context?.registration === registration)
  const verbs = (registration: string) => said(registration).map(verbOf)
  const heard = async (registration: string, verb: string, times = 1) => {
    const count = () => verbs(registration).filter((one) => one === verb).length
    for (let tries = 0; tries < 100 && count() < times; tries++) await new Promise((done) => setTimeout(done, 100))
    return verbs(registration)
  }
  const faults = (registration: string) => cmi5FaultsOf(said(registration), lms.launched)

  it('tells the whole way by the rules, with one token, and goes back to where the LMS says', async () => {
    const registration = randomUUID()
    const returnURL = `${host.origin}/launch/back`
    const visit = await open({ learner: 'ana', registration, masteryScore: 0.8, returnURL })
    await visit.title()
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll({ wrong: ['q4'] })
    await visit.handIn()
    await visit.page.getByRole('button', { name: 'Save and close' }).first().click()
    await visit.page.waitForURL(returnURL)
    expect(await heard(registration, 'terminated')).toEqual([
      'initialized',
      ...manifest.modules.flatMap(({ lessons }) => lessons.map(() => 'experienced')),
      ...manifest.assessment.exercises.map(() => 'answered'),
      'completed',
      'passed',
      'terminated',
    ])
    expect(faults(registration)).toEqual([])
    expect(lms.asked.filter((request) => request.startsWith('POST'))).toHaveLength(1)
    expect(lms.lrs.line.methods).toContain('GET /xapi/agents/profile')
    expect(lms.lrs.problems).toEqual([])
    expect(visit.outside).toEqual([])
    await visit.close()
  })

  it('says failed when the learner leaves, then passed in another session, each once in the registration', async () => {
    const registration = randomUUID()
    const first = await open({ learner: 'bo', registration, masteryScore: 0.8 })
    await first.title()
    await first.readAllLessons()
    await first.startAssessment()
    await first.answerAll({ wrong: 'all' })
    expect(await first.handIn()).toMatch(/^Not passed yet/)
    expect(verbs(registration)).not.toContain('failed')
    await first.vanish()
    expect((await heard(registration, 'terminated')).slice(-3)).toEqual(['failed', 'suspended', 'terminated'])
    await first.close()

    const second = await open({ learner: 'bo', registration, masteryScore: 0.8 })
    await second.title()
    await second.primary().click()
    await second.answerAll()
    expect(await second.handIn()).toBe('Passed. Everything is right')
    await second.leave()
    expect(
      (await heard(registration, 'terminated', 2)).filter((verb) => /ed$/.test(verb) && verb !== 'answered'),
    ).toEqual(expect.arrayContaining(['resumed', 'passed']))
    expect(faults(registration)).toEqual([])
    await second.close()
  })

  it('keeps one verdict in a session that fails and then passes', async () => {
    const registration = randomUUID()
    const visit = await open({ learner: 'cy', registration })
    await visit.title()
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll({ wrong: 'all' })
    await visit.handIn()
    await visit.primary().click()
    await visit.answerAll()
    await visit.handIn()
    await visit.leave()
    expect((await heard(registration, 'terminated')).filter((verb) => /^(pass|fail)ed$/.test(verb))).toEqual(['passed'])
    expect(faults(registration)).toEqual([])
    await visit.close()
  })

  it('measures by the pass mark of the LMS where that is another one', async () => {
    const registration = randomUUID()
    const visit = await open({ learner: 'dee', registration, masteryScore: 0.95 })
    await visit.title()
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll({ wrong: ['q4'] })
    expect(await visit.handIn()).toMatch(/^Not passed yet/)
    await visit.leave()
    expect(await heard(registration, 'terminated')).toContain('failed')
    expect(faults(registration)).toEqual([])
    await visit.close()
  })

  it('is not told by a page that is loaded again after its session ended, and says how to go on', async () => {
    const registration = randomUUID()
    const visit = await open({ learner: 'eve', registration, returnURL: `${host.origin}/launch/back` })
    await visit.title()
    await visit.primary().click()
    await heard(registration, 'initialized')
    await visit.page.reload()
    await visit.page.getByRole('heading', { name: 'This visit has ended.' }).waitFor()
    await visit.page.getByRole('link', { name: 'Back to your learning system' }).waitFor()
    expect(verbs(registration)).toEqual(['initialized', 'suspended', 'terminated'])
    const tokens = lms.asked.filter((request) => request === lms.asked.at(-1))
    expect(tokens).toHaveLength(1)
    await visit.close()
  })

  it('sends in the next session what the last one could not, under that session', async () => {
    const registration = randomUUID()
    const context = await browser.newContext()
    const page = await context.newPage()
    const visit = learnerIn({ page, frame: page, manifest })
    const start = async () => {
      await page.goto(`${host.origin}/package/cmi5/index.html?${lms.launch({ learner: 'fay', registration })}`)
      await visit.title()
    }
    await start()
    await heard(registration, 'initialized')
    lms.lrs.line.down = true
    await visit.readAllLessons()
    await page.getByText('Saved on this device').waitFor()
    const { refused } = lms.lrs.line
    await visit.vanish()
    // The last try of the page that goes.
    for (let tries = 0; tries < 100 && lms.lrs.line.refused === refused; tries++)
      await new Promise((done) => setTimeout(done, 100))
    await new Promise((done) => setTimeout(done, 500))
    lms.lrs.line.down = false
    await start()
    const lessons = manifest.modules.flatMap(({ lessons }) => lessons).length
    await heard(registration, 'experienced', lessons)
    await visit.startAssessment()
    await visit.answerAll()
    await visit.handIn()
    await visit.leave()
    expect(await heard(registration, 'terminated')).toEqual([
      'initialized',
      'initialized',
      ...Array.from({ length: lessons }, () => 'experienced'),
      ...manifest.assessment.exercises.map(() => 'answered'),
      'completed',
      'passed',
      'terminated',
    ])
    expect(faults(registration)).toEqual([])
    await context.close()
  })

  it('records nothing when the LMS only lets look, and refuses to run where no token is given', async () => {
    const registration = randomUUID()
    const visit = await open({ learner: 'gus', registration, launchMode: 'Review' })
    await visit.page.getByText('You are looking back. Nothing you do here is recorded.').waitFor()
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll()
    await visit.handIn()
    await visit.leave()
    const told = await heard(registration, 'terminated')
    expect(told.filter((verb) => ['completed', 'passed', 'suspended'].includes(verb))).toEqual([])
    await visit.close()

    const page = await browser.newPage()
    const query = new URLSearchParams(lms.launch({ learner: 'hal', registration: randomUUID() }))
    await fetch(query.get('fetch') ?? '', { method: 'POST' })
    await page.goto(`${host.origin}/package/cmi5/index.html?${query.toString()}`)
    await page.getByRole('heading', { name: 'Your learning system did not let the course in.' }).waitFor()
    await page.close()
  })

  it('starts no session while the LRS does not say what it keeps, and goes on with the same token when it does', async () => {
    const registration = randomUUID()
    const first = await open({ learner: 'ivy', registration })
    await first.primary().click()
    await first.primary().click()
    await first.page.waitForTimeout(300)
    const left = await first.page.locator('.cw-foot-note').textContent()
    await first.vanish()
    await first.close()
    await heard(registration, 'terminated')

    const context = await browser.newContext()
    const page = await context.newPage()
    const launch = lms.launch({ learner: 'ivy', registration })
    const sessions = verbs(registration).filter((verb) => verb === 'initialized').length
    lms.lrs.line.down = true
    await page.goto(`${host.origin}/package/cmi5/index.html?${launch}`)
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    lms.lrs.line.down = false
    expect(verbs(registration).filter((verb) => verb === 'initialized')).toHaveLength(sessions)
    await again.click()
    await learnerIn({ page, frame: page, manifest }).title()
    expect(await page.locator('.cw-foot-note').textContent()).toBe(left)
    await context.close()
  })
})
