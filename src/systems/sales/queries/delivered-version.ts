import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { CourseManifest } from '@/shared/manifest/schema'
import { getManifest, listVersions, type VersionSummary } from '@/systems/courses/public'
import type { RequestRecord } from '../model'

/**
 * The version that was handed over, its manifest checked against its hash. For requests whose rights were checked.
 * @throws `request.nothing-handed-over` (404), `request.version-withdrawn` (410), `version.altered` (500)
 */
export async function deliveredVersion({
  req,
  request,
}: {
  req: PayloadRequest
  request: RequestRecord
}): Promise<VersionSummary & { manifest: CourseManifest }> {
  const versions = request.course ? await listVersions({ req, course: request.course }) : []
  const version = versions.find(({ id }) => id === request.version)
  if (!version) {
    throw new DomainError({
      code: 'request.nothing-handed-over',
      status: 404,
      message: 'No version of the course was handed over yet.',
    })
  }
  if (version.state === 'withdrawn') {
    throw new DomainError({
      code: 'request.version-withdrawn',
      status: 410,
      message: 'This version was withdrawn and is not handed out any more. Write to us for the current one.',
    })
  }
  return { ...version, manifest: await getManifest({ req, version: version.id }) }
}
