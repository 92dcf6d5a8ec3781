import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { ParsedDocument, SourceDocument } from '../model'
import { confirmedStates, readableStates } from '../policies'
import type { VersionRow } from '../rows'
import { readSegments, readVersion } from '../rows'

/**
 * A version with its parse, for making courses and verifying claims. `confirmed: false` also gives a reading that its
 * author has not confirmed yet (previews).
 *
 * @throws sop-versions.not-found (404), sop.not-parsed (409), sop.parse-not-confirmed (409)
 */
export async function getSourceDocument(
  req: PayloadRequest,
  id: number,
  { confirmed = true }: { confirmed?: boolean } = {},
): Promise<SourceDocument> {
  const version = await readVersion(req, id)
  const document = await documentOf(req, version)
  if (confirmed && !confirmedStates.includes(version.state)) {
    throw new DomainError({
      code: 'sop.parse-not-confirmed',
      status: 409,
      message: `Version ${version.label} is “${version.state}”: its author must check how it was read, and confirm it, before it is used.`,
    })
  }
  const sop = await findByID({ req, collection: 'sops', id: version.sop })
  return {
    id: `sop-version-${version.id}`,
    sop: sop.number || sop.title,
    version: version.label,
    file: version.filename,
    sha256: version.sha256,
    document,
  }
}

/** @throws sop.not-parsed (409) */
export async function documentOf(req: PayloadRequest, version: VersionRow): Promise<ParsedDocument> {
  if (!version.parse || !readableStates.includes(version.state)) {
    throw new DomainError({
      code: 'sop.not-parsed',
      status: 409,
      message: version.error
        ? `Version ${version.label} could not be read: ${version.error.message}`
        : `Version ${version.label} is still being read. Wait a moment, and try again.`,
    })
  }
  return { ...version.parse, segments: await readSegments(req, version.id) }
}
