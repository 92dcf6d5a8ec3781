import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { Sources } from '@/shared/verify'
import type { Segment } from '@/systems/sops/model'
import { getSourceDocument } from '@/systems/sops/public'
import type { CourseRecord } from './model'

export type CourseSource = {
  /** Id in the content's `sources`, which citations name. */
  id: string
  /** Row in `sop-versions`, null when the file cannot be read any more. */
  version: number | null
  sop: string
  title: string
  label: string
  file: string
  mediaType: string
  language: string
  pages: number | null
  segments: Segment[]
}

/** The sources of a course with their passages. One that cannot be read now has none, and its claims stay undecided. */
export async function readSources({
  req,
  course,
}: {
  req: PayloadRequest
  course: CourseRecord
}): Promise<CourseSource[]> {
  const { content } = course
  if (!content) return []
  const read = await Promise.all(course.sopVersions.map((version) => readSource({ req, version })))
  return content.sources.map((source) => {
    const found = read.find((one) => one?.source.sha256 === source.sha256)
    return {
      id: source.id,
      version: found?.version ?? null,
      sop: source.sop,
      title: source.title,
      label: source.version,
      file: source.file,
      mediaType: source.mediaType,
      language: found?.source.document.language ?? content.language,
      pages: found?.source.document.pages ?? null,
      segments: found?.source.document.segments ?? [],
    }
  })
}

/** Sources as the verifier takes them. */
export function verifiable(sources: readonly CourseSource[]): Sources {
  return new Map(
    sources.map(({ id, language, segments }) => [
      id,
      { document: { language, text: segments.map((segment) => segment.text).join('\n'), segments } },
    ]),
  )
}

async function readSource({ req, version }: { req: PayloadRequest; version: number }) {
  try {
    return { version, source: await getSourceDocument(req, version, { confirmed: false }) }
  } catch (error) {
    // A review goes on without a source that is being read again; the verifier then finds no passage.
    if (error instanceof DomainError && [404, 409].includes(error.status)) return null
    throw error
  }
}
