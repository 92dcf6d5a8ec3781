import type { CourseManifest } from '@/shared/manifest/schema'
import { defineExporter, type ExportInput, type PackageFile } from './define-exporter'
import { assertSound } from './kit/check-package'
import { courseFiles, schemaFiles } from './kit/course-files'
import { packageId, packageTitle } from './kit/identifiers'
import { resources, xmlFile } from './kit/imsmanifest'
import { sorted, zipStream } from './kit/zip'

/** SCORM 2004 4th Edition: one SCO and as little sequencing as tells the pass mark. */
export function scorm2004() {
  return defineExporter({
    id: 'scorm-2004',
    title: 'SCORM 2004 4th Edition',
    extension: 'zip',
    mediaType: 'application/zip',
    packageFiles,
    export: async (input) => zipStream(await packageFiles(input)),
  })
}

async function packageFiles(input: ExportInput): Promise<PackageFile[]> {
  const course = sorted(await courseFiles({ ...input, standard: 'scorm-2004' }))
  const schemas = await schemaFiles('scorm-2004')
  const manifest = imsmanifest({ manifest: input.manifest, course, schemas })
  return assertSound(sorted([manifest, ...course, ...schemas]))
}

const namespaces = {
  '@xmlns': 'http://www.imsglobal.org/xsd/imscp_v1p1',
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  '@xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
  '@xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
  '@xmlns:adlnav': 'http://www.adlnet.org/xsd/adlnav_v1p3',
  '@xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
  '@xsi:schemaLocation': [
    'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd',
    'http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd',
    'http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
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
      metadata: { schema: 'ADL SCORM', schemaversion: '2004 4th Edition' },
      organizations: {
        '@default': 'course',
        organization: {
          '@identifier': 'course',
          title,
          item: {
            '@identifier': 'player',
            '@identifierref': 'course-files',
            title,
            'imsss:sequencing': {
              'imsss:objectives': {
                'imsss:primaryObjective': {
                  '@objectiveID': 'course-passed',
                  '@satisfiedByMeasure': 'true',
                  'imsss:minNormalizedMeasure': Math.round(manifest.assessment.passScore * 10_000) / 10_000,
                },
              },
              // Without these some LMSs call a course complete and satisfied as soon as it is left.
              'imsss:deliveryControls': { '@completionSetByContent': 'true', '@objectiveSetByContent': 'true' },
            },
          },
          'imsss:sequencing': { 'imsss:controlMode': { '@choice': 'true', '@flow': 'true' } },
        },
      },
      resources: resources({ course, schemas, typeName: 'adlcp:scormType' }),
    },
  })
}
