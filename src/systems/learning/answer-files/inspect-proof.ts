import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'

/** What can be proof: pictures as phones and cameras make them, and documents. */
const kinds: Record<string, { ending: string; mediaType: string }> = {
  'image/jpeg': { ending: 'jpg', mediaType: 'image/jpeg' },
  'image/png': { ending: 'png', mediaType: 'image/png' },
  'image/webp': { ending: 'webp', mediaType: 'image/webp' },
  'image/gif': { ending: 'gif', mediaType: 'image/gif' },
  'image/heic': { ending: 'heic', mediaType: 'image/heic' },
  'image/heif': { ending: 'heif', mediaType: 'image/heif' },
  'application/pdf': { ending: 'pdf', mediaType: 'application/pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'text/plain': { ending: 'txt', mediaType: 'text/plain' },
}

export type Proof = { mediaType: string; ending: string; sha256: string }

/**
 * Looks at what a learner hands in before it is kept. What it is follows from its content; what it is called counts for
 * nothing but the ending that the exercise asks for.
 *
 * @param accept as in the manifest: endings (`.pdf`), media types, `image/*`; empty: anything that can be proof.
 * @throws `proof.empty`, `proof.wrong-type`, `proof.too-large` (413).
 */
export async function inspectProof({
  bytes,
  accept,
}: {
  bytes: Uint8Array
  accept: readonly string[]
}): Promise<Proof> {
  if (bytes.length === 0) throw refuse('proof.empty', 'This file is empty. Choose it again.')
  const limit = env.MAX_UPLOAD_MB
  if (bytes.length > limit * 1024 * 1024) {
    throw refuse(
      'proof.too-large',
      `This file is larger than ${limit} MB. Make it smaller, or send a photo of it.`,
      413,
    )
  }
  const found = await typeOf(bytes)
  const kind = found ? kinds[found] : undefined
  if (!kind) {
    throw refuse(
      'proof.wrong-type',
      'This kind of file cannot be handed in. Hand in a picture (JPEG, PNG, WebP, GIF, HEIC), a PDF, a Word file (.docx) or plain text.',
    )
  }
  if (accept.length > 0 && !accept.some((wanted) => fits(wanted, kind))) {
    throw refuse('proof.wrong-type', `This exercise asks for another kind of file: ${accept.join(', ')}.`)
  }
  return { ...kind, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function fits(wanted: string, { ending, mediaType }: { ending: string; mediaType: string }): boolean {
  const asked = wanted.trim().toLowerCase()
  if (asked.startsWith('.')) return asked === `.${ending}` || (asked === '.jpeg' && ending === 'jpg')
  return asked.endsWith('/*') ? mediaType.startsWith(asked.slice(0, -1)) : asked === mediaType
}

async function typeOf(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime
  return isText(bytes) ? 'text/plain' : undefined
}

/** UTF-8 without control characters; a web page is text as well, yet no proof. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return (
      !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*<(?:!doctype|html|head|body|script|svg|\?xml)/i.test(text)
    )
  } catch {
    return false
  }
}

function refuse(code: string, message: string, status = 400): DomainError {
  return new DomainError({ code, message, status })
}
