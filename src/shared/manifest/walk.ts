import type { Block, CourseContent, Exercise } from './schema'

/** Ids of every claim that makes an exercise's key right, without repetition, in the order met. */
export function claimsOfExercise(exercise: Exercise): string[] {
  const ids = [...exercise.claims]
  switch (exercise.type) {
    case 'ordering':
    case 'checklist':
      ids.push(...exercise.items.map((item) => item.claim))
      break
    case 'matching':
      ids.push(...exercise.pairs.map((pair) => pair.claim))
      break
    case 'flashcards':
      ids.push(...exercise.cards.map((card) => card.claim))
      break
    case 'scenario':
      ids.push(...exercise.scenes.flatMap((scene) => scene.claims))
      break
    case 'free-text':
    case 'upload':
      ids.push(...exercise.rubric.flatMap((criterion) => criterion.claims ?? []))
      break
    case 'true-false':
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
    case 'cloze':
    case 'numeric':
    case 'hotspot':
      break
  }
  return [...new Set(ids)]
}

/** Ids of every claim a block states, without repetition, in the order met. */
export function claimsOfBlock(block: Block): string[] {
  const ids = [...block.claims]
  if (block.type === 'steps') ids.push(...block.steps.map((step) => step.claim))
  if (block.type === 'definitions') ids.push(...block.terms.map((term) => term.claim))
  if (block.type === 'exercise') ids.push(...claimsOfExercise(block.exercise))
  return [...new Set(ids)]
}

/** Every exercise of a course: practice in lesson order, then the assessment. */
export function exercisesOf(content: Pick<CourseContent, 'modules' | 'assessment'>): Exercise[] {
  const practice = content.modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => lesson.blocks)
    .flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))
  return [...practice, ...content.assessment.exercises]
}
