import { defineExporter, type ExportInput, type PackageFile } from './define-exporter'
import { assertSound } from './kit/check-package'
import { courseFiles } from './kit/course-files'
import { packageTitle } from './kit/identifiers'
import { xmlFile } from './kit/imsmanifest'
import { courseActivity } from './kit/player/activity'
import { sorted, zipStream } from './kit/zip'

/** xAPI: a package with `tincan.xml`, whose statements go to the LRS it is launched with. */
export function xapi() {
  return defineExporter({
    id: 'xapi',
    title: 'xAPI (Tin Can)',
    extension: 'zip',
    mediaType: 'application/zip',
    packageFiles,
    export: async (input) => zipStream(await packageFiles(input)),
  })
}

async function packageFiles(input: ExportInput): Promise<PackageFile[]> {
  const { manifest } = input
  const title = packageTitle(manifest)
  const tincan = xmlFile('tincan.xml', {
    tincan: {
      '@xmlns': 'http://projecttincan.com/tincan.xsd',
      activities: {
        activity: {
          '@id': courseActivity(manifest),
          '@type': 'http://adlnet.gov/expapi/activities/course',
          name: { '@lang': manifest.language, '#': title },
          description: { '@lang': manifest.language, '#': manifest.summary || title },
          launch: { '@lang': manifest.language, '#': 'index.html' },
        },
      },
    },
  })
  return assertSound(sorted([tincan, ...(await courseFiles({ ...input, standard: 'xapi' }))]))
}
