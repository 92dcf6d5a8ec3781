import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { download } from '@/shared/download'
import { publicOnly } from '@/shared/public-network'
import { fetchSops, type AddReport } from '@/systems/sops/public'
import { makeZip, type Entry } from '../builders/archive'
import { makeDocx, wordParagraph } from '../builders/office'
import { startSchool, type School } from '../builders/school'

let school: School
beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(async () => school.stop())

const sop = (title: string) => `# ${title}\n\n1. Wash your hands.\n2. Put on gloves.\n`

async function add(
  file: Uint8Array,
  name: string,
  as: Pick<School['as']['author'], 'call'> = school.as.author,
  reason = 'First issue',
) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), name)
  form.append('_payload', JSON.stringify({ reason }))
  const response = await as.call('POST', '/sop-versions/add', form)
  const body = (await response.json()) as AddReport & { errors?: { message: string; data?: { code: string } }[] }
  return { status: response.status, body, code: body.errors?.[0]?.data?.code }
}
const outcomes = ({ files }: AddReport) =>
  Object.fromEntries(files.map((file) => [file.name, file.outcome === 'added' ? 'added' : file.code]))
const countVersions = async () => {
  const response = await school.as.author.call('GET', '/sop-versions?limit=0&depth=0')
  return ((await response.json()) as { totalDocs: number }).totalDocs
}

