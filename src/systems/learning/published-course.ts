import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { CourseManifest } from '@/shared/manifest/schema'
import { notFound } from './errors'

/**
 * The frozen manifest of a version, with its keys: for the server only. A version never changes, so it is read from the
 * snapshot row once and then kept by its content hash. Whoever asks has read a row of the version's own organisation
 * before: that is where `version` comes from.
 */
export async function publishedCourse(
  req: PayloadRequest,
  version: { id: number; hash: string },
): Promise<CourseManifest> {
  const known = kept.get(version.hash)
  if (known) {
    // Moved to the end: the first one in the map is the one unused for longest.
    kept.delete(version.hash)
    kept.set(version.hash, known)
    return known
  }
  const [row] = rows<{ manifest: CourseManifest }>(
    await sql(req).execute(query`select manifest from versions where id = ${version.id} and hash = ${version.hash}`),
  )
  if (!row) throw notFound('version')
  keep(version.hash, row.manifest)
  return row.manifest
}

/** Several at once, in one statement for all that are not kept yet. Keyed by version id. */
export async function publishedCourses(
  req: PayloadRequest,
  versions: readonly { id: number; hash: string }[],
): Promise<Map<number, CourseManifest>> {
  const missing = versions.filter(({ hash }) => !kept.has(hash)).map(({ id }) => id)
  const fresh = missing.length
    ? rows<{ hash: string; manifest: CourseManifest }>(
        await sql(req).execute(query`select hash, manifest from versions where id in ${[...new Set(missing)]}`),
      )
    : []
  const found = new Map(fresh.map(({ hash, manifest }) => [hash, manifest]))
  const courses = new Map<number, CourseManifest>()
  for (const { id, hash } of versions) {
    const manifest = kept.get(hash) ?? found.get(hash)
    if (manifest) courses.set(id, manifest)
  }
  for (const [hash, manifest] of found) keep(hash, manifest)
  return courses
}

const kept = new Map<string, CourseManifest>()
/** About 100 KB each. */
const MOST_KEPT = 100

function keep(hash: string, manifest: CourseManifest): void {
  kept.set(hash, manifest)
  const oldest = kept.keys().next().value
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}
