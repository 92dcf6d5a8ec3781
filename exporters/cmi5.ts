import type { CourseManifest } from '@/shared/manifest/schema'
import { defineExporter, type ExportInput, type PackageFile } from './define-exporter'
import { assertSound } from './kit/check-package'
import { courseFiles } from './kit/course-files'
import { packageTitle } from './kit/identifiers'
import { xmlFile, type Xml } from './kit/imsmanifest'
import { courseActivity, objectiveActivity, unitActivity } from './kit/player/activity'
import { sorted, zipStream } from './kit/zip'

/** cmi5 (Quartz): a package with `cmi5.xml`, one assignable unit, told by the rules of cmi5 to the LMS that launches it. */
export function cmi5() {
  return defineExporter({
    id: 'cmi5',
    title: 'cmi5',
    extension: 'zip',
    mediaType: 'application/zip',
    packageFiles,
    export: async (input) => zipStream(await packageFiles(input)),
  })
}

async function packageFiles(input: ExportInput): Promise<PackageFile[]> {
  const structure = xmlFile('cmi5.xml', courseStructure(input.manifest))
  return assertSound(sorted([structure, ...(await courseFiles({ ...input, standard: 'cmi5' }))]))
}

function courseStructure(manifest: CourseManifest): Xml {
  const { assessment, objectives, language } = manifest
  const text = (words: string): Xml => ({ langstring: { '@lang': language, '#': words } })
  const title = packageTitle(manifest)
  const about = { title: text(title), description: text(manifest.summary || title) }
  const tested = assessment.exercises.length > 0
  return {
    courseStructure: {
      '@xmlns': 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd',
      course: { '@id': courseActivity(manifest), ...about },
      ...(objectives.length > 0
        ? {
            objectives: {
              objective: objectives.map((objective) => ({
                '@id': objectiveActivity(manifest, objective.id),
                title: text(objective.text),
                description: text(objective.text),
              })),
            },
          }
        : {}),
      au: {
        '@id': unitActivity(manifest),
        '@moveOn': tested ? 'CompletedAndPassed' : 'Completed',
        // Decimals without an exponent, as the schema has them.
        ...(tested ? { '@masteryScore': String(Math.round(assessment.passScore * 10_000) / 10_000) } : {}),
        '@launchMethod': 'AnyWindow',
        ...about,
        ...(objectives.length > 0
          ? { objectives: { objective: objectives.map(({ id }) => ({ '@idref': objectiveActivity(manifest, id) })) } }
          : {}),
        url: 'index.html',
      },
    },
  }
}
