import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { DomainError } from '@/shared/errors'
import { segmentKinds } from '@/systems/sops/model'
import type { ParsedDocument } from '@/systems/sops/model'
import { parseDocument, parsers } from '@/systems/sops/parsers'

const folder = 'test/fixtures/sops'
const samples = readdirSync(folder).filter((name) => !/\.jsonl$|scanned/.test(name))

/** Every format's reader, on real documents. A new reader is tested by listing it and adding a sample with its ending. */
describe.each(parsers.map((parser) => [parser.name, parser] as const))('the %s parser', (_, parser) => {
  const files = samples.filter((name) => parser.extensions.includes(path.extname(name).slice(1)))
  const read = (filename: string) => ({
    bytes: new Uint8Array(readFileSync(path.join(folder, filename))),
    filename,
    mediaType: parser.mediaType,
  })

  it('has a sample to be tested on', () => {
    expect(files).not.toEqual([])
  })

  it.each(files)('makes consistent segments of %s', async (filename) => {
    const document = await parseDocument(read(filename))
    expectConsistent(document)
    expect(document.title).not.toBe('')
    expect(document.segments.length).toBeGreaterThan(5)
  })

  it.each(files.slice(0, 1))('makes the same of %s every time, and leaves the bytes alone', async (filename) => {
    const request = read(filename)
    const before = request.bytes.slice()
    expect(await parseDocument(request)).toEqual(await parseDocument(request))
    expect(request.bytes).toEqual(before)
  })

  it('refuses what holds no text with a sentence for people, never with a bare error', async () => {
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode(' \n '),
      Uint8Array.from({ length: 300 }, () => 0),
    ]) {
      await expect(
        parseDocument({ bytes, filename: `x.${parser.extensions[0]}`, mediaType: parser.mediaType }),
      ).rejects.toBeInstanceOf(DomainError)
    }
  })
})

function expectConsistent({ segments, text }: ParsedDocument): void {
  const keys = new Set(segments.map((segment) => segment.key))
  expect(keys.size).toBe(segments.length)
  segments.forEach((segment, order) => {
    expect(segment.order).toBe(order)
    expect(segmentKinds).toContain(segment.kind)
    expect(text.slice(segment.start, segment.end)).toBe(segment.text)
    expect(segment.text.trim()).toBe(segment.text)
    // A picture without words is a figure all the same.
    if (segment.picture === undefined) expect(segment.text).not.toBe('')
    if (segment.parent !== undefined) {
      const parent = segments.find((other) => other.key === segment.parent)
      expect(parent?.order).toBeLessThan(order)
    }
    if (segment.cells && segment.header) expect(segment.cells.length).toBe(segment.header.length)
  })
  expect(JSON.parse(JSON.stringify(segments))).toEqual(segments)
}
