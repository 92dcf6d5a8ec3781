import { gzipSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { ExportError, exporters, type ExportInput } from '@exporters/index'
import { checkPackage } from '@exporters/kit/check-package'
import type { CourseManifest } from '@/shared/manifest/schema'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { courseFiles } from '../conformance/packages'
import { unpack } from '../conformance/unpack'

const files = await courseFiles()
const png = files['gasket.png']

/** A course whose texts attack every place they are written to. */
function hostileManifest(): CourseManifest {
  const manifest = freezerManifest({
    id: 'a <b> & "c"/../d',
    title: '<script>alert(1)</script> & "quotes" ]]>',
    summary: '</script><img src=x onerror=alert(1)>\u2028',
  })
  return { ...manifest, language: 'en' }
}

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('the exporter %s', (_id, exporter) => {
  const input: ExportInput = { manifest: freezerManifest(), files }

  it('makes a sound package of safe names', async () => {
    const made = await exporter.packageFiles(input)
    expect(checkPackage(made)).toEqual([])
    const zip = await unpack(await buffer(await exporter.export(input)))
    expect([...zip.keys()]).toEqual(made.map(({ path }) => path))
  })

  it('gives the same bytes for the same course', async () => {
    const [first, second] = [
      await buffer(await exporter.export(input)),
      await buffer(await exporter.export({ ...input, manifest: freezerManifest() })),
    ]
    expect(first.equals(second)).toBe(true)
  })

  it('gives the same bytes in every time zone', async () => {
    const zone = process.env.TZ
    const zips: Buffer[] = []
    for (const name of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env.TZ = name
      zips.push(await buffer(await exporter.export(input)))
    }
    process.env.TZ = zone ?? 'UTC'
    expect(zips.every((zip) => zip.equals(zips[0] as Buffer))).toBe(true)
  })

  it('escapes whatever a title or summary holds', async () => {
    const made = await exporter.packageFiles({ manifest: hostileManifest(), files })
    expect(checkPackage(made)).toEqual([])
    const page = text(made, 'index.html')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text(made, 'course.js')).not.toContain('</script>')
  })

  it('marks an unreviewed preview in the title, the page and the manifest', async () => {
    const provenance = { ...input.manifest.provenance, preview: true }
    const made = await exporter.packageFiles({ manifest: freezerManifest({ provenance }), files })
    const xml = made.find(({ path }) => /^(imsmanifest|tincan|cmi5)\.xml$/.test(path))
    expect(text(made, 'index.html')).toContain('<title>Unreviewed preview: ')
    expect(text(made, xml?.path ?? '')).toContain('Unreviewed preview: ')
    const reviewed = await exporter.packageFiles(input)
    expect(text(reviewed, 'index.html')).not.toContain('Unreviewed')
  })

  it('carries pictures under names of its own', async () => {
    const made = await exporter.packageFiles({
      manifest: withFigure('../../etc/passwd.png'),
      files: { ...files, '../../etc/passwd.png': png },
    })
    const media = made.filter(({ path }) => path.startsWith('media/'))
    expect(media.map(({ path }) => path)).toEqual(['media/1.png', 'media/2.png'])
    expect(text(made, 'course.js')).not.toContain('etc/passwd')
  })

  it('reads large files as streams, as often as it is asked', async () => {
    let opened = 0
    const open = () => {
      opened++
      return Readable.from([Buffer.concat([png, Buffer.alloc(100_000, 'x')]), Buffer.alloc(100_000, 'y')])
    }
    const zip = await unpack(await buffer(await exporter.export({ ...input, files: { 'gasket.png': open } })))
    expect(zip.get('media/1.png')?.length).toBe(200_000 + png.length)
    // Once to see what it is, once for the package; a picture is never held.
    expect(opened).toBe(2)
  })

  it('names a picture of a source by what its bytes are, and lists it', async () => {
    const src = 'source:s1/page-3-at-100-200-300-400'
    const webp = Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBP')
    const made = await exporter.packageFiles({ manifest: withFigure(src), files: { ...files, [src]: webp } })
    expect(made.map(({ path }) => path)).toEqual(expect.arrayContaining(['media/1.webp', 'media/2.png']))
    expect(text(made, 'course.js')).not.toContain('source:')
    expect(checkPackage(made)).toEqual([])
    if (exporter.id.startsWith('scorm')) expect(text(made, 'imsmanifest.xml')).toContain('<file href="media/1.webp"/>')
  })

  it.each([
    ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s in place of a picture, whatever it is called', async (_what, content) => {
    const manifest = withFigure('drawing.png')
    const refused = exporter.packageFiles({ manifest, files: { ...files, 'drawing.png': content } })
    await expect(refused).rejects.toThrow('"drawing.png" is no PNG, JPEG, GIF, WebP or AVIF')
  })

  it('refuses pictures that are too large, one or all together', async () => {
    const big = (megabytes: number) => () =>
      Readable.from(
        (function* () {
          yield png
          for (let at = 0; at < megabytes; at += 1) yield Buffer.alloc(1024 * 1024)
        })(),
      )
    const one = exporter.packageFiles({ manifest: input.manifest, files: { 'gasket.png': big(30) } })
    await expect(one).rejects.toThrow('The picture "gasket.png" is larger than 20 MB')
    const names = Array.from({ length: 12 }, (_, at) => `p${at}.png`)
    const many = exporter.packageFiles({
      manifest: withFigures(names),
      files: { ...files, ...Object.fromEntries(names.map((name) => [name, big(19)])) },
    })
    await expect(many).rejects.toThrow('take more than 200 MB')
  }, 60_000)

  it('refuses a course whose picture is missing, by name, unless it is a preview', async () => {
    const broken = exporter.packageFiles({ manifest: input.manifest, files: {} })
    await expect(broken).rejects.toThrow(ExportError)
    await expect(exporter.export({ manifest: input.manifest })).rejects.toThrow('gasket.png')
    const provenance = { ...input.manifest.provenance, preview: true }
    await expect(exporter.packageFiles({ manifest: freezerManifest({ provenance }) })).resolves.toBeDefined()
  })

  it('speaks the language of its course, and carries no other but English', async () => {
    const made = await exporter.packageFiles({ ...input, manifest: { ...input.manifest, language: 'de-CH' } })
    const script = content(made, 'player.js').toString('utf8')
    expect(script).toContain('Ungeprüfte Vorschau')
    expect(script).toContain('Unreviewed preview')
    expect(script).not.toContain('Aperçu non relu')
    const strange = { ...input.manifest, language: '../x' }
    expect(content(await exporter.packageFiles({ ...input, manifest: strange }), 'player.js').toString()).toContain(
      'Unreviewed preview',
    )
  })

  it('is light: player and lesson stay below 40 kB of gzipped script in SCORM packages', async () => {
    const made = await exporter.packageFiles(input)
    const script = gzipSync(content(made, 'player.js')).length
    const zip = await buffer(await exporter.export(input))
    const course = gzipSync(content(made, 'course.js')).length + (files['gasket.png']?.length ?? 0)
    if (exporter.id.startsWith('scorm')) expect(script).toBeLessThan(40_000)
    expect(zip.length - course).toBeLessThan(60_000)
  })

  it('asks nobody else for anything: the page and the player name no other origin', async () => {
    const made = await exporter.packageFiles(input)
    const addresses = ['index.html', 'player.css'].flatMap(
      (path) => text(made, path).match(/\b(https?:)?\/\/[\w.-]+/g) ?? [],
    )
    expect(addresses).toEqual([])
  })
})

