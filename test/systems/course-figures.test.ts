import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { asSystem, create } from '@/shared/db'
import type { Block, CourseManifest } from '@/shared/manifest/schema'
import type { CoursePicture, Review } from '@/systems/courses/public'
import { textFile } from '../builders/rows'
import { schoolPassword, startSchool, type School } from '../builders/school'
import { unpack } from '../conformance/unpack'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { json, releaseVersion } from './learning-course'

const gasket = readFileSync('test/fixtures/manifests/gasket.png')
let other: Buffer
let school: School
let sopVersion: number
let course: number

const embedded = (png: Buffer) => `![](data:image/png;base64,${png.toString('base64')})`
type Figure = Extract<Block, { type: 'figure' }>
const figuresIn = (modules: CourseManifest['modules']): Figure[] =>
  modules
    .flatMap(({ lessons }) => lessons)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.type === 'figure')

beforeAll(async () => {
  school = await startSchool()
  other = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#08c' } })
    .png()
    .toBuffer()
  const { author } = school.as
  const sop = readFileSync('seed/sops/freezer-defrosting-sop.md', 'utf8')
  const heading = '### 8.3 Defrosting Process'
  if (!sop.includes(heading)) throw new Error('the sample SOP has other headings now')
  const [before = '', after = ''] = sop.split(heading)
  const [steps = '', ...rest] = after.split('\n### ')
  const withPictures = [
    `${before}${heading}${steps.trimEnd()}\n\n${embedded(gasket)}\n\nFigure 1: The door stays open while the ice melts.\n\n${embedded(other)}\n`,
    ...rest,
  ].join('\n### ')
  sopVersion = (
    await create({
      req: await author.req(),
      collection: 'sop-versions',
      data: { reason: 'First issue' },
      file: textFile('freezer-with-pictures.md', withPictures),
    })
  ).id
  await school.jobs.drain()
  expect((await author.call('POST', `/sop-versions/${sopVersion}/confirm-parse`)).status).toBe(200)
  const started = await json<{ course: number }>(
    author.call('POST', '/generation-runs/start', { sopVersions: [sopVersion], provider: 'builtin' }),
  )
  course = started.course
  expect((await school.jobs.drain()).died).toEqual([])
}, 180_000)
afterAll(() => school.stop())

const review = () => json<Review>(school.as.author.call('GET', `/courses/${course}/review`))
const add = (body: object, actor = school.as.author) => actor.call('POST', `/courses/${course}/figures/add`, body)

