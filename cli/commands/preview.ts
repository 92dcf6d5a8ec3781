import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { CourseManifest } from '@/shared/manifest/schema'
import { Complaint } from '../complaint'
import { tellProgress } from '../progress'
import { readSource, sourceIds } from '../read-source'
import { picturesFromFiles } from '../source-pictures'
import { summaryOf } from '../summary'

type Options = {
  out: string
  format: string
  provider?: string
  title?: string
  passScore?: number
  depth?: string
  audience?: string
  goal?: string
  language?: string
  progress?: boolean
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** `coursewright preview`: SOP files in, an unreviewed course out. No server, no database, no key. */
export function registerPreview(program: Command): void {
  program
    .command('preview')
    .description('Draft a course from SOP files, marked as an unreviewed preview.')
    .argument('<files...>', 'SOPs: PDF, .docx, .pptx, .xlsx, .odt, Markdown, HTML or text')
    .requiredOption('-o, --out <folder>', 'where to write; made if it is not there')
    .option(
      '--format <list>',
      'what to write, separated by commas: manifest, text, scorm-1.2, scorm-2004, xapi, cmi5',
      'manifest,scorm-1.2,scorm-2004,xapi',
    )
    .option('--provider <name>', 'who drafts it: builtin, openai, anthropic or google; LLM_PROVIDER by default')
    .option('--title <title>', 'title of the course; the SOP’s own by default')
    .option('--pass-score <share>', 'share of the points needed to pass, 0 to 1', share)
    .option('--depth <depth>', 'microlearning (about 5 minutes), standard or certification')
    .option('--audience <who>', 'who takes the course; models write for them')
    .option('--goal <goal>', 'what the course is for')
    .option('--language <tag>', 'language of the course, such as nl; the SOP’s own by default')
    .option('--progress', 'say every lesson, call and cost as it comes, on stderr')
    .addHelpText(
      'after',
      '\nWrites course.json (always), course.md for "text", and one package for each standard. A summary goes to stdout, progress to stderr.\n' +
        'Exit codes: 0 written, 1 unexpected failure, 2 a file or option that cannot be used.',
    )
    .action(async (files: string[], options: Options) => preview(files, options))
}

function share(value: string): number {
  const number = Number(value)
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.')
  return number
}

async function preview(
  files: string[],
  { out, format, provider: name, title, passScore, progress = false, ...wished }: Options,
): Promise<void> {
  const { exporters } = await import('@exporters/index')
  const { generateCourse } = await import('@/systems/generation/pipeline/generate-course')
  const { defaultProvider, providerNamed } = await import('@/systems/generation/providers')
  const { wishesSchema } = await import('@/systems/generation/wishes')
  const { toPreviewManifest } = await import('@/systems/generation/to-preview-manifest')
  const formats = formatsIn(
    format,
    exporters.map((exporter) => exporter.id),
  )
  const provider = providerNamed(name ?? defaultProvider().name)
  const wishes = wishesFrom(wishesSchema.safeParse(onlyWishes(wished)))

  const ids = sourceIds(files)
  const sources = []
  const paths = new Map<string, string>()
  for (const [index, file] of files.entries()) {
    say(`Reading ${path.basename(file)}`)
    const source = await readSource({ file, id: ids[index] ?? `source-${String(index + 1)}` })
    sources.push(source)
    paths.set(source.id, file)
  }
  const { content, report } = await generateCourse({
    sources,
    provider,
    ...(title === undefined ? {} : { title }),
    ...(passScore === undefined ? {} : { passScore }),
    wishes,
    onProgress: progress
      ? tellProgress(say)
      : ({ step, done, total, lessons }) => {
          if (!lessons) say(`Drafting: ${step} (${String(done + 1)} of ${String(total)})`)
        },
  })
  const manifest = toPreviewManifest({ content, provider })
  const written = await writeAll({ out, manifest, paths, formats, exporters })
  process.stdout.write(summaryOf({ manifest, report, written }))
}

const onlyWishes = ({ depth, audience, goal, language }: Partial<Options>) => ({ depth, audience, goal, language })

function wishesFrom<Wishes>(
  read: { success: true; data: Wishes } | { success: false; error: { issues: { message: string }[] } },
): Wishes {
  if (read.success) return read.data
  throw new Complaint(read.error.issues.map(({ message }) => message).join(' '))
}

function formatsIn(list: string, standards: readonly string[]): string[] {
  const known = ['manifest', 'text', ...standards]
  const wanted = [
    ...new Set(
      list
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ]
  const strange = wanted.find((each) => !known.includes(each))
  if (strange !== undefined) throw new Complaint(`There is no format "${strange}". Choose from: ${known.join(', ')}.`)
  return wanted
}

type Exporters = (typeof import('@exporters/index'))['exporters']

async function writeAll({
  out,
  manifest,
  paths,
  formats,
  exporters,
}: {
  out: string
  manifest: CourseManifest
  paths: ReadonlyMap<string, string>
  formats: readonly string[]
  exporters: Exporters
}): Promise<string[]> {
  await mkdir(out, { recursive: true }).catch(() => {
    throw new Complaint(`${out}: this folder cannot be made. Give another one with --out.`)
  })
  const written: string[] = []
  const keep = async (filename: string, write: (file: string) => Promise<void>) => {
    const file = path.join(out, filename)
    say(`Writing ${file}`)
    await write(file)
    written.push(file)
  }
  await keep('course.json', (file) => writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`))
  if (formats.includes('text')) {
    const { renderCourseAsText } = await import('@/systems/generation/render-course-as-text')
    await keep('course.md', (file) => writeFile(file, renderCourseAsText(manifest)))
  }
  const standards = exporters.filter((each) => formats.includes(each.id))
  const files = standards.length > 0 ? await picturesFromFiles(manifest, paths) : {}
  for (const exporter of standards) {
    const stream = await exporter.export({ manifest, files })
    await keep(`course-${exporter.id}.${exporter.extension}`, (file) => pipeline(stream, createWriteStream(file)))
  }
  return written
}
