import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { manifestSchema, type CourseManifest } from '@/shared/manifest/schema'
import { launchBrowser } from '../browser'
import { learnerIn } from '../conformance/learner'
import { startLms } from '../conformance/lms'
import { unpack } from '../conformance/unpack'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sop = path.join(root, 'test/fixtures/sops/freezer-defrosting-sop.md')
const out = mkdtempSync(path.join(tmpdir(), 'coursewright-packages-'))

let manifest: CourseManifest
let lms: Awaited<ReturnType<typeof startLms>>
let browser: Browser

/** From an SOP file to packages by the command, as a client would try us out, and into an LMS. */
beforeAll(async () => {
  const command = ['preview', sop, '--out', out, '--format', 'manifest,scorm-1.2,scorm-2004']
  await promisify(execFile)(path.join(root, 'cli/coursewright'), command, { cwd: root })
  manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(out, 'course.json'), 'utf8')))
  const packages = ['scorm-1.2', 'scorm-2004'].map(
    async (edition) => [edition, await unpack(await readFile(path.join(out, `course-${edition}.zip`)))] as const,
  )
  lms = await startLms(Object.fromEntries(await Promise.all(packages)))
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await lms?.stop()
  rmSync(out, { recursive: true, force: true })
})

/** `learner` is one of an edition: an LMS keeps the two apart. */
async function launch(edition: string, name: string) {
  const learner = `${name}-${edition}`
  const page = await (await browser.newContext()).newPage()
  await page.goto(lms.launchAddress(edition, learner))
  const frame = page.frameLocator('iframe')
  return { ...learnerIn({ page, frame, manifest }), page, frame }
}

describe.each(['scorm-1.2', 'scorm-2004'])('a course made from an SOP, as a %s package in an LMS', (edition) => {
  it('is read from the first lesson to the last, failed, and passed at the second attempt after a break', async () => {
    const monday = await launch(edition, 'mia')
    await monday.frame.getByText('Unreviewed preview').first().waitFor()
    await monday.readAllLessons()
    await monday.startAssessment()
    await monday.answerAll({ wrong: 'all' })
    expect(await monday.handIn()).toMatch(/^Not passed yet/)
    expect(statusOf(`mia-${edition}`)).toBe('failed')
    await monday.leave()
    await monday.page.context().close()

    const tuesday = await launch(edition, 'mia')
    expect(await tuesday.title()).toMatch(/^Not passed yet/)
    await tuesday.primary().click()
    await tuesday.answerAll()
    expect(await tuesday.handIn()).toBe('Passed. Everything is right')
    await tuesday.leave()
    await tuesday.page.context().close()
    expect(statusOf(`mia-${edition}`)).toBe('passed')
  }, 240_000)

  it('shows the clause behind what it says', async () => {
    const visit = await launch(edition, 'noor')
    const mark = visit.frame.locator('a.cw-mark').first()
    await mark.click()
    const quotes = Object.values(manifest.claims).flatMap(({ citations }) => citations.map(({ quote }) => quote))
    expect(quotes).toContain(await visit.frame.locator('.cw-sop mark').first().textContent())
    await visit.page.context().close()
  })
})

function statusOf(learner: string): unknown {
  const cmi = lms.registrations.get(learner)?.cmi as
    { core?: { lesson_status?: string }; success_status?: string } | undefined
  return cmi?.core?.lesson_status ?? cmi?.success_status
}