describe('a figure of the SOP', () => {
  it('stands in the draft with its caption, which cites the SOP', async () => {
    const { content, claims } = await review()
    const [figure, ...others] = figuresIn(content.modules)
    expect(others).toEqual([])
    expect(figure).toMatchObject({
      src: `source:${content.sources[0]?.id}/image-1.png`,
      caption: 'Figure 1: The door stays open while the ice melts.',
    })
    expect(claims.find(({ key }) => key === figure?.claims[0])).toMatchObject({
      support: 'supported',
      citations: [{ quote: figure?.caption, path: expect.arrayContaining(['8.3 Defrosting Process']) }],
    })
  })

  it('without words is placed by an author, who says what it shows; a reviewer decides on that', async () => {
    const { author } = school.as
    const { pictures } = await json<{ pictures: CoursePicture[] }>(author.call('GET', `/courses/${course}/pictures`))
    expect(pictures.map(({ name, caption, placed }) => ({ name, caption, placed }))).toEqual([
      { name: 'image-1.png', caption: 'Figure 1: The door stays open while the ice melts.', placed: true },
      { name: 'image-2.png', caption: '', placed: false },
    ])
    const { content } = await review()
    const lesson = content.modules[0]?.lessons[0]
    const after = lesson?.blocks[0]?.id ?? ''
    const { source = '' } = pictures[1] ?? {}
    const wanted = { after, source, name: 'image-2.png' }
    expect(await refusal(await add(wanted))).toMatchObject({ status: 400, code: 'figure.without-words' })
    expect(await refusal(await add({ ...wanted, name: 'image-9.png' }))).toMatchObject({ status: 410 })
    expect(await refusal(await add({ ...wanted, after: 'nowhere', caption: 'A freezer.' }))).toMatchObject({
      status: 404,
    })
    for (const actor of [school.as.reviewer, school.as.learner, school.other.author])
      expect([403, 404]).toContain((await add({ ...wanted, caption: 'A freezer.' }, actor)).status)

    await create({
      req: asSystem(await school.as.author.req(), 'a test signs without the review before it'),
      collection: 'signatures',
      data: {
        course,
        contentHash: 'a'.repeat(64),
        meaning: 'approved',
        by: school.as.reviewer.id,
        byName: 'Our reviewer',
        at: new Date().toISOString(),
        organisation: school.as.reviewer.organisation,
      },
    })
    const added = await json<{ voided: number }>(add({ ...wanted, caption: 'A freezer from above.' }))
    expect(added.voided).toBe(1)
    const now = await review()
    expect(now.signatures.map(({ voidedReason }) => voidedReason)).toEqual([
      'Our author added a figure after it was signed',
    ])
    const [first, second] = now.content.modules[0]?.lessons[0]?.blocks ?? []
    expect(first?.id).toBe(after)
    expect(second).toMatchObject({ type: 'figure', caption: 'A freezer from above.', alt: 'A freezer from above.' })
    const claim = now.claims.find(({ key }) => key === second?.claims[0])
    expect(claim).toMatchObject({ support: 'unsupported', state: 'generated', citations: [] })
  })

  it('can be asked about by pointing at it, and nothing else can', async () => {
    const { content } = await review()
    const [figure] = figuresIn(content.modules).filter(({ caption }) => caption?.startsWith('Figure 1'))
    const pointing = {
      type: 'hotspot',
      prompt: 'Which part stays open?',
      points: 1,
      claims: figure?.claims ?? [],
      rationale: 'The door stays open while the ice melts.',
      src: figure?.src,
      alt: 'A freezer with its door open',
      regions: [
        { id: 'r1', label: 'The door', shape: [0, 0, 0.5, 1], correct: true },
        { id: 'r2', label: 'The lid', shape: [0.5, 0, 0.5, 1], correct: false },
      ],
    }
    const ask = (src: string) => school.as.author.call('POST', `/courses/${course}/exercises/add`, { ...pointing, src })
    for (const src of ['https://example.org/a.png', 'source:another/image-1.png', 'gauge.png'])
      expect(await refusal(await ask(src))).toMatchObject({ status: 400, code: 'exercise.unknown-picture' })
    expect((await ask(figure?.src ?? '')).status).toBe(200)
  })

  it('is in every package of the published course as it is in the SOP, the same bytes each time', async () => {
    const { author, reviewer } = school.as
    const { version, manifest } = await published()
    expect(figuresIn(manifest.modules)).toHaveLength(2)
    for (const format of ['scorm-1.2', 'scorm-2004', 'xapi', 'cmi5']) {
      const [one, two] = [await packed(version, format), await packed(version, format)]
      expect(digest(one)).toBe(digest(two))
      const files = await unpack(one)
      const media = [...files].filter(([path]) => path.startsWith('media/'))
      expect(media.map(([path]) => path)).toEqual(['media/1.png', 'media/2.png'])
      expect(media.map(([, content]) => digest(content)).sort()).toEqual([digest(gasket), digest(other)].sort())
      // Both figures and the exercise on one of them name the files of the package.
      const named = files
        .get('course.js')
        ?.toString('utf8')
        .match(/"src":"[^"]*"/g)
      expect(new Set(named)).toEqual(new Set(['"src":"media/1.png"', '"src":"media/2.png"']))
      expect(named).toHaveLength(3)
    }
    const linked = await json<{ address: string }>(
      author.call('POST', `/versions/${version}/packages/xapi/link`, { hours: 1 }),
    )
    const byLink = await school.as.nobody.call('GET', linked.address.slice(linked.address.indexOf('/api/') + 4))
    expect(digest(Buffer.from(await byLink.arrayBuffer()))).toBe(digest(await packed(version, 'xapi')))
    expect((await reviewer.call('GET', `/versions/${version}/packages/manifest`)).status).toBe(200)
  }, 120_000)

  it('is shown to whoever takes the course, and to nobody else', async () => {
    const { learner, manager } = school.as
    const { version, manifest } = await published()
    const [enrolled] = await json<{ enrollment: number }[]>(
      manager.call('POST', '/enrollments/enroll', { version, learners: [learner.id] }),
    )
    const { src = '' } = figuresIn(manifest.modules).find(({ caption }) => caption?.startsWith('Figure 1')) ?? {}
    const address = (wanted: string) =>
      `/enrollments/${enrolled?.enrollment}/pictures?${new URLSearchParams({ src: wanted })}`
    const shown = await learner.call('GET', address(src))
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(digest(Buffer.from(await shown.arrayBuffer()))).toBe(digest(gasket))
    const elsewhere = src.replace('image-1', 'image-3')
    expect((await learner.call('GET', address(elsewhere))).status).toBe(410)
    expect((await learner.call('GET', address('https://example.org/a.png'))).status).toBe(410)
    const another = await school.someone('Another learner', ['learner'])
    for (const actor of [another, school.as.nobody, school.other.learner, school.other.admin])
      expect([401, 403, 404]).toContain((await actor.call('GET', address(src))).status)
  }, 60_000)

  it('is not packed for another organisation, even where its course names the same file', async () => {
    const { manifest } = await published()
    const [source] = manifest.sources
    const [figure] = figuresIn(manifest.modules)
    if (!source || !figure) throw new Error('the course has a source and a figure')
    const stolen = freezerManifest()
    const [module] = stolen.modules
    const [lesson] = module?.lessons ?? []
    if (!module || !lesson) throw new Error('the fixture has lessons')
    const { version } = await releaseVersion(school, {
      by: school.other.manager,
      changes: {
        sources: [...stolen.sources, source],
        modules: [{ ...module, lessons: [{ ...lesson, blocks: [figure] }] }],
      },
    })
    const reply = await school.other.author.call('GET', `/versions/${version}/packages/xapi`)
    expect(await refusal(reply)).toMatchObject({ status: 409, code: 'course.not-packable' })
  })
})

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function refusal(reply: Response): Promise<{ status: number; code: string | undefined }> {
  const { errors } = (await reply.json()) as { errors: { data?: { code?: string } }[] }
  return { status: reply.status, code: errors[0]?.data?.code }
}

