import type { Block, CourseContent } from '@/shared/manifest/schema'
import { verifyCourse } from '@/shared/verify'
import type { SourceDocument } from '@/systems/sops/model'
import type { Problems, Verification } from '../model'
import { withTestedObjectives } from './tested-objectives'

/**
 * The verifier's word on every claim and exercise. Claims keep their place whatever it says, with their support;
 * an exercise whose key does not hold is taken out: nobody is marked by it.
 */
export function verifyContent(content: CourseContent, sources: readonly SourceDocument[]): Verification {
  const checked = verifyCourse({ content, sources: new Map(sources.map((source) => [source.id, source])) })
  const problems: Problems[] = checked.flatMap(({ id, kind, verdict }) =>
    verdict.support === 'supported' ? [] : [{ id, kind, ...verdict }],
  )
  const support = new Map(checked.filter((one) => one.kind === 'claim').map((one) => [one.id, one.verdict.support]))
  const claims = Object.fromEntries(
    Object.entries(content.claims).map(([id, claim]) => [
      id,
      { ...claim, support: support.get(id) ?? ('unsupported' as const) },
    ]),
  )
  const refused = new Set(
    problems
      .filter((problem) => problem.kind === 'exercise' && problem.support === 'unsupported')
      .map((problem) => problem.id),
  )
  const keeps = (block: Block) => block.type !== 'exercise' || !refused.has(block.exercise.id)
  return {
    content: withTestedObjectives({
      ...content,
      claims,
      modules: content.modules.map((module) => ({
        ...module,
        lessons: module.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.filter(keeps) })),
      })),
      assessment: {
        ...content.assessment,
        exercises: content.assessment.exercises.filter((exercise) => !refused.has(exercise.id)),
      },
    }),
    problems,
  }
}
