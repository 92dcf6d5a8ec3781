import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import type { DraftContent } from '../model'

type Place = { module: string; lesson: string; block: string }

/** Where each claim is first met by a reader, and its number in that order. Claims of the assessment alone come last. */
export function placesOf(
  content: Pick<DraftContent, 'modules' | 'assessment'>,
): Map<string, { order: number; place: Place | null }> {
  const places = new Map<string, { order: number; place: Place | null }>()
  const add = (key: string, place: Place | null) => {
    if (!places.has(key)) places.set(key, { order: places.size, place })
  }
  for (const module of content.modules) {
    for (const lesson of module.lessons) {
      for (const block of lesson.blocks) {
        const place = { module: module.id, lesson: lesson.id, block: block.id }
        for (const key of claimsOfBlock(block)) add(key, place)
      }
    }
  }
  for (const exercise of content.assessment.exercises) for (const key of claimsOfExercise(exercise)) add(key, null)
  return places
}
