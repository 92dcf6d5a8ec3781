import type { RequestState } from '../lifecycle'
import type { RequestEventRecord } from '../model'

/** The way of a request as its client sees it; states in between belong to the stage they work towards. */
export const stages = ['submitted', 'quoted', 'in-production', 'client-review', 'delivered'] as const
export type Stage = (typeof stages)[number]

export type StageStanding = { stage: Stage; standing: 'done' | 'now' | 'next'; at: string | null }

const stageOf: Record<RequestState, Stage> = {
  draft: 'submitted',
  submitted: 'submitted',
  triage: 'submitted',
  'needs-info': 'submitted',
  quoted: 'quoted',
  approved: 'quoted',
  'in-production': 'in-production',
  'client-review': 'client-review',
  delivered: 'delivered',
  closed: 'delivered',
  rejected: 'quoted',
  'on-hold': 'submitted',
  cancelled: 'submitted',
}

/** Where the request stands on its way, with the day each stage was last reached. */
export function stagesOf({
  state,
  heldFrom,
  events,
}: {
  state: RequestState
  heldFrom: RequestState | null
  events: readonly Pick<RequestEventRecord, 'kind' | 'to' | 'at'>[]
}): StageStanding[] {
  const now = stages.indexOf(stageOf[state === 'on-hold' ? (heldFrom ?? 'triage') : state])
  const finished = state === 'delivered' || state === 'closed'
  return stages.map((stage, index) => {
    const reached = events.findLast(({ kind, to }) => kind === 'move' && to === stage)
    const standing = index < now || (finished && index === now) ? 'done' : index === now ? 'now' : 'next'
    return { stage, standing, at: standing === 'next' ? null : (reached?.at ?? null) }
  })
}