async function packed(version: number, format: string): Promise<Buffer> {
  const reply = await school.as.author.call('GET', `/versions/${version}/packages/${format}`)
  expect(reply.status).toBe(200)
  return Buffer.from(await reply.arrayBuffer())
}

let made: Promise<{ version: number; manifest: CourseManifest }> | undefined
/** The course, approved and published once. */
function published() {
  made ??= (async () => {
    const { author, reviewer, manager } = school.as
    expect((await author.call('POST', `/courses/${course}/submit`)).status).toBe(200)
    await reviewer.call('POST', `/courses/${course}/accept-supported`, {})
    for (const claim of (await review()).claims.filter(({ state }) => !['accepted', 'edited'].includes(state))) {
      const decided = await reviewer.call('POST', `/claims/${claim.id}/decide`, {
        decision: 'accept',
        reason: 'I was there.',
      })
      expect(decided.status).toBe(200)
    }
    const asked = (await review()).content.assessment.exercises
    for (const { id: exercise, type } of asked.filter(({ type }) => type === 'hotspot')) {
      const decided = await reviewer.call('POST', `/courses/${course}/exercises`, { exercise, decision: 'accepted' })
      expect({ type, status: decided.status }).toEqual({ type: 'hotspot', status: 200 })
    }
    const { contentHash } = await json<{ contentHash: string }>(reviewer.call('GET', `/courses/${course}/review`))
    const signed = { password: schoolPassword, meaning: 'approved', contentHash }
    const approved = await reviewer.call('POST', `/courses/${course}/approve`, signed)
    expect({ status: approved.status, body: await approved.json() }).toMatchObject({ status: 200 })
    const { version } = await json<{ version: number }>(manager.call('POST', `/courses/${course}/publish`))
    const manifest = await json<CourseManifest>(author.call('GET', `/versions/${version}/manifest`))
    return { version, manifest }
  })()
  return made
}
