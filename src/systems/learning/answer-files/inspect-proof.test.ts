import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { DomainError } from '@/shared/errors'
import { inspectProof } from './inspect-proof'

const picture = readFileSync('test/fixtures/manifests/gasket.png')
const word = readFileSync('test/fixtures/sops/pha4ge-contextual-data-sop.docx')

async function refusal(bytes: Uint8Array, accept: string[] = []): Promise<string> {
  try {
    return (await inspectProof({ bytes, accept })).mediaType
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe('proof', () => {
  it('is a picture, a PDF, a Word file or plain text, by its content', async () => {
    expect(await refusal(picture)).toBe('image/png')
    expect(await refusal(word)).toMatch(/wordprocessingml/)
    expect(await refusal(Buffer.from('Towels lay all around.\nÄrger gab es keinen.'))).toBe('text/plain')
  })

  it('is nothing that a browser would run, and nothing empty', async () => {
    expect(await refusal(Buffer.from(' <!doctype html><p>hi'))).toBe('proof.wrong-type')
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('proof.wrong-type')
    expect(await refusal(Buffer.from([0x4d, 0x5a, 0x90, 0x00]))).toBe('proof.wrong-type')
    expect(await refusal(Buffer.alloc(0))).toBe('proof.empty')
  })

  it('is what the exercise asks for, named by ending, type or kind', async () => {
    expect(await refusal(picture, ['image/*'])).toBe('image/png')
    expect(await refusal(picture, ['.pdf', '.PNG'])).toBe('image/png')
    expect(await refusal(picture, ['application/pdf'])).toBe('proof.wrong-type')
    expect(await refusal(word, ['image/*'])).toBe('proof.wrong-type')
  })
})
