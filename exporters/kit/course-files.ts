import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Block, CourseManifest } from '@/shared/manifest/schema'
import type { CourseFiles, ExportInput, PackageFile } from '../define-exporter'
import { ExportError } from '../define-exporter'
import type { Standard } from './bundle'
import { playerBundle } from './bundle'
import { packageTitle } from './identifiers'
import { projectRoot } from './root'

/** What every package holds besides its standard's own manifest: page, player, course and pictures. */
export async function courseFiles({
  manifest,
  files = {},
  standard,
}: ExportInput & { standard: Standard }): Promise<PackageFile[]> {
  const { course, media } = withMedia(manifest, files)
  const { script, style } = await playerBundle(standard)
  return [
    { path: 'index.html', content: Buffer.from(page(course)) },
    { path: 'course.js', content: Buffer.from(`globalThis.coursewright=${scriptJson(course)}\n`) },
    { path: 'player.js', content: script },
    { path: 'player.css', content: style },
    ...media,
  ]
}

/** The schemas a package carries at its root. */
export async function schemaFiles(set: 'scorm-1.2' | 'scorm-2004'): Promise<PackageFile[]> {
  const folder = join(projectRoot(), 'exporters', 'kit', 'schemas', set)
  const names = await readdir(folder)
  return Promise.all(names.sort().map(async (path) => ({ path, content: await readFile(join(folder, path)) })))
}

/** No script in the page itself, so that it runs under `script-src 'self'`. */
function page(manifest: CourseManifest): string {
  const title = escapeHtml(packageTitle(manifest))
  return `<!doctype html>
<html lang="${escapeHtml(manifest.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Coursewright">
${manifest.provenance.preview ? '<meta name="description" content="Unreviewed preview. Nobody has approved this course.">\n' : ''}<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="player.css">
</head>
<body>
<div id="player"><noscript>${title}: this course needs JavaScript.</noscript></div>
<script src="course.js"></script>
<script src="player.js"></script>
</body>
</html>
`
}

/**
 * Pictures move into `media/` under plain names; the course then names them by that. One that is missing is refused,
 * except in a preview.
 */
function withMedia(manifest: CourseManifest, files: CourseFiles): { course: CourseManifest; media: PackageFile[] } {
  const media: PackageFile[] = []
  const moved = new Map<string, string>()
  const missing = new Set<string>()
  const move = (src: string): string => {
    const known = moved.get(src)
    if (known) return known
    const content = Object.hasOwn(files, src) ? files[src] : inlineImage(src)
    if (!content) {
      missing.add(src)
      // The player then shows the text alternative.
      return ''
    }
    const path = `media/${media.length + 1}${extensionOf(src)}`
    media.push({ path, content })
    moved.set(src, path)
    return path
  }
  const block = (one: Block): Block => {
    if (one.type === 'figure') return { ...one, src: move(one.src) }
    if (one.type !== 'exercise' || one.exercise.type !== 'hotspot') return one
    return { ...one, exercise: { ...one.exercise, src: move(one.exercise.src) } }
  }
  const modules = manifest.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map(block) })),
  }))
  const exercises = manifest.assessment.exercises.map((one) =>
    one.type === 'hotspot' ? { ...one, src: move(one.src) } : one,
  )
  if (missing.size && !manifest.provenance.preview) {
    throw new ExportError(
      [...missing].map(
        (src) => `The picture "${src.slice(0, 80)}" is not among the course's files. Add it or remove its figure.`,
      ),
    )
  }
  return { course: { ...manifest, modules, assessment: { ...manifest.assessment, exercises } }, media }
}

function inlineImage(src: string): Buffer | undefined {
  const [, data] = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,([A-Za-z0-9+/=\s]+)$/.exec(src) ?? []
  return data ? Buffer.from(data, 'base64') : undefined
}

function extensionOf(src: string): string {
  const inline = /^data:image\/([a-z]+);/.exec(src)?.[1]
  const named = /\.([a-z0-9]{2,5})$/i.exec(src)?.[1]
  const extension = (inline ?? named ?? 'bin').toLowerCase()
  return `.${extension === 'jpeg' ? 'jpg' : extension}`
}

/** JSON that cannot end the script it stands in, should somebody inline it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
