import type { CourseManifest } from '@/shared/manifest/schema'
import { defineExporter, type ExportInput, type PackageFile } from './define-exporter'
import { assertSound } from './kit/check-package'
import { courseFiles, schemaFiles } from './kit/course-files'
import { packageId, packageTitle } from './kit/identifiers'
import { percent, resources, xmlFile } from './kit/imsmanifest'
import { sorted, zipStream } from './kit/zip'

/** SCORM 1.2: one SCO, whose mastery score is the course's pass mark. */
export function scorm12() {
  return defineExporter({
    id: 'scorm-1.2',
    title: 'SCORM 1.2',
    extension: 'zip',
    mediaType: 'application/zip',
    packageFiles,
    export: async (input) => zipStream(await packageFiles(input)),
  })
}

async function packageFiles(input: ExportInput): Promise<PackageFile[]> {
  const course = sorted(await courseFiles({ ...input, standard: 'scorm-1.2' }))
  const schemas = await schemaFiles('scorm-1.2')
  const manifest = imsmanifest({ manifest: input.manifest, course, schemas })
  return assertSound(sorted([manifest, ...course, ...schemas]))
}

const namespaces = {
  '@xmlns': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  '@xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  '@xsi:schemaLocation': [
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd',
  ].join(' '),
}

function imsmanifest({
  manifest,
  course,
  schemas,
}: {
  manifest: CourseManifest
  course: PackageFile[]
  schemas: PackageFile[]
}) {
  const title = packageTitle(manifest)
  return xmlFile('imsmanifest.xml', {
    manifest: {
      '@identifier': packageId(manifest),
      '@version': manifest.version.slice(0, 20),
      ...namespaces,
      metadata: { schema: 'ADL SCORM', schemaversion: '1.2' },
      organizations: {
        '@default': 'course',
        organization: {
          '@identifier': 'course',
          title,
          item: {
            '@identifier': 'player',
            '@identifierref': 'course-files',
            '@isvisible': 'true',
            title,
            'adlcp:masteryscore': percent(manifest.assessment.passScore),
          },
        },
      },
      resources: resources({ course, schemas, typeName: 'adlcp:scormtype' }),
    },
  })
}
