import { refuse } from '../errors'
import { decodeText } from '../parsers/decode-text'

/** Refuses text that is none: binary data, or nothing but blanks. */
export function inspectText(bytes: Uint8Array): void {
  const text = decodeText(bytes)
  if (text.trim() === '') throw refuse('sop.empty')
  if (/^\{\\rtf/.test(text) || /^%PDF-/m.test(text.slice(0, 2048))) throw refuse('sop.two-in-one')
  // Control characters other than tab, line feed, form feed and carriage return do not occur in text.
  const sample = text.slice(0, 200_000)
  const odd = sample.match(/[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFD]/g)?.length ?? 0
  if (odd > sample.length * 0.002) throw refuse('sop.not-text', { share: odd / sample.length })
  if (!/[\p{L}\p{N}]/u.test(text)) throw refuse('sop.no-text')
}
