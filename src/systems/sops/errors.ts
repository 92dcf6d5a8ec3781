import { DomainError } from '@/shared/errors'

/**
 * What can be wrong with a file or with what is asked of a version. `code` is for programs and never changes; the
 * sentence is for the person who uploaded it: what was wrong, and what to do.
 */
const refusals = {
  'sop.empty': [400, 'This file is empty. Check that it was saved, and upload it again.'],
  'sop.no-text': [400, 'This file holds no text. Check that it is the right file, and upload it again.'],
  'sop.encrypted': [400, 'This file is protected by a password. Remove the password, and upload it again.'],
  'sop.macros': [
    400,
    'This file holds macros, which are not accepted. Save it without macros (.docx, .pptx, .xlsx) and upload that.',
  ],
  'sop.old-office': [
    415,
    'This is a file of an older Office (.doc, .ppt, .xls). Open it, save it as .docx, .pptx or .xlsx, and upload that.',
  ],
  'sop.truncated': [400, 'This file is cut off: its end is missing. Download or export it again, and upload that.'],
  'sop.unreadable': [
    400,
    'This file is damaged and cannot be read. Export it again from the program that made it, and upload that.',
  ],
  'sop.two-in-one': [
    400,
    'This file is of two types at once, which honest documents are not. Export it again from the program that made it.',
  ],
  'sop.bomb': [
    400,
    'This file unpacks to far more than a document holds, so it was not opened. Save it again without embedded files.',
  ],
  'sop.not-text': [
    400,
    'This file is named as text but holds binary data. Upload the document itself, with the ending of its own format.',
  ],
  'sop.too-complex': [
    400,
    'This document took too much memory to read. Split it into the procedures it holds, and upload those.',
  ],
  'sop.parse-timeout': [
    400,
    'This document took too long to read. Split it into the procedures it holds, or save it again in a simpler form.',
  ],
  'sop.too-deep': [
    400,
    'This file is nested hundreds of levels deep, which no document for people is, so it was not read. Export it again from the program that made it, and upload that.',
  ],
  'sop.scanned': [
    400,
    'This PDF holds pictures of pages in which no text could be recognised. Scan it again, upright and at 300 dpi, or upload the document it was printed from.',
  ],
} as const satisfies Record<string, readonly [number, string]>

export type SopRefusal = keyof typeof refusals

/** The refusal of that code. `detail` is for the log and for programs, not for people. */
export function refuse(code: SopRefusal, detail?: Record<string, unknown>): DomainError {
  const [status, message] = refusals[code]
  return new DomainError({ code, message, status, ...(detail ? { detail } : {}) })
}

export const wrongType = (message: string): DomainError =>
  new DomainError({ code: 'sop.wrong-type', status: 415, message })

export const tooLarge = (message: string): DomainError =>
  new DomainError({ code: 'sop.too-large', status: 413, message })
