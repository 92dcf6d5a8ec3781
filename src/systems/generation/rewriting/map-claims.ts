import type { Block, Exercise } from '@/shared/manifest/schema'

/** A block with other keys for its claims. Pure. */
export function mapClaims(block: Block, to: (key: string) => string): Block {
  const claims = block.claims.map(to)
  switch (block.type) {
    case 'steps':
      return { ...block, claims, steps: block.steps.map((step) => ({ ...step, claim: to(step.claim) })) }
    case 'definitions':
      return { ...block, claims, terms: block.terms.map((term) => ({ ...term, claim: to(term.claim) })) }
    case 'exercise':
      return { ...block, claims, exercise: inExercise(block.exercise, to) }
    case 'text':
    case 'callout':
    case 'table':
    case 'figure':
      return { ...block, claims }
  }
}

function inExercise(exercise: Exercise, to: (key: string) => string): Exercise {
  const own = <One extends { claim: string }>(one: One): One => ({ ...one, claim: to(one.claim) })
  const claims = exercise.claims.map(to)
  switch (exercise.type) {
    case 'ordering':
      return { ...exercise, claims, items: exercise.items.map(own) }
    case 'checklist':
      return { ...exercise, claims, items: exercise.items.map(own) }
    case 'matching':
      return { ...exercise, claims, pairs: exercise.pairs.map(own) }
    case 'flashcards':
      return { ...exercise, claims, cards: exercise.cards.map(own) }
    case 'scenario':
      return {
        ...exercise,
        claims,
        scenes: exercise.scenes.map((scene) => ({ ...scene, claims: scene.claims.map(to) })),
      }
    case 'free-text':
    case 'upload':
      return {
        ...exercise,
        claims,
        rubric: exercise.rubric.map((line) => (line.claims ? { ...line, claims: line.claims.map(to) } : line)),
      }
    case 'true-false':
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
    case 'cloze':
    case 'numeric':
    case 'hotspot':
      return { ...exercise, claims }
  }
}

/** What a block says, without marks; exercises say nothing here. */
export function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'text':
    case 'callout':
      return block.text
    case 'steps':
      return block.steps.map(({ text }) => text).join('\n')
    case 'definitions':
      return block.terms.map(({ term, text }) => `${term}: ${text}`).join('\n')
    case 'table':
      return block.rows.map((row) => row.join(' ')).join('\n')
    case 'figure':
      return block.caption ?? ''
    case 'exercise':
      return ''
  }
}
