import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { contentHash } from '@/shared/manifest/hash'
import type { CourseManifest } from '@/shared/manifest/schema'
import { DomainError } from '@/shared/errors'

/**
 * The frozen manifest of a version, with its keys: for people who work on courses, graders and exporters, never for a
 * learner's browser.
 *
 * @throws `versions.not-found` (404), `version.altered` (500) when it is not what its hash says.
 */
export async function getManifest({ req, version }: { req: PayloadRequest; version: number }): Promise<CourseManifest> {
  const row = (await findByID({ req, collection: 'versions', id: version })) as unknown as {
    hash: string
    manifest: CourseManifest
  }
  if (contentHash(row.manifest) !== row.hash) {
    throw new DomainError({
      code: 'version.altered',
      status: 500,
      message: 'This version is not what was published: its hash does not fit. Restore it from a backup.',
    })
  }
  return row.manifest
}
