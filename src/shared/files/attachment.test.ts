import { describe, expect, it } from '@jest/globals'
import { asAttachment, attachment, attachmentInParts } from './index'

const sent = (mediaType: string | null, inline = false, name = 'a file') =>
  attachment({ name, mediaType, file: Buffer.from('x'), inline }).headers

describe('a file that leaves', () => {
  it.each([
    'text/html',
    'text/html; charset=utf-8',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/xml',
    'application/rss+xml',
    'application/vnd.evil+xml',
    'text/javascript',
    'application/javascript',
    'TEXT/HTML',
    'multipart/x-mixed-replace',
    'not a type',
    'text/html\r\nX: y',
    '',
    null,
  ])('of the type %j is saved, whoever asks, and no browser runs or guesses it', (type) => {
    for (const headers of [sent(type), sent(type, true)]) {
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toMatch(/^attachment; /)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    }
  })

  it('keeps a type that runs nothing', () => {
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    expect(sent(word).get('content-type')).toBe(word)
    expect(sent('application/vnd.oasis.opendocument.text').get('content-type')).toMatch(/opendocument/)
    expect(sent('text/markdown').get('content-type')).toBe('text/plain; charset=utf-8')
    expect(sent('image/png', true).get('content-disposition')).toMatch(/^attachment/)
  })

  it('is shown in the browser only where it is a PDF, and only where that is wanted', () => {
    expect(sent('application/pdf', true).get('content-disposition')).toMatch(/^inline; /)
    expect(sent('application/pdf', true).get('x-content-type-options')).toBe('nosniff')
    expect(sent('application/pdf').get('content-disposition')).toMatch(/^attachment; /)
  })

  it('keeps its name, whatever is in it, inside of its header', () => {
    const name = (given: string) => sent('text/plain', false, given).get('content-disposition')
    expect(name('Größe "2".txt')).toBe(`attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%222%22.txt`)
    expect(name(`it's (1)*.txt`)).toBe(`attachment; filename*=UTF-8''it%27s%20%281%29%2A.txt`)
    expect(name('a\r\nSet-Cookie: b')).toBe(`attachment; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b`)
    expect(name('half \ud83d a sign')).toContain('half%20%EF%BF%BD')
  })

  it('that Payload itself sends is treated alike', () => {
    const headers = asAttachment({ headers: new Headers({ 'Content-Type': 'image/svg+xml' }) })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
  })
})

describe('a file asked for in parts', () => {
  const file = Buffer.from('0123456789')
  const ask = async (headers: Record<string, string>, bytes: Buffer = file) => {
    const reads: (object | null)[] = []
    const answer = await attachmentInParts({
      req: { headers: new Headers(headers) },
      name: 'a.pdf',
      mediaType: 'application/pdf',
      inline: true,
      size: bytes.length,
      read: (part) => {
        reads.push(part)
        return Promise.resolve(part ? bytes.subarray(part.start, part.end + 1) : bytes)
      },
    })
    const range = answer.headers.get('content-range')
    return { status: answer.status, range, reads, answer, body: await answer.text() }
  }

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['Bytes = 9-9', '9', 'bytes 9-9/10'],
  ])('%s is answered with that part, and no more is read', async (range, body, contentRange) => {
    const got = await ask({ range })
    expect([got.status, got.body, got.range]).toEqual([206, body, contentRange])
    expect(got.answer.headers.get('content-length')).toBe(String(body.length))
    expect(got.answer.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(got.reads).toHaveLength(1)
    expect(got.reads).not.toContain(null)
  })

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s is no part of it', async (range) => {
    const got = await ask({ range })
    expect([got.status, got.body, got.range, got.reads]).toEqual([416, '', 'bytes */10', []])
  })

  it.each(['bytes=0-1,4-5', 'bytes=0-1, 0-1, 0-1', 'bytes=5-3', 'bytes=-', 'lines=1-2', 'bytes=a-b', 'bytes=1-2x', ''])(
    '%j is answered with all of it',
    async (range) => {
      const got = await ask({ range })
      expect([got.status, got.body, got.range]).toEqual([200, String(file), null])
      expect(got.answer.headers.get('accept-ranges')).toBe('bytes')
    },
  )

  it('is sent whole to who has an older one, and an empty one has no parts', async () => {
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"x"' })).status).toBe(200)
    expect((await ask({ range: 'bytes=0-' }, Buffer.alloc(0))).status).toBe(416)
    expect((await ask({}, Buffer.alloc(0))).status).toBe(200)
  })
})
