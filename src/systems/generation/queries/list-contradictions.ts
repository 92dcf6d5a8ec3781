import type { PayloadRequest, Where } from 'payload'
import { find } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import type { KeptSide } from '../commands/compare-sops'
import type { ContradictionKind, Judgement } from '../knowledge/contradictions/model'
import { mayJudge } from '../policies'

export type ContradictionView = {
  id: number
  kind: ContradictionKind
  subject: string
  explanation: string
  sides: (KeptSide & { title: string; label: string })[]
  likeness: number
  state: Judgement
  /** The newest versions still say so. */
  current: boolean
  reason: string | null
  revision: number
  decidedBy: string | null
  decidedAt: string | null
}

export type ContradictionsView = {
  items: ContradictionView[]
  /** Of those that are current, by state. */
  counts: Record<Judgement, number>
  total: number
  page: number
  pages: number
  mayJudge: boolean
}

export type ContradictionsAsk = { state: Judgement | 'past'; kind: ContradictionKind | null; page: number }

const perPage = 25

/** What SOPs of the organisation say against each other, the surest first. @throws 403 by role */
export async function listContradictions({
  req,
  ask,
}: {
  req: PayloadRequest
  ask: ContradictionsAsk
}): Promise<ContradictionsView> {
  const current: Where = { current: { equals: true } }
  const where: Where = {
    and: [
      ask.state === 'past' ? { current: { equals: false } } : { ...current, state: { equals: ask.state } },
      ...(ask.kind === null ? [] : [{ kind: { equals: ask.kind } }]),
    ],
  }
  const [found, all] = await Promise.all([
    find({
      req,
      collection: 'contradictions',
      where,
      sort: ['-likeness', 'id'] as never,
      limit: perPage,
      page: ask.page,
      pagination: true,
      depth: 1,
    }),
    find({ req, collection: 'contradictions', where: current, select: { state: true } }),
  ])
  const counts: Record<Judgement, number> = { open: 0, real: 0, 'not-real': 0, resolved: 0 }
  for (const { state } of all.docs) counts[state] += 1
  return {
    items: (found.docs as unknown as Row[]).map(viewOf),
    counts,
    total: found.totalDocs,
    page: ask.page,
    pages: found.totalPages,
    mayJudge: hasRole(personOf(req), ...mayJudge),
  }
}

type Row = Omit<ContradictionView, 'sides' | 'decidedBy'> & {
  sides: KeptSide[]
  sops: (number | { id: number; title: string })[]
  versions: (number | { id: number; label: string })[]
  decidedBy?: number | { name: string } | null
}

function viewOf({ sides, sops, versions, decidedBy, ...row }: Row): ContradictionView {
  const { id, kind, subject, explanation, likeness, state, current, reason, revision, decidedAt } = row
  const named = <T extends { id: number }>(list: (number | T)[], wanted: number): T | undefined =>
    list.find((one): one is T => typeof one === 'object' && one.id === wanted)
  return {
    id,
    kind,
    subject,
    explanation,
    likeness,
    state,
    current,
    reason: reason ?? null,
    revision,
    decidedAt: decidedAt ?? null,
    decidedBy: typeof decidedBy === 'object' ? (decidedBy?.name ?? null) : null,
    sides: sides.map((side) => ({
      ...side,
      title: named(sops, side.sop)?.title ?? `SOP ${side.sop}`,
      label: named(versions, side.version)?.label ?? '',
    })),
  }
}
