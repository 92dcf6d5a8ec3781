import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemRequest } from '@/shared/db'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { longestLinkHours, makeFileLink, readFileLink, type Linked } from './links'

/** Where it leads, and until when (ISO 8601). */
export type FileLink = { address: string; until: string }

/** How long a link holds, as whoever makes it says: an hour to a month; a day where they say nothing. */
export const linkHours = z.number().int().min(1).max(longestLinkHours).default(24)

/** An address for mails and learning platforms. Whoever has it needs no account, so only for those who may hand the file out. */
export function fileLinkTo({
  req,
  collection,
  linked,
  hours,
}: {
  req: PayloadRequest
  collection: string
  linked: Linked
  hours: number
}): FileLink {
  const { token, until } = makeFileLink({ secret: req.payload.secret, linked, hours })
  return { address: `${env.PUBLIC_URL}/api/${collection}/by-link/${token}`, until: until.toISOString() }
}

/**
 * What a link opens, and a request that may read it in its organisation alone.
 *
 * @param purpose whether this address is for it; a link for something else is none here
 * @throws `file-link.unknown` (404), `file-link.expired` (410)
 */
export async function followFileLink({
  req,
  token,
  purpose,
}: {
  req: PayloadRequest
  token: string
  purpose: (given: string) => boolean
}): Promise<{ req: PayloadRequest; linked: Linked }> {
  const reading = readFileLink({ secret: req.payload.secret, token })
  if (!reading.valid && reading.expired) {
    throw new DomainError({
      code: 'file-link.expired',
      status: 410,
      message: 'This link is too old. Ask whoever sent it for a new one.',
    })
  }
  if (!reading.valid || !purpose(reading.linked.purpose)) throw unknownFileLink()
  const { organisation } = reading.linked
  const reader = await systemRequest(req.payload, { reason: 'a signed link stands for who made it', organisation })
  return { req: reader, linked: reading.linked }
}

export const unknownFileLink = (): DomainError =>
  new DomainError({
    code: 'file-link.unknown',
    status: 404,
    message: 'This link leads nowhere. Copy all of it, or ask whoever sent it for a new one.',
  })
