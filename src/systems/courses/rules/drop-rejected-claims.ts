import type { Block, Claim, CourseContent, Exercise, Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import type { DraftContent, ReviewedExercise } from '../model'
import { cutStatement, findStatement } from './find-statement'
import { isLabel } from './labels'
import { rowOf } from './table-rows'

export type Kept = {
  content: CourseContent
  /** What goes with the rejected claims, by id. */
  dropped: { blocks: string[]; exercises: string[]; lessons: string[]; objectives: string[] }
  /** Blocks in which a rejected claim's words could not be told from the rest: somebody must edit them. */
  stuck: { block: string; claim: string }[]
}

/**
 * What a version will hold: rejected claims and exercises are gone, with the sentence, step, term, row or exercise that
 * rests on them, and whatever is left empty by it. Pure. The result may lack modules or an assessment; assembling checks.
 */
export function dropRejectedClaims({
  content,
  claims,
  rejected,
}: {
  content: DraftContent
  claims: Record<string, Claim>
  rejected: ReadonlySet<string>
}): Kept {
  const dropped: Kept['dropped'] = { blocks: [], exercises: [], lessons: [], objectives: [] }
  const stuck: Kept['stuck'] = []

  const keepsExercise = (exercise: Exercise): boolean => {
    const refused = (exercise as ReviewedExercise).verdict?.decision === 'rejected'
    const keep = !refused && !claimsOfExercise(exercise).some((key) => rejected.has(key))
    if (!keep) dropped.exercises.push(exercise.id)
    return keep
  }
  const keepBlock = (block: Block): Block[] => {
    if (block.type === 'exercise') return keepsExercise(block.exercise) ? [block] : []
    const gone = claimsOfBlock(block).filter((key) => rejected.has(key))
    if (gone.length === 0) return [block]
    if (isLabel(block)) return [{ ...block, claims: block.claims.filter((key) => !gone.includes(key)) }]
    const left = blockWithout({ block, gone, claims, language: content.language, stuck })
    if (!left) dropped.blocks.push(block.id)
    return left ? [left] : []
  }
  const keepLesson = (lesson: Lesson): Lesson[] => {
    const taught = lesson.blocks.some(teachesSomething)
    const blocks = withoutIdleLabels(lesson.blocks.flatMap(keepBlock), lesson.blocks)
    // A lesson that is left with its introduction only teaches nothing.
    const teaches = blocks.some(teachesSomething)
    if (blocks.length > 0 && (teaches || !taught)) return [{ ...lesson, blocks }]
    dropped.lessons.push(lesson.id)
    return []
  }

  const modules = content.modules
    .map((module) => ({ ...module, lessons: module.lessons.flatMap(keepLesson) }))
    .filter((module) => module.lessons.length > 0)
  const exercises = content.assessment.exercises.filter(keepsExercise)
  const draw = content.assessment.draw === null ? null : Math.min(content.assessment.draw, exercises.length) || null
  const assessment = { ...content.assessment, draw, exercises }

  const stated = new Set([
    ...modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks.flatMap(claimsOfBlock)),
    ...exercises.flatMap(claimsOfExercise),
  ])
  const objectives = content.objectives.flatMap((objective) => {
    const left = objective.claims.filter((key) => stated.has(key))
    if (left.length > 0 || objective.claims.length === 0) return [{ ...objective, claims: left }]
    dropped.objectives.push(objective.id)
    return []
  })
  const known = new Set(objectives.map((objective) => objective.id))
  return {
    content: {
      ...content,
      objectives,
      modules: modules.map((module) => ({
        ...module,
        lessons: module.lessons.map((lesson) => ({
          ...lesson,
          objectives: lesson.objectives.filter((id) => known.has(id)),
          blocks: lesson.blocks.map((block) =>
            block.type === 'exercise' ? { ...block, exercise: aimed(block.exercise, known) } : block,
          ),
        })),
      })),
      assessment: { ...assessment, exercises: exercises.map((exercise) => aimed(exercise, known)) },
      claims: Object.fromEntries(Object.entries(claims).filter(([key]) => stated.has(key) && !rejected.has(key))),
    },
    dropped,
    stuck,
  }
}

function teachesSomething(block: Block): boolean {
  return !isLabel(block) && claimsOfBlock(block).length > 0
}

/** Without the headings under which nothing is left, though there was something before. */
function withoutIdleLabels(blocks: Block[], before: readonly Block[]): Block[] {
  const idle = (list: readonly Block[], at: number) => {
    const next = list[at + 1]
    return next === undefined || isLabel(next)
  }
  return blocks.filter((block, at) => {
    if (!isLabel(block) || !idle(blocks, at)) return true
    return idle(
      before,
      before.findIndex((one) => one.id === block.id),
    )
  })
}

/** Ids of the exercises that go when `key` is rejected, for saying so beforehand. */
export function exercisesRestingOn({ content, key }: { content: DraftContent; key: string }): string[] {
  return exercisesOf(content)
    .filter((exercise) => claimsOfExercise(exercise).includes(key))
    .map((exercise) => exercise.id)
}

/** A block without what it says of some claims; null where nothing is left. `stuck`: where their words could not be told. */
export function blockWithout({
  block,
  gone,
  claims,
  language,
  stuck,
}: {
  block: Exclude<Block, { type: 'exercise' }>
  gone: string[]
  claims: Record<string, Claim>
  language: string
  stuck: Kept['stuck']
}): Block | null {
  const left = claimsOfBlock(block).filter((key) => !gone.includes(key))
  if (left.length === 0) return null
  const listed = block.claims.filter((key) => !gone.includes(key))
  switch (block.type) {
    case 'steps': {
      const steps = block.steps.filter((step) => !gone.includes(step.claim))
      return steps.length > 0 ? { ...block, claims: listed, steps } : null
    }
    case 'definitions': {
      const terms = block.terms.filter((term) => !gone.includes(term.claim))
      return terms.length > 0 ? { ...block, claims: listed, terms } : null
    }
    case 'table': {
      const ranks = gone.map((key) => ({ key, rank: rowOf({ table: block, key, text: claims[key]?.text ?? '' }) }))
      stuck.push(...ranks.filter(({ rank }) => rank === null).map(({ key }) => ({ block: block.id, claim: key })))
      const rows = block.rows.filter((_, index) => !ranks.some(({ rank }) => rank === index))
      return rows.length > 0 ? { ...block, claims: listed, rows } : null
    }
    case 'text':
    case 'callout': {
      let text = block.text
      for (const key of gone) {
        const place = findStatement({ text, statement: claims[key]?.text ?? '', language })
        if (place) text = cutStatement({ text, place })
        else stuck.push({ block: block.id, claim: key })
      }
      return text.trim() === '' ? null : { ...block, claims: listed, text }
    }
    case 'figure':
      return { ...block, claims: listed }
  }
}

function aimed(exercise: Exercise, known: ReadonlySet<string>): Exercise {
  if (exercise.objective === undefined || known.has(exercise.objective)) return exercise
  const { objective: _dropped, ...rest } = exercise
  return rest
}
