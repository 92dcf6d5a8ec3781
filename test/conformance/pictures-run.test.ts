import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { buffer } from 'node:stream/consumers'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { exporters } from '@exporters/index'
import { pictureOfSrc } from '@/shared/manifest/pictures'
import type { Block, CourseManifest } from '@/shared/manifest/schema'
import { builtin } from '@/systems/generation/providers/builtin'
import { toPreviewManifest } from '@/systems/generation/to-preview-manifest'
import { mediaTypes } from '@/systems/sops/model'
import { readPicture } from '@/systems/sops/parsers/read-picture'
import { launchBrowser } from '../browser'
import { draftFrom } from '../builders/draft-from-file'
import { startCmi5Lms } from './cmi5-lms'
import { learnerIn } from './learner'
import { startLms } from './lms'
import { unpack } from './unpack'

const file = 'inbo-svp106-waterpeil-nl.docx'
const standards = ['scorm-1.2', 'scorm-2004', 'xapi', 'cmi5'] as const
type Figure = Extract<Block, { type: 'figure' }>

let manifest: CourseManifest
let figures: Figure[]
/** By the `src` of its figure. */
const pictures = new Map<string, Buffer>()
const packages: Record<string, Map<string, Buffer>> = {}
const zips = new Map<string, Buffer>()

let browser: Browser
let host: Awaited<ReturnType<typeof startLms>>
let lms: Awaited<ReturnType<typeof startCmi5Lms>>

beforeAll(async () => {
  const bytes = new Uint8Array(await readFile(new URL(`../fixtures/sops/${file}`, import.meta.url)))
  const { content } = await draftFrom(file)
  manifest = toPreviewManifest({ content, provider: builtin })
  figures = manifest.modules
    .flatMap(({ lessons }) => lessons)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === 'figure')
  for (const { src } of figures) {
    const picture = await readPicture({ bytes, mediaType: mediaTypes.docx, name: pictureOfSrc(src)?.name ?? '' })
    pictures.set(src, Buffer.from(picture?.bytes ?? []))
  }
  for (const id of standards) {
    zips.set(id, await zipOf(id))
    packages[id] = await unpack(zips.get(id) ?? Buffer.alloc(0))
  }
  host = await startLms(packages)
  lms = await startCmi5Lms()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await lms?.stop()
})

async function zipOf(id: string): Promise<Buffer> {
  const exporter = exporters.find((one) => one.id === id)
  if (!exporter) throw new Error(`No exporter ${id}`)
  return buffer(await exporter.export({ manifest, files: Object.fromEntries(pictures) }))
}

const digest = (content: Buffer | undefined) =>
  createHash('sha256')
    .update(content ?? '')
    .digest('hex')

describe('a course drafted from an SOP with figures', () => {
  it('has them in its lessons, captioned by the SOP and cited', () => {
    expect(figures.map(({ caption }) => caption)).toEqual([
      expect.stringMatching(/^Figuur 1: Handmatige peilmeting/),
      expect.stringMatching(/^Figuur 2: Opstelling van een druksensor/),
      expect.stringMatching(/^Figuur 3: Meetlint met klokje/),
    ])
    for (const { claims, caption } of figures) {
      const [key = ''] = claims
      expect(manifest.claims[key]).toMatchObject({
        text: caption,
        support: 'supported',
        citations: [{ quote: caption }],
      })
    }
  })

  it.each(standards)(
    'packed as %s holds their files as they are in the SOP, and the same bytes each time',
    async (id) => {
      const media = [...(packages[id] ?? [])].filter(([path]) => path.startsWith('media/'))
      expect(media.map(([path]) => path)).toEqual(['media/1.png', 'media/2.png', 'media/3.jpg'])
      expect(media.map(([, content]) => digest(content))).toEqual([...pictures.values()].map(digest))
      const listed = packages[id]?.get('imsmanifest.xml')?.toString('utf8')
      for (const [path] of media) if (listed) expect(listed).toContain(`<file href="${path}"/>`)
      expect(digest(await zipOf(id))).toBe(digest(zips.get(id)))
    },
  )

  it.each(['scorm-1.2', 'scorm-2004'])(
    'played by an LMS as %s shows each, with its caption',
    async (edition) => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(host.launchAddress(edition, `ana-${edition}`))
      await seesAll(page, page.frameLocator('iframe'))
      expect(await page.evaluate('window.problems')).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  it('played as xAPI shows each', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${host.origin}/package/xapi/index.html`)
    await seesAll(page, page)
    await page.context().close()
  }, 120_000)

  it('played as cmi5 shows each', async () => {
    const page = await (await browser.newContext()).newPage()
    const launch = lms.launch({ learner: 'ana', registration: randomUUID(), masteryScore: 0.8 })
    await page.goto(`${host.origin}/package/cmi5/index.html?${launch}`)
    await seesAll(page, page)
    await page.context().close()
  }, 120_000)
})

/** Reads the course to its end; every picture has to have loaded when its screen is there. */
async function seesAll(page: Page, frame: FrameLocator | Page) {
  const reader = learnerIn({ page, frame, manifest })
  await reader.title()
  const seen: { alt: string | null; caption: string | null; width: number }[] = []
  await reader.readUntil(async () => {
    await reader.title()
    for (const figure of await frame.locator('.cw-figure').all()) {
      const image = figure.locator('img')
      await image.scrollIntoViewIfNeeded()
      const width = await image.evaluate(async (element) => {
        const picture = element as unknown as { decode(): Promise<void>; naturalWidth: number }
        await picture.decode()
        return picture.naturalWidth
      })
      seen.push({
        alt: await image.getAttribute('alt'),
        caption: await figure.locator('figcaption').textContent(),
        width,
      })
    }
    return (await frame.locator('.cw-where').textContent())?.startsWith('Les') === false
  })
  expect(seen).toEqual(figures.map(({ alt, caption }) => ({ alt, caption, width: expect.any(Number) })))
  for (const { width } of seen) expect(width).toBeGreaterThan(100)
}
