import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { learnerIn } from './learner'
import { startLms } from './lms'
import { faultsOf, startLrs, type StoredStatement } from './lrs'
import { unpacked } from './packages'

const manifest = freezerManifest()
const credentials = `Basic ${Buffer.from('key:secret').toString('base64')}`
const registration = '7b0c3a8e-3a0f-4c07-8d6a-2f6f0d5b9d11'

describe('an xAPI package launched with an LRS', () => {
  let browser: Browser
  let host: Awaited<ReturnType<typeof startLms>>
  let lrs: Awaited<ReturnType<typeof startLrs>>

  beforeAll(async () => {
    host = await startLms({ xapi: await unpacked('xapi', manifest) })
    lrs = await startLrs({ credentials })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    await lrs?.stop()
  })

  function address(learner: string) {
    const query = new URLSearchParams({
      endpoint: lrs.endpoint,
      auth: credentials,
      actor: JSON.stringify({ objectType: 'Agent', name: [learner], mbox: [`mailto:${learner}@example.org`] }),
      registration,
      activity_id: 'https://lms.example.org/course/1',
    })
    return `${host.origin}/package/xapi/index.html?${query.toString()}`
  }
  async function launch(learner: string) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const outside: string[] = []
    page.on('request', (request) => {
      const known = [host.origin, lrs.endpoint, 'data:'].some((origin) => request.url().startsWith(origin))
      if (!known) outside.push(request.url())
    })
    await page.goto(address(learner))
    const person = learnerIn({ page, frame: page, manifest })
    await person.title()
    return { ...person, page, outside, close: () => context.close() }
  }
  /** Where the learner was then, as the player says it. */
  async function leaveAfterTwoScreens(learner: string) {
    const visit = await launch(learner)
    await visit.primary().click()
    await visit.primary().click()
    await visit.page.waitForTimeout(300)
    const left = await visit.page.locator('.cw-foot-note').textContent()
    await visit.vanish()
    await visit.close()
    return left
  }
  const said = (learner: string) => lrs.statements.filter(({ actor }) => actor.mbox === `mailto:${learner}@example.org`)
  const verbs = (learner: string) => said(learner).map(({ verb }) => verb.id.split('/').at(-1))
  const heard = async (learner: string, verb: string) => {
    for (let tries = 0; tries < 50 && !verbs(learner).includes(verb); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    return verbs(learner)
  }

  it('tells the whole way from initialized to terminated, in order and in shape', async () => {
    const visit = await launch('ana')
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll({ wrong: ['q4'] })
    await visit.handIn()
    await visit.leave()
    const told = await heard('ana', 'terminated')
    expect(told).toEqual([
      'initialized',
      ...manifest.modules.flatMap(({ lessons }) => lessons.map(() => 'experienced')),
      ...manifest.assessment.exercises.map(() => 'answered'),
      'completed',
      'passed',
      'terminated',
    ])
    expect(said('ana').flatMap(faultsOf)).toEqual([])
    expect(lrs.problems).toEqual([])
    expect(visit.outside).toEqual([])
    const passed = byVerb(said('ana'), 'passed')
    expect(passed?.object.id).toBe('https://lms.example.org/course/1')
    expect(passed?.context?.registration).toBe(registration)
    expect(passed?.result).toMatchObject({ success: true, score: { raw: 8, max: 9 } })
    await visit.close()
  })

  it('says which answers were wrong, with what was answered and what is right', () => {
    const wrong = said('ana').filter(({ verb, result }) => verb.id.endsWith('answered') && result?.success === false)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]?.object).toMatchObject({
      id: expect.stringContaining(':exercise:q4'),
      definition: { interactionType: 'numeric', correctResponsesPattern: ['2[:]2'] },
    })
    expect(wrong[0]?.result?.response).toBe('1002')
  })

  it('resumes from the state the LRS keeps, on another device', async () => {
    const left = await leaveAfterTwoScreens('bo')
    expect((await heard('bo', 'terminated')).slice(-2)).toEqual(['suspended', 'terminated'])
    const back = await launch('bo')
    expect(await back.page.locator('.cw-foot-note').textContent()).toBe(left)
    expect(await heard('bo', 'resumed')).toContain('resumed')
    await back.close()
  })

  it('loses no statement while the LRS is away, and sends none twice', async () => {
    const visit = await launch('cy')
    await heard('cy', 'initialized')
    lrs.line.down = true
    await visit.readUntil(
      async () => (await visit.page.locator('.cw-where').textContent())?.startsWith('Lesson 2') === true,
    )
    await visit.page.getByText('Saved on this device').waitFor()
    expect(verbs('cy')).toEqual(['initialized'])
    lrs.line.down = false
    await visit.page.evaluate(() => dispatchEvent(new Event('online')))
    await visit.page.getByText('Saved on this device').waitFor({ state: 'hidden' })
    await visit.leave()
    expect((await heard('cy', 'terminated')).filter((verb) => verb === 'experienced')).toHaveLength(1)
    expect(new Set(said('cy').map(({ id }) => id)).size).toBe(said('cy').length)
    expect(lrs.line.conflicts).toBe(0)
    await visit.close()
  })

  it('never takes an LRS that fails for one that keeps nothing', async () => {
    const left = await leaveAfterTwoScreens('eve')
    await heard('eve', 'terminated')
    const kept = [...lrs.states]
    const told = said('eve').length

    lrs.line.down = true
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(address('eve'))
    await page.getByRole('heading', { name: 'Your progress could not be fetched.' }).waitFor()
    await page.getByRole('button', { name: 'Read without recording' }).click()
    await page.getByText('Not connected to a learning system').waitFor()
    lrs.line.down = false
    const reader = learnerIn({ page, frame: page, manifest })
    await reader.primary().click()
    await reader.primary().click()
    await reader.primary().click()
    await page.waitForTimeout(300)
    expect([...lrs.states]).toEqual(kept)
    expect(said('eve')).toHaveLength(told)

    lrs.line.down = true
    await page.reload()
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    lrs.line.down = false
    await again.click()
    await reader.title()
    expect(await page.locator('.cw-foot-note').textContent()).toBe(left)
    await context.close()
  })

  it('waits for an LRS that fails for a moment', async () => {
    lrs.line.down = true
    const { refused } = lrs.line
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(address('fay'))
    while (lrs.line.refused === refused) await page.waitForTimeout(20)
    lrs.line.down = false
    await learnerIn({ page, frame: page, manifest }).title()
    expect(await page.getByText('Not connected to a learning system').count()).toBe(0)
    expect(await heard('fay', 'initialized')).toEqual(['initialized'])
    await context.close()
  })

  it('says failed, and passed after another attempt', async () => {
    const visit = await launch('dee')
    await visit.readAllLessons()
    await visit.startAssessment()
    await visit.answerAll({ wrong: 'all' })
    expect(await visit.handIn()).toMatch(/^Not passed yet/)
    await visit.primary().click()
    await visit.answerAll()
    expect(await visit.handIn()).toBe('Passed. Everything is right')
    await heard('dee', 'passed')
    await visit.vanish()
    expect((await heard('dee', 'terminated')).at(-1)).toBe('terminated')
    expect(verbs('dee').filter((verb) => verb === 'failed' || verb === 'passed')).toEqual(['failed', 'passed'])
    expect(said('dee').flatMap(faultsOf)).toEqual([])
    await visit.close()
  })

  it('plays without an LRS, and sends nothing', async () => {
    const page = await browser.newPage()
    const before = lrs.line.methods.length
    await page.goto(`${host.origin}/package/xapi/index.html`)
    await page.getByText('Not connected to a learning system').waitFor()
    expect(lrs.line.methods.length).toBe(before)
    await page.close()
  })
})

function byVerb(statements: StoredStatement[], verb: string): StoredStatement | undefined {
  return statements.find(({ verb: { id } }) => id.endsWith(`/${verb}`))
}
