import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { documentOf } from '../queries/get-source-document'
import type { VersionRow } from '../rows'
import { readVersion } from '../rows'
import type { ParsedDocument } from '../model'
import { readCorrections, readReading, revisionOf, type CorrectionRow } from './kept-corrections'

export type OpenReading = {
  version: VersionRow
  /** As the parser made it, without corrections. */
  document: ParsedDocument
  corrections: CorrectionRow[]
  /** False until the first correction: nothing is kept beside the passages themselves. */
  kept: boolean
}

/**
 * A reading that may still be corrected, held until the transaction ends: two authors correct one after the other.
 * @throws sop-versions.not-found (404), sop.reading-frozen (409), sop.reading-changed (409) where `revision` is an older one
 */
export async function openReading(req: PayloadRequest, id: number, revision: number): Promise<OpenReading> {
  await readVersion(req, id)
  await sql(req).execute(statement`select id from sop_versions where id = ${id} for update`)
  const version = await readVersion(req, id)
  if (version.state !== 'parse-review') {
    throw new DomainError({
      code: 'sop.reading-frozen',
      status: 409,
      message:
        version.state === 'uploaded' || version.state === 'parsing'
          ? `Version ${version.label} is being read just now. Wait a moment, and try again.`
          : `The reading of version ${version.label} is confirmed, and nobody changes it any more. Open it again while no course uses it; once one does, choose “New version from this file”.`,
    })
  }
  const corrections = await readCorrections(req, id)
  if (revisionOf(corrections) !== revision) {
    throw new DomainError({
      code: 'sop.reading-changed',
      status: 409,
      message:
        'Somebody else has corrected this reading meanwhile. It was loaded again; look whether your correction is still needed.',
      detail: { revision: revisionOf(corrections) },
    })
  }
  const document = await documentOf(req, version)
  const reading = await readReading(req, id)
  return {
    version,
    document: reading ? { ...document, ...reading } : document,
    corrections,
    kept: reading !== null,
  }
}
