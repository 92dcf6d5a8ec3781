import { words } from '@/shared/language'
import type { Block, CourseContent, Exercise, Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import type { SourceDocument } from '@/systems/sops/model'
import type { CourseRequest, CourseState, Fact } from '../model'
import { phrasesOf } from '../phrases'
import { stableId, uniqueIds } from '../stable-id'
import { claimsOf } from './claims'
import { placeFigures } from './place-figures'

/** Puts what the steps made together into one course. Claims that nothing shows are left out. */
export function assembleContent(request: CourseRequest, state: Omit<CourseState, 'verify'>): CourseContent {
  const { facts, objectives, outline, lessons, exercises } = state
  const phrases = phrasesOf(facts.language)
  const taught = [...facts.facts, ...lessons.composed]
  const { lessons: blocksOf, captions } = placeFigures(
    lessons.lessons.map(({ lesson: id, blocks }) => ({ id, blocks })),
    taught,
    request.sources,
  )
  const practiceOf = new Map(exercises.practice.map((each) => [each.lesson, each.exercises]))
  const newId = uniqueIds()
  const modules = outline.modules.map((module) => ({
    id: module.id,
    title: module.title,
    lessons: module.lessons.map((plan): Lesson => {
      const practice = practiceOf.get(plan.id) ?? []
      const blocks = [
        ...(blocksOf.get(plan.id) ?? []),
        ...practice.map((exercise): Block => ({ id: newId('x', exercise.id), type: 'exercise', claims: [], exercise })),
      ]
      return { id: plan.id, title: plan.title, minutes: minutesOf(blocks), objectives: plan.objectives, blocks }
    }),
  }))
  const everything = [...taught, ...captions, ...(exercises.composed ?? [])]
  const used = usedClaims(
    modules.flatMap((module) => module.lessons),
    exercises.assessment,
  )
  const claims = claimsOf(
    everything.filter((fact) => used.has(fact.id)),
    request.sources,
  )
  return {
    language: facts.language,
    title: outline.title,
    summary: outline.summary,
    objectives: objectives.map(({ id, text, bloom, facts: about }) => ({
      id,
      text,
      bloom,
      claims: claimsFor(about, claims, lessons.composed),
    })),
    sources: request.sources.map(toSource),
    modules,
    assessment: {
      id: stableId('a', ...request.sources.map((source) => source.sha256)),
      title: phrases.assessment,
      passScore: request.passScore ?? 0.8,
      attempts: null,
      draw: exercises.draw ?? null,
      shuffle: true,
      exercises: exercises.assessment,
    },
    claims,
  }
}

function toSource({
  id,
  sop,
  version,
  file,
  sha256,
  effectiveFrom,
  document,
}: SourceDocument): CourseContent['sources'][number] {
  return {
    id,
    sop,
    title: document.title,
    version,
    file,
    sha256,
    mediaType: document.mediaType,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  }
}

function usedClaims(lessons: readonly Lesson[], assessment: readonly Exercise[]): Set<string> {
  return new Set([
    ...lessons.flatMap((lesson) => lesson.blocks).flatMap(claimsOfBlock),
    ...assessment.flatMap(claimsOfExercise),
  ])
}

/** A fact that was put into one sentence with others is taught by that sentence's claim. */
function claimsFor(
  facts: readonly string[],
  claims: Readonly<Record<string, unknown>>,
  composed: readonly Fact[],
): string[] {
  const ids = facts.flatMap((id) =>
    id in claims
      ? [id]
      : composed.filter((fact) => fact.parts?.includes(id) && fact.id in claims).map((fact) => fact.id),
  )
  return [...new Set(ids)]
}

const WORDS_A_MINUTE = 150
const MINUTES_A_STEP = 0.08
const MINUTES_AN_EXERCISE = 0.75

/** Minutes to take a lesson: reading with attention, picturing each step, answering each question. */
export function minutesOf(blocks: readonly Block[]): number {
  let minutes = 0
  for (const block of blocks) {
    if (block.type === 'exercise') minutes += MINUTES_AN_EXERCISE
    else minutes += words(textOf(block)).length / WORDS_A_MINUTE
    if (block.type === 'steps') minutes += block.steps.length * MINUTES_A_STEP
    if (block.type === 'callout' || block.type === 'table') minutes += MINUTES_A_STEP * 2
  }
  return Math.max(1, Math.round(minutes))
}

function textOf(block: Exclude<Block, { type: 'exercise' }>): string {
  switch (block.type) {
    case 'text':
    case 'callout':
      return block.text
    case 'steps':
      return block.steps.map((step) => step.text).join('\n')
    case 'definitions':
      return block.terms.map((term) => `${term.term} ${term.text}`).join('\n')
    case 'table':
      return [block.header, ...block.rows].flat().join('\n')
    case 'figure':
      return block.caption ?? block.alt
  }
}
