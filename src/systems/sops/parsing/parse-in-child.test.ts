import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { makePdf } from '../../../../test/builders/pdf'
import { makeScan } from '../../../../test/builders/scan'
import { mediaTypes } from '../model'
import { parseDocument } from '../parsers'
import { parseInChild } from './parse-in-child'

const file = (filename: string, mediaType: (typeof mediaTypes)[keyof typeof mediaTypes]) => ({
  bytes: new Uint8Array(readFileSync(`test/fixtures/sops/${filename}`)),
  filename,
  mediaType,
})
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'parsed',
    (error: { code?: string }) => error.code,
  )

describe('a parse in a process of its own', () => {
  it('gives what a parse here gives', async () => {
    const request = file('mri-emergency-procedures.md', mediaTypes.markdown)
    expect(await parseInChild(request)).toEqual(await parseDocument(request))
  })

  it('refuses with the same code and sentence', async () => {
    const request = { bytes: makePdf([[]]), filename: 'blank.pdf', mediaType: mediaTypes.pdf }
    await expect(parseInChild(request)).rejects.toMatchObject({
      code: 'sop.scanned',
      message: expect.stringContaining('no text could be recognised'),
    })
  })

  it('tells how far a scan is, and is not stopped while it goes on', async () => {
    const page = [{ text: 'Rinse the tank every morning before the first batch.', x: 60, y: 700, size: 14 }]
    const bytes = await makeScan([page, page])
    const told: unknown[] = []
    const document = await parseInChild(
      { bytes, filename: 'scan.pdf', mediaType: mediaTypes.pdf },
      { onProgress: (progress) => told.push(progress) },
    )
    expect(document.recognised).toHaveLength(2)
    expect(document.segments[0]?.text).toBe(page[0]?.text)
    expect(told).toEqual([
      { done: 0, total: 2, label: 'Recognising scanned pages' },
      { done: 1, total: 2, label: 'Recognising scanned pages' },
    ])
  }, 120_000)

  it('is stopped when it takes too long, without harm to us', async () => {
    expect(await code(parseInChild(file('incident-response-plan.html', mediaTypes.html), { timeoutMs: 50 }))).toBe(
      'sop.parse-timeout',
    )
  })

  it('dies alone when it takes too much memory', async () => {
    expect(await code(parseInChild(file('incident-response-plan.html', mediaTypes.html), { heapMb: 20 }))).toBe(
      'sop.too-complex',
    )
  })

  it('stops when nobody waits for it any more', async () => {
    const gone = new AbortController()
    const parse = parseInChild(file('incident-response-plan.html', mediaTypes.html), { signal: gone.signal })
    gone.abort(new Error('the run was cancelled'))
    await expect(parse).rejects.toThrow('the run was cancelled')
  })
})
