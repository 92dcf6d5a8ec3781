import type { Block, Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import type { DraftContent, ReviewedExercise } from '../model'
import { carryOver } from './carry-over'
import { findStatement } from './find-statement'
import { isLabel } from './labels'
import { mapExercises } from './map-exercises'
import { editRow } from './table-rows'

export type ClaimEdit = { key: string; from: string; to: string }
type Edit = ClaimEdit & { language: string }

export type EditedContent = {
  content: DraftContent
  /** Ids of the blocks that list the claim, when its words stand in none of them: the edit cannot be made. */
  stuck: string[]
  /** Ids of the exercises whose key rests on the claim: their verdicts are gone, they are decided again. */
  exercises: string[]
}

/** The content with the claim's new words in every block and exercise that lists it. Pure; the input stays as it is. */
export function applyClaimEdit({ content, edit }: { content: DraftContent; edit: ClaimEdit }): EditedContent {
  const full: Edit = { ...edit, language: content.language }
  const lost: string[] = []
  const exercises: string[] = []
  let found = false
  const inBlock = (block: Block): Block => {
    if (block.type === 'exercise' || isLabel(block) || !claimsOfBlock(block).includes(edit.key)) return block
    const edited = editBlock(block, full)
    if (edited) found = true
    else lost.push(block.id)
    return edited ?? block
  }
  const inExercise = (exercise: Exercise): Exercise => {
    if (!claimsOfExercise(exercise).includes(edit.key)) return exercise
    exercises.push(exercise.id)
    return editExercise(exercise, full)
  }
  const modules = content.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map(inBlock) })),
  }))
  const next = mapExercises({ content: { ...content, modules }, change: inExercise })
  // A block may list a claim that another one states, as an introduction does with its first step.
  return { content: next, stuck: found ? [] : lost, exercises }
}

function editBlock(block: Exclude<Block, { type: 'exercise' }>, edit: Edit): Block | null {
  switch (block.type) {
    case 'text':
    case 'callout': {
      const text = replaced(block.text, edit)
      return text === null ? null : { ...block, text }
    }
    case 'steps':
      return {
        ...block,
        steps: block.steps.map((step) =>
          step.claim === edit.key ? { ...step, text: rewritten(step.text, edit) } : step,
        ),
      }
    case 'definitions':
      return {
        ...block,
        terms: block.terms.map((term) =>
          term.claim === edit.key ? { ...term, text: rewritten(term.text, edit) } : term,
        ),
      }
    case 'table': {
      const rows = editRow({ table: block, ...edit })
      return rows && { ...block, rows }
    }
    case 'figure': {
      const caption = block.caption === undefined ? null : replaced(block.caption, edit)
      // Where the caption is also what people hear who do not see the picture, it stays so.
      return caption === null ? block : { ...block, caption, ...(block.alt === block.caption ? { alt: caption } : {}) }
    }
  }
}

function editExercise(exercise: Exercise, edit: Edit): Exercise {
  const { verdict: _decidedBefore, ...rest } = exercise as ReviewedExercise
  const said = (text: string) => replaced(text, edit) ?? text
  const own = <Part extends { claim: string; text: string }>(part: Part): Part =>
    part.claim === edit.key ? { ...part, text: rewritten(part.text, edit) } : part
  const base = { ...rest, prompt: said(rest.prompt), rationale: said(rest.rationale) }
  switch (base.type) {
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      return {
        ...base,
        options: base.options.map((option) => ({
          ...option,
          // A wrong option is wrong on purpose: its words are not the claim's.
          text: option.correct ? said(option.text) : option.text,
          ...(option.feedback === undefined ? {} : { feedback: said(option.feedback) }),
        })),
      }
    case 'ordering':
      return { ...base, items: base.items.map(own) }
    case 'checklist':
      return { ...base, items: base.items.map(own) }
    case 'matching':
      return {
        ...base,
        pairs: base.pairs.map((pair) =>
          pair.claim === edit.key ? { ...pair, right: carryOver({ part: pair.right, ...edit }) ?? pair.right } : pair,
        ),
      }
    case 'cloze':
      return { ...base, text: said(base.text) }
    case 'flashcards':
      return {
        ...base,
        cards: base.cards.map((card) =>
          card.claim === edit.key ? { ...card, back: carryOver({ part: card.back, ...edit }) ?? card.back } : card,
        ),
      }
    case 'scenario':
      return {
        ...base,
        scenes: base.scenes.map((scene) =>
          scene.claims.includes(edit.key) ? { ...scene, text: said(scene.text) } : scene,
        ),
      }
    case 'true-false':
    case 'numeric':
    case 'hotspot':
    case 'free-text':
    case 'upload':
      return base
  }
}

function replaced(text: string, { from, to, language }: Edit): string | null {
  const place = findStatement({ text, statement: from, language })
  return place && `${text.slice(0, place.start)}${to}${text.slice(place.end)}`
}

/** A step or term is its claim: where the old words are not in it, the new ones take its place. */
function rewritten(text: string, edit: Edit): string {
  return replaced(text, edit) ?? carryOver({ part: text, ...edit }) ?? edit.to
}