describe('a ZIP archive', () => {
  it('becomes one SOP version for each document, and says of every file what became of it', async () => {
    const before = await countVersions()
    const entries: Entry[] = [
      { name: 'lab/' },
      { name: 'lab/spills.md', content: sop('Cleaning up spills') },
      { name: 'lab/sub/spills.md', content: sop('Spills in the cold room') },
      { name: 'lab/Überprüfung.docx', content: Buffer.from(makeDocx(wordParagraph('Prüfen Sie das Gerät.'))) },
      { name: 'copy.md', content: sop('Cleaning up spills') },
      { name: 'table.csv', content: 'a,b' },
      { name: 'broken.pdf', content: '%PDF-1.4 and nothing more' },
      { name: 'inner.zip', content: Buffer.from(makeZip({ 'a.md': 'a' })) },
      { name: '../../etc/evil.md', content: sop('Evil') },
      { name: '/root/evil.md', content: sop('Evil') },
      { name: '..\\evil.md', content: sop('Evil') },
      { name: 'link.md', content: '/etc/passwd', mode: 0o120777 },
      { name: 'locked.md', content: 'x', encrypted: true },
      { name: '__MACOSX/._spills.md', content: 'x' },
      { name: '.DS_Store', content: 'x' },
    ]
    const { status, body } = await add(makeZip(entries), 'procedures.zip')
    expect(status).toBe(200)
    expect(outcomes(body)).toEqual({
      'lab/spills.md': 'added',
      'lab/sub/spills.md': 'added',
      'lab/Überprüfung.docx': 'added',
      'copy.md': 'sop.same-file',
      'table.csv': 'sop.wrong-type',
      'broken.pdf': 'sop.truncated',
      'inner.zip': 'sop.nested-archive',
      '../../etc/evil.md': 'sop.unsafe-name',
      '/root/evil.md': 'sop.unsafe-name',
      '..\\evil.md': 'sop.unsafe-name',
      'link.md': 'sop.unsafe-name',
      'locked.md': 'sop.encrypted',
    })
    expect([body.added, body.refused]).toEqual([3, 9])
    for (const file of body.files) if (file.outcome === 'refused') expect(file.message).toMatch(/^\p{Lu}.+\.$/su)
    expect(await countVersions()).toBe(before + 3)

    await school.jobs.drain()
    const [first] = body.files
    const version = first?.outcome === 'added' ? first.version : 0
    const parse = (await (await school.as.author.call('GET', `/sop-versions/${version}/parse`)).json()) as {
      version: { state: string; sop: { title: string } }
      segments: { kind: string }[]
    }
    expect(parse.version).toMatchObject({ state: 'parse-review', sop: { title: 'Cleaning up spills' } })
    expect(parse.segments.filter(({ kind }) => kind === 'step')).toHaveLength(2)
  })

  it('keeps the pictures that lie beside a Markdown page: they are shown with its figures', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
      .png()
      .toBuffer()
    const page = [
      '# Rotor',
      '',
      '![The rotor](img/rotor%201.png "Rotor")',
      '',
      '1. Lift the rotor out.',
      '',
      '![The lid][lid]',
      '',
      '![Elsewhere](https://example.com/a.png) and ![gone](img/gone.png)',
      '',
      '[lid]: <../lid.png>',
      '',
    ].join('\n')
    const { body } = await add(
      makeZip([
        { name: 'sops/img/rotor 1.png', content: png },
        { name: 'sops/rotor.md', content: page },
        { name: 'lid.png', content: png },
        { name: 'unused.png', content: png },
      ]),
      'rotor.zip',
    )
    // Pictures of a page are no files of their own; one that no page shows is no procedure.
    expect(outcomes(body)).toEqual({ 'sops/rotor.md': 'added', 'unused.png': 'sop.wrong-type' })
    await school.jobs.drain()
    const [file] = body.files
    const version = file?.outcome === 'added' ? file.version : 0
    const at = `/sop-versions/${version}`
    const parse = (await (await school.as.author.call('GET', `${at}/parse`)).json()) as {
      segments: { kind: string; text: string; picture?: string }[]
    }
    const figures = parse.segments.filter(({ kind }) => kind === 'figure')
    expect(figures.map(({ text, picture }) => [text, picture])).toEqual([
      ['The rotor', 'image-1.png'],
      ['The lid', 'image-2.png'],
    ])

    // Over REST: the very bytes, for those who may see the version, and nothing that no figure names.
    const shown = await school.as.reviewer.call('GET', `${at}/pictures/image-2.png`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true)
    for (const [name, as, status] of [
      ['image-3.png', school.as.author, 410],
      ['rotor%201.png', school.as.author, 404],
      ['image-1.png', school.as.learner, 404],
      ['image-1.png', school.as.nobody, 401],
      ['image-1.png', school.other.author, 404],
    ] as const)
      expect([name, status, (await as.call('GET', `${at}/pictures/${name}`)).status]).toEqual([name, status, status])
  })

  it.each([
    [
      'unpacks to far more than it says',
      () => makeZip([{ name: 'a.md', content: Buffer.alloc(20_000_000, 'a'), declares: 100 }]),
      'sop.bomb',
    ],
    [
      'says that it unpacks to far more',
      () => makeZip([{ name: 'a.md', content: Buffer.alloc(20_000_000, 'a') }]),
      'sop.bomb',
    ],
    [
      'holds thousands of files',
      () => makeZip(Array.from({ length: 2100 }, (_, at) => ({ name: `${at}.md` }))),
      'sop.bomb',
    ],
    ['is cut off', () => makeZip({ 'a.md': sop('Spills') }).slice(0, 60), 'sop.truncated'],
    ['holds nothing', () => makeZip([{ name: 'empty/' }]), 'sop.empty'],
  ] as const)('that %s is refused as a whole', async (_, make, code) => {
    const before = await countVersions()
    const { status, code: found, body } = await add(make(), 'a.zip')
    expect([status, found]).toEqual([400, code])
    expect(body.errors?.[0]?.message).toMatch(/^\p{Lu}.+\.$/su)
    expect(await countVersions()).toBe(before)
  })

  it('is taken from authors only, and with a reason', async () => {
    const bytes = makeZip({ 'a.md': sop('Spills') })
    expect((await add(bytes, 'a.zip', school.as.learner)).status).toBe(403)
    expect((await add(bytes, 'a.zip', school.as.nobody)).status).toBe(401)
    expect((await add(bytes, 'a.zip', school.as.author, ' ')).code).toBe('request.bad-body')
  })

  it('may be a single document as well', async () => {
    const { body } = await add(new TextEncoder().encode(sop('Rinsing the tank')), 'rinsing.md')
    expect(outcomes(body)).toEqual({ 'rinsing.md': 'added' })
  })
})

