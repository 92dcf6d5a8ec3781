import type { CourseManifest } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { drawAssessment, stripExercise } from '@/systems/courses/exercises'
import type { LearnerBlock, LearnerContent } from './types'

/**
 * What a learner's browser may have of a course: its lessons with the practice stripped of keys, the passages behind
 * each claim a lesson states, and of the assessment only its rules. Pure; the same manifest gives the same content.
 */
export function toLearnerContent(manifest: CourseManifest, { machineOnly = false } = {}): LearnerContent {
  const { id, version, language, title, summary, modules, assessment, provenance } = manifest
  const stated = new Set<string>()
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson) => ({
      id: lesson.id,
      title: lesson.title,
      module: module.title,
      minutes: lesson.minutes,
      blocks: lesson.blocks.map((block): LearnerBlock => {
        if (block.type === 'exercise') {
          return { id: block.id, claims: [], type: 'exercise', exercise: stripExercise(block.exercise, { seed: id }) }
        }
        for (const claim of claimsOfBlock(block)) stated.add(claim)
        return block
      }),
    })),
  )
  const claims = [...stated].flatMap((key) => {
    const claim = manifest.claims[key]
    return claim ? [[key, claim.citations] as const] : []
  })
  const sources = manifest.sources.map((source) => {
    return [source.id, { sop: source.sop, title: source.title, version: source.version }] as const
  })
  return {
    id,
    version,
    language,
    title,
    summary,
    preview: provenance.preview === true,
    lessons,
    assessment: {
      title: assessment.title,
      passScore: assessment.passScore,
      attempts: assessment.attempts,
      questions: drawAssessment({ assessment, seed: id, machineOnly }).length,
    },
    claims: Object.fromEntries(claims),
    sources: Object.fromEntries(sources),
  }
}
