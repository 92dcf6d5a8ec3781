import { contentHash } from '@/shared/manifest/hash'
import type { Block, Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import type { ClaimRecord, DraftContent, ReviewedExercise } from '../model'
import type { Part, PartRef } from './model'

/** A part of a draft with its place; null where the draft has it no longer. */
export function findPart({ content, ref }: { content: DraftContent; ref: PartRef }): Part | null {
  const lessons = content.modules.flatMap((module) => module.lessons)
  for (const lesson of lessons) {
    const { id, title, objectives } = lesson
    const blocks =
      ref.kind === 'lesson' ? (ref.id === id ? lesson.blocks : []) : lesson.blocks.filter((block) => isIt(block, ref))
    if (blocks.length > 0) return { ...ref, lesson: { id, title, objectives }, title, blocks }
  }
  const { exercises, title } = content.assessment
  const exercise = ref.kind === 'exercise' ? exercises.find(({ id }) => id === ref.id) : undefined
  return exercise ? { ...ref, lesson: null, title, blocks: [blockOf(exercise)] } : null
}

/** Whether a block is the one, or holds the exercise, that is meant. */
export function isIt(block: Block, ref: PartRef): boolean {
  return ref.kind === 'exercise' ? block.type === 'exercise' && block.exercise.id === ref.id : block.id === ref.id
}

/** An exercise of the assessment as lessons hold theirs. */
export function blockOf(exercise: Exercise): Block {
  return { id: `x-${exercise.id}`, type: 'exercise', claims: [], exercise }
}

/** Whether a person wrote other words for a claim than it was drafted with. */
export function isByHand({ text, originalText, editedBy }: Pick<ClaimRecord, 'text' | 'originalText' | 'editedBy'>) {
  return editedBy !== null && originalText !== null && originalText !== text
}

/**
 * Changes with every word of a part, with who wrote it, and with what was taken out of it; not with decisions to keep it.
 * What was proposed for one stamp must not be put in place of another.
 */
export function stampOf({ part, claims }: { part: Part; claims: readonly ClaimRecord[] }): string {
  const keys = new Set(part.blocks.flatMap(claimsOfBlock))
  return contentHash({
    blocks: part.blocks.map(withoutVerdict),
    claims: claims
      .filter(({ key }) => keys.has(key))
      .map((claim) => [claim.key, claim.text, isByHand(claim), claim.state === 'rejected'])
      .sort(),
  })
}

export function withoutVerdict(block: Block): Block {
  if (block.type !== 'exercise') return block
  const { verdict: _decided, ...exercise } = block.exercise as ReviewedExercise
  return { ...block, exercise }
}
