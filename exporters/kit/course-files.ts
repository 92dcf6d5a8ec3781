import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { ExportInput, PackageFile } from '../define-exporter'
import type { Standard } from './bundle'
import { playerBundle } from './bundle'
import { packageTitle } from './identifiers'
import { withMedia } from './pictures'
import { projectRoot } from './root'

/** What every package holds besides its standard's own manifest: page, player, course and pictures. */
export async function courseFiles({
  manifest,
  files = {},
  standard,
}: ExportInput & { standard: Standard }): Promise<PackageFile[]> {
  const { course, media } = await withMedia(manifest, files)
  const { script, style } = await playerBundle({ standard, language: manifest.language })
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
