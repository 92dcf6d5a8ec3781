import { refuse } from '../errors'
import { mediaTypes } from '../model'
import { parseInChild } from '../parsing/parse-in-child'

const TAIL = 64 * 1024

/** Refuses a PDF that is cut off, locked, or an archive at the same time. */
export async function inspectPdf(bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tail = buffer.subarray(Math.max(0, buffer.length - TAIL))
  if (!tail.includes('%%EOF')) throw refuse('sop.truncated')
  // The directory of a ZIP archive, which lives at the end of a file whatever stands before it.
  if (tail.includes('PK\u0001\u0002') && tail.includes('PK\u0005\u0006')) throw refuse('sop.two-in-one')
  // Many encrypted PDFs open without a password; only opening one shows it, and that is done in a child process.
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(buffer.toString('latin1')))
    await parseInChild({ bytes, filename: 'upload.pdf', mediaType: mediaTypes.pdf })
}
