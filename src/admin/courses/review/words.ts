import type { ReviewClaim } from '@/systems/courses/public'
import { isDecided, type ReviewedExercise } from '@/systems/courses/model'
import type { NodeName, Tone } from '../../shared/state-node'

/** How the state of something is shown: its node, its colour, and the word that always stands beside. */
export type Shown = { node: NodeName; tone?: Tone; word: string }

export function shownClaim(claim: ReviewClaim): Shown {
  const by = claim.decidedByName ? `, ${shortName(claim.decidedByName)}` : ''
  switch (claim.state) {
    case 'accepted':
      return {
        node: 'accepted',
        word:
          claim.support === 'supported'
            ? `Accepted${by}`
            : `Accepted${by}, though ${supportWord[claim.support]}: ${claim.reason ?? ''}`,
      }
    case 'rejected':
      return isDecided(claim)
        ? { node: 'rejected', word: `Rejected${by}${claim.reason ? `: ${claim.reason}` : ''}` }
        : { node: 'rejected', tone: 'hand', word: 'Taken out by an author, waits for a reviewer' }
    case 'edited': {
      const editor = claim.editedByName ? `, ${shortName(claim.editedByName)}` : ''
      const support = claim.support === 'supported' ? '' : `: ${supportWord[claim.support]}`
      return {
        node: 'edited',
        word: `Edited${editor}${support}${isDecided(claim) || support ? '' : ', waits for a reviewer'}`,
      }
    }
    case 'stale':
      return { node: 'stale', word: 'Source changed' }
    case 'generated':
    case 'supported':
    case 'partial':
    case 'unsupported':
      return { node: claim.support, word: sentence(supportWord[claim.support]) }
  }
}

export function shownExercise({
  exercise,
  remarks,
  goesWith,
}: {
  exercise: ReviewedExercise
  remarks: readonly unknown[]
  goesWith: string | null
}): Shown {
  const { verdict } = exercise
  if (goesWith !== null) return { node: 'rejected', word: 'Goes with a rejected claim' }
  if (verdict?.decision === 'rejected') return { node: 'rejected', word: `Rejected, ${shortName(verdict.by)}` }
  if (verdict)
    return {
      node: 'accepted',
      word: `Accepted, ${shortName(verdict.by)}${verdict.reason ? `: ${verdict.reason}` : ''}`,
    }
  if (remarks.length > 0) return { node: 'partial', word: 'The check has a remark' }
  return { node: 'supported', word: 'Key found in the passages' }
}

const supportWord = { supported: 'supported', partial: 'partly supported', unsupported: 'no support' } as const

/** `Ines Vogt` → `I. Vogt`. */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return rest.length > 0 ? `${first.charAt(0)}. ${rest.join(' ')}` : first
}

export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** `1 claim`, `2 claims`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export const exerciseNames: Record<string, string> = {
  'true-false': 'True or false',
  'single-choice': 'Single choice',
  'multiple-choice': 'Multiple choice',
  'spot-the-error': 'Spot the error',
  ordering: 'Put in order',
  matching: 'Matching',
  cloze: 'Fill the gaps',
  numeric: 'Number',
  hotspot: 'Point at it',
  scenario: 'Scenario',
  flashcards: 'Flashcards',
  'free-text': 'Free text',
  upload: 'File or photo',
  checklist: 'Observed checklist',
}

/** Whether a version is out, and nothing is left to decide. */
export const isOut = (state: string): boolean => state === 'published' || state === 'retired'
