import type { Block, Citation, Claim } from '@/shared/manifest/schema'
import type { ClaimRecord, DraftContent, Part } from '@/systems/courses/public'
import type { Fact, Facts } from '../model'

/** What can be asked for by a button; anything else is asked for in words, of a model. */
export const rewriteKinds = ['simpler', 'shorter', 'example', 'again', 'question'] as const
export type RewriteKind = (typeof rewriteKinds)[number]
export const isRewriteKind = (text: string): text is RewriteKind => (rewriteKinds as readonly string[]).includes(text)

export const rewriteStates = [
  'queued',
  'running',
  'proposed',
  'accepted',
  'declined',
  'stale',
  'failed',
  'cancelled',
] as const
export type RewriteState = (typeof rewriteStates)[number]

/** Allowed moves of a proposal, from → to. */
export const rewriteMoves: Record<RewriteState, readonly RewriteState[]> = {
  queued: ['running', 'proposed', 'failed', 'cancelled'],
  running: ['proposed', 'failed', 'cancelled'],
  proposed: ['accepted', 'declined', 'stale'],
  stale: ['declined'],
  accepted: [],
  declined: [],
  failed: ['declined'],
  cancelled: [],
}

/** What a provider is asked: a part of a draft as it is, and what is wanted instead. */
export type RewriteAsk = {
  part: Part
  content: DraftContent
  /** All claims of the course, as people left them. */
  claims: readonly ClaimRecord[]
  facts: Facts
  wish: { kind: RewriteKind } | { kind: 'words'; words: string }
  /** What was proposed for this part already, latest first: the next one is another. */
  earlier: readonly ProposedBlocks[]
}

/** What a provider makes of it. */
export type Rewriting = {
  /** In place of the part. */
  blocks: Block[]
  /** At the end of its lesson; behind it, in the assessment. */
  append: Block[]
  /** What the blocks state and the course does not yet. */
  facts: Fact[]
  /** What was done, in one sentence for the author. */
  note: string
}

/** A claim of a proposal. `kept`: the course has it already, with whatever was decided about it. */
export type ProposedClaim = {
  text: string
  citations: Citation[]
  support: Claim['support']
  problems: { code: string; message: string }[]
  kept: boolean
  byHand: boolean
}

export type ProposedBlocks = { blocks: Block[]; append: Block[] }

/** Something that a person wrote and that a proposal has no place for. `instead`: what would stand there. */
export type Lost = { key: string; kind: 'claim' | 'exercise'; text: string; instead: string | null }

export type Proposal = ProposedBlocks & {
  claims: Record<string, ProposedClaim>
  /** Remarks of the verifier on new exercises, by id. */
  exercises: Record<string, { code: string; message: string }[]>
  /** What people wrote by hand that would be lost. */
  lost: Lost[]
  /** The same proposal with all of that in its place; null where nothing would be lost. */
  keeping: ProposedBlocks | null
  note: string
}

export type Before = {
  title: string
  blocks: Block[]
  claims: Record<string, ProposedClaim>
}
