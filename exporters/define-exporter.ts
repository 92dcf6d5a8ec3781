import type { Readable } from 'node:stream'
import type { CourseManifest } from '@/shared/manifest/schema'

/** Bytes at hand, or a way to open them that may be called more than once. */
export type FileContent = Buffer | (() => Readable)

/** Pictures of a course, by the `src` under which the manifest names them. */
export type CourseFiles = Record<string, FileContent>

export type ExportInput = { manifest: CourseManifest; files?: CourseFiles }

/** `path` is relative, with forward slashes. */
export type PackageFile = { path: string; content: FileContent }

export type Exporter = {
  /** As it is asked for: `scorm-1.2`. */
  id: string
  /** As people say it. */
  title: string
  /** Of the file that comes out, without the dot. */
  extension: string
  mediaType: string
  /** The package's files, checked, sorted by path. Throws `ExportError`. */
  packageFiles(input: ExportInput): Promise<PackageFile[]>
  /** The package as a stream; the same manifest gives the same bytes. Throws `ExportError` before the first byte. */
  export(input: ExportInput): Promise<Readable>
}

/** A standard that courses can be exported to: one file of this folder, one line in `index.ts`. */
export function defineExporter(exporter: Exporter): Exporter {
  return exporter
}

/** A course that cannot be packaged. `problems` says one thing a line, fit for the person who asked. */
export class ExportError extends Error {
  readonly code = 'export.refused'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join(' '))
    this.name = 'ExportError'
    this.problems = problems
  }
}