describe('the checks of a package', () => {
  it('see files that are listed and missing, and present and not listed', async () => {
    const made = await exporters[0]?.packageFiles({ manifest: freezerManifest(), files })
    const without = (made ?? []).filter(({ path }) => path !== 'player.js')
    expect(checkPackage(without).join(' ')).toContain('lists "player.js", which is not in the package')
    const extra = [...(made ?? []), { path: 'notes.txt', content: Buffer.from('') }]
    expect(checkPackage(extra)).toEqual(['The file "notes.txt" is not listed in imsmanifest.xml.'])
  })

  it.each(['../up.js', '/root.js', 'a\\b.js', 'a//b.js', '.hidden', 'a/./b'])('see the unsafe name %s', (path) => {
    expect(checkPackage([{ path, content: Buffer.from('') }]).join(' ')).toContain('not safe')
  })

  it('see references that lead nowhere, ids used twice and a wrong schema version', async () => {
    const made = await exporters[0]?.packageFiles({ manifest: freezerManifest(), files })
    const changed = (from: string, to: string) =>
      checkPackage(
        (made ?? []).map((file) =>
          file.path === 'imsmanifest.xml'
            ? { ...file, content: Buffer.from(String(file.content).replace(from, to)) }
            : file,
        ),
      ).join(' ')
    expect(changed('identifierref="course-files"', 'identifierref="elsewhere"')).toContain('refers to "elsewhere"')
    expect(changed('identifier="schema-files"', 'identifier="course-files"')).toContain('more than once')
    expect(changed('<schemaversion>1.2', '<schemaversion>1.3')).toContain('schemaversion')
    expect(changed('default="course"', 'default="other"')).toContain('default organization')
    expect(changed('adlcp:scormtype="sco"', '')).toContain('adlcp:scormtype')
  })

  it('see a script in the page, which a strict LMS would not run', () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect(checkPackage([{ path: 'index.html', content: page }]).join(' ')).toContain('script of its own')
  })
})

function withFigure(src: string): CourseManifest {
  return withFigures([src])
}

function withFigures(sources: readonly string[]): CourseManifest {
  const manifest = freezerManifest()
  const [first, ...modules] = manifest.modules
  const [lesson, ...lessons] = first?.lessons ?? []
  if (!first || !lesson) throw new Error('the fixture has lessons')
  const figures = sources.map((src, at) => ({
    id: `extra-${at}`,
    claims: [],
    type: 'figure' as const,
    src,
    alt: 'Something',
  }))
  return {
    ...manifest,
    modules: [{ ...first, lessons: [{ ...lesson, blocks: [...figures, ...lesson.blocks] }, ...lessons] }, ...modules],
  }
}

function content(made: { path: string; content: unknown }[], path: string): Buffer {
  const found = made.find((file) => file.path === path)?.content
  return Buffer.isBuffer(found) ? found : Buffer.alloc(0)
}

function text(made: { path: string; content: unknown }[], path: string): string {
  return content(made, path).toString('utf8')
}
