import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { learnerIn } from './learner'
import { startLms } from './lms'
import { unpacked } from './packages'

const provenance = { ...freezerManifest().provenance, preview: true }
const manifest = freezerManifest({ provenance })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = [
  ['a phone, light', { width: 390, height: 844 }, 'light'],
  ['a phone, dark', { width: 390, height: 844 }, 'dark'],
  ['a wide screen, light', { width: 1440, height: 900 }, 'light'],
  ['a wide screen, dark', { width: 1440, height: 900 }, 'dark'],
] as const

describe('the player', () => {
  let browser: Browser
  let host: Awaited<ReturnType<typeof startLms>>

  beforeAll(async () => {
    host = await startLms({ 'scorm-1.2': await unpacked('scorm-1.2', manifest) })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  async function open(viewport: { width: number; height: number }, colorScheme: 'light' | 'dark') {
    const context = await browser.newContext({ viewport, colorScheme })
    const page = await context.newPage()
    await page.goto(`${host.origin}/package/scorm-1.2/index.html`)
    const person = learnerIn({ page, frame: page, manifest })
    await person.title()
    return { ...person, page, close: () => context.close() }
  }

  it.each(looks)(
    'has no fault of WCAG 2.2 A or AA, and never scrolls sideways, on %s',
    async (_name, viewport, scheme) => {
      const visit = await open(viewport, scheme)
      const faults: string[] = []
      const inspect = async () => faults.push(...(await inspectPage(visit.page)))
      await visit.readUntil(async () => {
        await inspect()
        const mark = visit.page.locator('.cw-blocks a.cw-mark').first()
        if (await mark.count()) {
          await mark.click()
          await visit.page.locator('.cw-sop mark').waitFor()
          await inspect()
          await visit.page.keyboard.press('Escape')
        } else if (await visit.page.getByRole('button', { name: 'Check', exact: true }).count()) {
          await answerSomehow(visit.page)
          await visit.primary().click()
          await inspect()
        }
        return (await visit.page.locator('.cw-where').textContent())?.startsWith('Lesson') === false
      })
      await visit.page.locator('.cw-where').click()
      await inspect()
      await visit.page.keyboard.press('Escape')
      await visit.startAssessment()
      await visit.answerAll({ wrong: ['q1', 'q3', 'q5'] })
      await inspect()
      await visit.handIn()
      await inspect()
      expect([...new Set(faults)]).toEqual([])
      await visit.close()
    },
  )

  it('shows on every screen that a preview was not reviewed', async () => {
    const visit = await open({ width: 390, height: 844 }, 'light')
    expect(await visit.page.title()).toContain('Unreviewed preview')
    await visit.readUntil(async () => {
      expect(await visit.page.getByText('Unreviewed preview. Nobody has approved this course yet.').isVisible()).toBe(
        true,
      )
      return (await visit.page.locator('.cw-where').textContent())?.startsWith('Lesson') === false
    })
    await visit.close()
  })

  it('opens the passage by keyboard, and Escape gives focus back to its mark', async () => {
    const visit = await open({ width: 1440, height: 900 }, 'light')
    const mark = visit.page.getByRole('link', { name: /^Clause 7.1, show in the SOP/ }).first()
    await mark.focus()
    await visit.page.keyboard.press('Enter')
    const drawer = visit.page.getByRole('complementary', { name: 'In the SOP' })
    await drawer.getByText('Dry ice (-78.5°C/-109.3°F)').waitFor()
    expect(await drawer.evaluate((element) => element === document.activeElement)).toBe(true)
    await visit.page.keyboard.press('Escape')
    expect(await drawer.count()).toBe(0)
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
    await visit.close()
  })

  it('moves a line by keyboard alone: focus stays on it, and its new place is announced', async () => {
    const visit = await open({ width: 1440, height: 900 }, 'light')
    await visit.readUntil(async () => (await visit.title()) === 'Put the restart in order')
    const first = await visit.page.locator('.cw-order-row p').first().textContent()
    const down = visit.page.getByRole('button', { name: `Move down: ${first}` })
    await down.focus()
    await visit.page.keyboard.press('Enter')
    await visit.page.keyboard.press('Enter')
    expect(await visit.page.locator('.cw-order-row p').nth(2).textContent()).toBe(first)
    expect(await down.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await visit.page.getByText(`${first} is now number 3 of 5`).count()).toBe(1)
    await visit.close()
  })

  it('lets learners rate cards and tick off a list for themselves, and grades neither', async () => {
    const visit = await open({ width: 390, height: 844 }, 'light')
    const { page } = visit
    let [cards, list] = [0, 0]
    await visit.readUntil(async () => {
      const turn = page.getByRole('button', { name: 'Turn the card' })
      if (await turn.count()) {
        cards += 1
        await visit.primary().click()
        await page.getByText('Turn the cards first, and say which ones you knew.').waitFor()
        for (; (await turn.count()) > 0; await page.getByRole('button', { name: 'Not yet' }).click()) await turn.click()
        await visit.primary().click()
        await page.getByRole('heading', { name: 'Compare it with the SOP' }).waitFor()
        expect(await page.getByRole('button', { name: 'Show the answer' }).count()).toBe(0)
        expect(await visit.primary().textContent()).toBe('Continue')
      }
      const tick = page.locator('.cw-tick input')
      if (await tick.count()) {
        list += 1
        await page.getByText('Tick off what you have done.').waitFor()
        await tick.first().check()
        expect(await tick.first().isChecked()).toBe(true)
        expect(await visit.primary().textContent()).toBe('Continue')
      }
      return (await page.locator('.cw-where').textContent())?.startsWith('Lesson') === false
    })
    expect([cards, list]).toEqual([1, 1])
    await visit.close()
  })

  it('puts focus on the heading of each new screen', async () => {
    const visit = await open({ width: 1440, height: 900 }, 'light')
    await visit.primary().click()
    await visit.page.locator('h1:focus').waitFor({ timeout: 2000 })
    await visit.close()
  })

  it('keeps script in the text of an SOP inert', async () => {
    const attack =
      '<img src=x onerror="document.title=`pwned`"><script>document.title="pwned"</script>**bold** [x](javascript:alert(1))'
    const hostile = freezerManifest({ title: attack })
    const [first] = hostile.modules[0]?.lessons ?? []
    first?.blocks.unshift({ id: 'attack', claims: [], type: 'callout', level: 'note', text: attack })
    const server = await startLms({ 'scorm-1.2': await unpacked('scorm-1.2', hostile) })
    const page = await browser.newPage()
    await page.goto(`${server.origin}/package/scorm-1.2/index.html`)
    await page.getByText('onerror=').first().waitFor()
    expect(await page.title()).not.toBe('pwned')
    expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0)
    await page.close()
    await server.stop()
  })
})

async function inspectPage(page: Page): Promise<string[]> {
  const viewport = page.viewportSize() ?? { width: 390, height: 844 }
  const beside = (await page.locator('.cw-drawer').count()) > 0
  // Seen whole: what the fixed bars cover for the moment is no fault, as it scrolls.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  if (!beside) await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, whole) })
  await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const run = (
      globalThis as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>
        }
      }
    ).axe.run
    const { violations } = await run({ runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    )
  })
  await page.setViewportSize(viewport)
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  return sideways ? [...faults, `scrolls sideways: ${await page.locator('h1').first().textContent()}`] : faults
}

async function answerSomehow(page: Page) {
  const form = page.locator('#cw-answer')
  for (const field of await form.locator('input[type=text], textarea').all()) await field.fill('30')
  for (const list of await form.locator('select').all()) await list.selectOption({ index: 1 })
  const options = form.locator('.cw-option-row').first()
  if (await options.count()) await options.click()
  const arrow = form.locator('[data-by="1"]').first()
  if (await arrow.count()) await arrow.click()
}
