import type { Block, Citation } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { isByHand, type ClaimRecord, type Part } from '@/systems/courses/public'
import { ended, withoutStop } from '../reading/wording'
import { stableId } from '../stable-id'
import { statedBy } from './known'
import { mapClaims } from './map-claims'
import type { Lost, ProposedBlocks, ProposedClaim } from './model'

type Proposed = ProposedBlocks & {
  claims: Readonly<Record<string, Pick<ProposedClaim, 'text' | 'citations' | 'kept'>>>
}

/** What people wrote by hand in a part and a proposal has no place for; and the proposal with all of it in its place. */
export function keepByHand({
  part,
  rows,
  proposed,
}: {
  part: Part
  rows: readonly ClaimRecord[]
  proposed: Proposed
}): { lost: Lost[]; keeping: ProposedBlocks | null } {
  const now = new Set(statedBy(part.blocks))
  const then = new Set(statedBy(proposed.blocks))
  const going = rows.filter(
    (row) => now.has(row.key) && !then.has(row.key) && row.state !== 'rejected' && isByHand(row),
  )
  const exercises = part.blocks.filter(
    (block): block is Extract<Block, { type: 'exercise' }> =>
      block.type === 'exercise' &&
      block.exercise.id.startsWith('by-hand-') &&
      !proposed.blocks.some((other) => other.type === 'exercise' && other.exercise.id === block.exercise.id),
  )
  if (going.length + exercises.length === 0) return { lost: [], keeping: null }
  let blocks = [...exercises, ...proposed.blocks]
  const lost: Lost[] = exercises.map(({ exercise }) => ({
    key: exercise.id,
    kind: 'exercise',
    text: exercise.prompt,
    instead: null,
  }))
  const taken = new Set<string>()
  for (const row of going) {
    const other = insteadOf(row, proposed, taken)
    if (other !== null) taken.add(other)
    const instead = other === null ? null : (proposed.claims[other]?.text ?? null)
    lost.push({ key: row.key, kind: 'claim', text: row.text, instead })
    const swapped = other === null || instead === null ? null : swap(blocks, { key: other, text: instead }, row)
    blocks = swapped ?? inserted(blocks, row, part)
  }
  return { lost, keeping: { blocks, append: proposed.append } }
}

/** The new claim that says, of the same passage, what was edited by hand; null where it says more besides. */
function insteadOf(row: ClaimRecord, { blocks, claims }: Proposed, taken: ReadonlySet<string>): string | null {
  const length = (list: readonly Citation[]) => list.reduce((sum, { start, end }) => sum + end - start, 0)
  const shared = (list: readonly Citation[]) =>
    list.reduce((sum, one) => sum + row.citations.reduce((most, own) => Math.max(most, overlap(one, own)), 0), 0)
  const fitting = statedBy(blocks)
    .flatMap((key) => {
      const claim = claims[key]
      return claim && !claim.kept && !taken.has(key) ? [{ key, citations: claim.citations }] : []
    })
    .map(({ key, citations }) => ({ key, share: shared(citations) / (length(citations) || 1) }))
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share)
  return fitting[0]?.key ?? null
}

function overlap(a: Citation, b: Citation): number {
  if (a.source !== b.source || a.segment !== b.segment) return 0
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

type Said = { key: string; text: string }

/** The blocks with one statement in place of another; null where its words cannot be told from the rest. */
function swap(blocks: readonly Block[], from: Said, to: Said): Block[] | null {
  let done = false
  const next = blocks.map((block): Block => {
    if (block.type === 'exercise' || !claimsOfBlock(block).includes(from.key)) return block
    const renamed = mapClaims(block, (key) => (key === from.key ? to.key : key))
    const text = (whole: string): string | null => {
      const found = [from.text, ended(from.text), withoutStop(from.text)].find((words) => whole.includes(words))
      return found === undefined ? null : whole.replace(found, () => (found.endsWith('.') ? ended(to.text) : to.text))
    }
    switch (renamed.type) {
      case 'text':
      case 'callout': {
        const said = text(renamed.text)
        if (said === null) return block
        done = true
        return { ...renamed, text: said }
      }
      case 'steps':
        done = true
        return {
          ...renamed,
          steps: renamed.steps.map((step) => (step.claim === to.key ? { ...step, text: to.text } : step)),
        }
      case 'definitions':
        done = true
        return {
          ...renamed,
          terms: renamed.terms.map((term) =>
            term.claim === to.key ? { ...term, text: to.text.replace(`${term.term}: `, '') } : term,
          ),
        }
      case 'table':
      case 'figure':
      case 'exercise':
        return block
    }
  })
  return done ? next : null
}

/** By itself, before the questions: nothing of the proposal says it. */
function inserted(blocks: readonly Block[], row: ClaimRecord, part: Part): Block[] {
  const own: Block = { id: stableId('b', part.id, 'by-hand', row.key), type: 'text', claims: [row.key], text: row.text }
  const at = blocks.findIndex((_block, index) => blocks.slice(index).every(({ type }) => type === 'exercise'))
  return at < 0 ? [...blocks, own] : [...blocks.slice(0, at), own, ...blocks.slice(at)]
}