describe('addresses on the web', () => {
  it('that lead into a private network, or are none, are refused one by one', async () => {
    const before = await countVersions()
    const addresses = {
      'https://localhost/a.pdf': 'address.private',
      'https://127.0.0.1/a.pdf': 'address.private',
      'https://2130706433/a.pdf': 'address.private',
      'https://0x7f.1/a.pdf': 'address.private',
      'https://[::1]/a.pdf': 'address.private',
      'https://[::ffff:10.0.0.1]/a.pdf': 'address.private',
      'https://169.254.169.254/latest/meta-data/': 'address.private',
      'https://metadata.google.internal/a': 'address.private',
      'https://printer.local/a.pdf': 'address.private',
      'http://example.com/a.pdf': 'address.bad',
      'file:///etc/passwd': 'address.bad',
      'ftp://example.com/a.pdf': 'address.bad',
      'https://user:secret@example.com/a.pdf': 'address.bad',
      'no address': 'address.bad',
    }
    const response = await school.as.author.call('POST', '/sop-versions/fetch', {
      reason: 'First issue',
      addresses: Object.keys(addresses),
    })
    expect(response.status).toBe(200)
    expect(outcomes((await response.json()) as AddReport)).toEqual(addresses)
    expect(await countVersions()).toBe(before)
  })

  describe('of a server', () => {
    let server: Server
    let base = ''
    beforeAll(async () => {
      server = createServer((request, response) => {
        const send = (status: number, headers: Record<string, string>, body: string | Buffer) =>
          response.writeHead(status, headers).end(body)
        switch (new URL(request.url ?? '', 'http://x').pathname) {
          case '/handbook/spills':
            return send(
              200,
              { 'content-type': 'text/html; charset=utf-8' },
              '<h1>Spills</h1><ol><li>Wash your hands.</li></ol>',
            )
          case '/get':
            return send(
              200,
              { 'content-disposition': `attachment; filename*=UTF-8''..%2F..%2FPr%C3%BCfung.md` },
              sop('Prüfung'),
            )
          case '/all.zip':
            return send(
              200,
              { 'content-type': 'application/zip' },
              Buffer.from(makeZip({ 'a.md': sop('Alpha'), 'b.exe': 'x' })),
            )
          case '/moved':
            return send(302, { location: '/handbook/spills' }, '')
          case '/inward':
            return send(302, { location: 'https://169.254.169.254/latest/meta-data/' }, '')
          case '/round':
            return send(302, { location: '/round' }, '')
          case '/private':
            return send(401, {}, 'no')
          case '/huge':
            response.writeHead(200, { 'content-type': 'text/plain' })
            for (let part = 0; part < 64; part += 1) response.write(Buffer.alloc(64 * 1024, 'a'))
            return response.end()
          case '/slow':
            response.writeHead(200)
            return response.write('# Slow')
          default:
            return send(404, {}, 'no')
        }
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    it('become SOP versions, named as the server names them; each file of an archive its own', async () => {
      const report = await fetchSops({
        req: await school.as.author.req(),
        addresses: [`${base}/handbook/spills`, `${base}/moved`, `${base}/get`, `${base}/all.zip`, `${base}/nothing`],
        reason: 'From the handbook',
        fetchFile: (given) => download({ ...given, allowLocal: true }),
      })
      expect(outcomes(report)).toEqual({
        [`${base}/handbook/spills`]: 'added',
        [`${base}/moved`]: 'added',
        [`${base}/get`]: 'added',
        [`${base}/all.zip › a.md`]: 'added',
        [`${base}/all.zip › b.exe`]: 'sop.wrong-type',
        [`${base}/nothing`]: 'address.unreachable',
      })
      const file = report.files.find(({ name }) => name.endsWith('/get'))
      const version = file?.outcome === 'added' ? file.version : 0
      const found = await (await school.as.author.call('GET', `/sop-versions/${version}?depth=0`)).json()
      expect(found).toMatchObject({
        filename: expect.stringMatching(/^Pr.{1,3}fung\.md$/) as unknown,
        mimeType: 'text/markdown',
      })
    })

    it.each([
      ['leads into a private network by a redirect', '/inward', 'address.private'],
      ['never arrives', '/round', 'address.unreachable'],
      ['asks for a password', '/private', 'address.unreachable'],
      ['sends more than is accepted, without saying so', '/huge', 'address.too-large'],
      ['drips', '/slow', 'address.too-slow'],
    ])('one that %s is refused', async (_, path, code) => {
      await expect(
        download({ address: base + path, maxBytes: 1024 * 1024, timeoutMs: 700, allowLocal: true }),
      ).rejects.toMatchObject({ code, message: expect.stringMatching(/^\S.+\.$/su) as unknown })
    })

    it('a name is judged by what it leads to when it is connected to, not by what it is called', async () => {
      const refusal = await new Promise((done) => {
        publicOnly((name) => new Error(`${name} is private`))('localhost', {}, (error) => done(error?.message))
      })
      expect(refusal).toBe('localhost is private')
    })
  })
})
