import { refuse } from '../errors'

/** Refuses RTF that is cut off, or a PDF at the same time. Embedded objects are never opened: the reader steps over them. */
export function inspectRtf(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 2048).includes('%PDF-')) throw refuse('sop.two-in-one')
  if (!buffer.subarray(Math.max(0, buffer.length - 4096)).includes('}')) throw refuse('sop.truncated')
}
