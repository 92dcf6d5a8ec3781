import type { Exercise } from '@/shared/manifest/schema'
import type { DraftContent } from '../model'

/** The content with every exercise, practice and assessment, put through `change`. */
export function mapExercises({
  content,
  change,
}: {
  content: DraftContent
  change: (exercise: Exercise) => Exercise
}): DraftContent {
  return {
    ...content,
    modules: content.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        blocks: lesson.blocks.map((block) =>
          block.type === 'exercise' ? { ...block, exercise: change(block.exercise) } : block,
        ),
      })),
    })),
    assessment: { ...content.assessment, exercises: content.assessment.exercises.map(change) },
  }
}
