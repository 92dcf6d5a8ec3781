import { exercisesOf } from '@/shared/manifest/walk'
import { isDecided, type ClaimRecord, type DraftContent, type ReviewedExercise } from '../model'
import { whatIsMissing } from './assemble-manifest'
import { contentToSign } from './signed-content'

export type Blocker = {
  code: 'undecided-claims' | 'undecided-exercises' | 'support-not-accepted' | 'words-not-found' | 'nothing-left'
  message: string
  /** Keys of claims, ids of exercises or of blocks. */
  items: string[]
}

/** Everything that stands between a course and its signature, most urgent first. Empty: it can be signed. */
export function whatBlocksApproval({ content, claims }: { content: DraftContent; claims: ClaimRecord[] }): Blocker[] {
  const needReason = claims.filter(needsReason).map((claim) => claim.key)
  const undecided = claims
    .filter((claim) => !isDecided(claim) && !needReason.includes(claim.key))
    .map((claim) => claim.key)
  const { content: left, stuck, dropped } = contentToSign({ content, claims })
  const going = new Set(dropped.exercises)
  const exercises = exercisesOf(content)
    .filter((exercise) => !going.has(exercise.id) && !(exercise as ReviewedExercise).verdict)
    .map((exercise) => exercise.id)
  const missing = whatIsMissing(left)
  const blockers: Blocker[] = [
    {
      code: 'support-not-accepted',
      message: `${counted(needReason, 'claim')} without full support: reject, edit, or accept by name with a reason`,
      items: needReason,
    },
    { code: 'undecided-claims', message: `${counted(undecided, 'claim')} not decided`, items: undecided },
    { code: 'undecided-exercises', message: `${counted(exercises, 'exercise')} not decided`, items: exercises },
    {
      code: 'words-not-found',
      message: `${counted(stuck, 'rejected claim')} cannot be told from the rest of its block: edit the block instead`,
      items: stuck.map((one) => one.block),
    },
    { code: 'nothing-left', message: missing.join('; '), items: missing },
  ]
  return blockers.filter((blocker) => blocker.items.length > 0)
}

/** A claim the passage does not fully bear out and that nobody took on themselves. */
function needsReason(claim: ClaimRecord): boolean {
  if (claim.support === 'supported' || claim.state === 'rejected') return false
  return !(claim.state === 'accepted' && claim.decidedBy !== null && Boolean(claim.reason?.trim()))
}

function counted(items: readonly unknown[], noun: string): string {
  return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`
}
