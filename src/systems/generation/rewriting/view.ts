import type { PartRef } from '@/systems/courses/public'
import { costOfAll } from '../pipeline/report'
import type { Before, Proposal, RewriteState } from './model'
import type { RewriteRow } from './rows'

/** A proposal as its author sees it. One made for a part that was changed since is `stale`, whatever is stored. */
export type RewriteView = {
  id: number
  course: number
  part: PartRef
  instruction: string
  provider: string
  model: string | null
  state: RewriteState
  before: Before
  after: Proposal | null
  progress: { done: number; total: number; label: string } | null
  error: { code: string; message: string } | null
  /** By list prices; null where that is not known, or nothing was paid. */
  cost: { amount: number; currency: 'USD' } | null
  requestedBy: number
  at: string
}

/** `stamp`: of the part as it is now; null where it is there no longer. */
export function viewOf(row: RewriteRow, stamp: string | null): RewriteView {
  const { id, course, ref, instruction, provider, model, state, before, after, progress, error, calls } = row
  return {
    id,
    course,
    part: ref,
    instruction,
    provider,
    model,
    state: state === 'proposed' && stamp !== row.stamp ? 'stale' : state,
    before,
    after,
    progress,
    error,
    cost: calls.length === 0 ? null : costOfAll(calls),
    requestedBy: row.requestedBy,
    at: row.createdAt,
  }
}
