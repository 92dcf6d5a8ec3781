import { DomainError } from '@/shared/errors'
import { contentHash } from '@/shared/manifest/hash'
import { manifestSchema, type Approval, type CourseContent, type CourseManifest } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import type { CourseRecord } from '../model'

/**
 * The frozen document of a version: the content that was signed, who made and approved it, and its hash.
 *
 * @throws `course.incomplete` (409) naming what is missing or malformed.
 */
export function assembleManifest({
  course,
  number,
  content,
  authors,
  approvals,
}: {
  course: Pick<CourseRecord, 'id' | 'generator'>
  number: number
  content: CourseContent
  /** Names of the people who wrote it. */
  authors: string[]
  approvals: Approval[]
}): CourseManifest {
  refuseUnteachable(content)
  const { generator, model, promptVersion, run } = course.generator ?? {}
  const { language, title, summary, objectives, sources, modules, assessment, claims } = content
  const document = {
    format: 'coursewright.course/1' as const,
    id: `course-${course.id}`,
    version: String(number),
    language,
    title,
    summary,
    objectives,
    sources,
    modules,
    assessment,
    claims,
    provenance: {
      ...(run === undefined ? {} : { run: String(run) }),
      generator: generator ?? 'by hand',
      ...(model === undefined ? {} : { model }),
      ...(promptVersion === undefined ? {} : { promptVersion }),
      authors,
      approvals,
    },
  }
  const parsed = manifestSchema.safeParse({ ...document, hash: contentHash(document) })
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new DomainError({
    code: 'course.incomplete',
    status: 409,
    message: `The course is not complete yet. ${issues.slice(0, 3).join('; ')}.`,
    detail: issues,
  })
}

/** What a course must still have after the rejected parts are gone. */
export function whatIsMissing(content: CourseContent): string[] {
  const stated = [
    ...content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks.flatMap(claimsOfBlock)),
    ...content.assessment.exercises.flatMap(claimsOfExercise),
  ]
  const unknown = [...new Set(stated)].filter((key) => !content.claims[key])
  return [
    ...(unknown.length > 0 ? [`it names claims that do not exist (${unknown.join(', ')})`] : []),
    ...(content.modules.length === 0 ? ['no lesson is left: every claim in them was rejected'] : []),
    ...(content.assessment.exercises.length === 0 ? ['no exercise is left in the assessment'] : []),
  ]
}

function refuseUnteachable(content: CourseContent): void {
  const missing = whatIsMissing(content)
  if (missing.length === 0) return
  throw new DomainError({
    code: 'course.incomplete',
    status: 409,
    message: `This course cannot be published: ${missing.join('; ')}. Accept or edit some of what was rejected.`,
    detail: missing,
  })
}
