import type { Block } from '@/shared/manifest/schema'
import { findPart, type ClaimRecord, type DraftContent, type PartRef } from '@/systems/courses/public'
import { readFacts } from '@/systems/generation/providers/builtin/facts/read-facts'
import { rewrite } from '@/systems/generation/providers/builtin/rewrite'
import type { Proposal, RewriteAsk } from '@/systems/generation/rewriting/model'
import { settle } from '@/systems/generation/rewriting/settle'
import type { SourceDocument } from '@/systems/sops/model'
import { draftFrom } from './draft-from-file'

/** A draft with its claims as rows, without a database: what a provider is asked about. */
export type Desk = { source: SourceDocument; content: DraftContent; claims: ClaimRecord[] }

export async function deskFrom(filename: string): Promise<Desk> {
  const { source, content } = await draftFrom(filename)
  const { claims, ...rest } = content
  const rows = Object.entries(claims).map(([key, { text, citations, support }], order): ClaimRecord => ({
    id: order + 1,
    course: 1,
    key,
    order,
    text,
    originalText: text,
    citations,
    support,
    problems: [],
    state: support,
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    reason: null,
    editedBy: null,
    editedByName: null,
    updatedAt: '2026-11-01T09:00:00.000Z',
  }))
  return { source, content: rest, claims: rows }
}

export function askOf(
  desk: Desk,
  ref: PartRef,
  wish: RewriteAsk['wish'],
  earlier: RewriteAsk['earlier'] = [],
): RewriteAsk {
  const part = findPart({ content: desk.content, ref })
  if (!part) throw new Error(`no ${ref.kind} ${ref.id}`)
  return { part, content: desk.content, claims: desk.claims, facts: readFacts([desk.source]), wish, earlier }
}

/** What the built-in provider proposes; its sentence where it cannot. */
export async function proposalOf(
  desk: Desk,
  ref: PartRef,
  kind: Extract<RewriteAsk['wish'], { kind: string }>['kind'],
  earlier: RewriteAsk['earlier'] = [],
): Promise<Proposal | string> {
  const ask = askOf(desk, ref, kind === 'words' ? { kind, words: 'Say it to beginners.' } : { kind }, earlier)
  const context = { request: { sources: [desk.source] }, signal: new AbortController().signal }
  try {
    return settle({ ask, rewriting: await rewrite(context, ask), documents: [desk.source] })
  } catch (error) {
    if ((error as { code?: string }).code === 'generation.cannot-rewrite') return (error as Error).message
    throw error
  }
}

/** Blocks as a person would read them out. */
export function readOut(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'text':
          return block.text
        case 'callout':
          return `! ${block.level}: ${block.text}`
        case 'steps':
          return block.steps.map(({ text }, at) => `${block.ordered ? `${String(at + 1)}.` : '-'} ${text}`).join('\n')
        case 'definitions':
          return block.terms.map(({ term, text }) => `${term}: ${text}`).join('\n')
        case 'table':
          return [block.header, ...block.rows].map((row) => row.join(' | ')).join('\n')
        case 'figure':
          return `[${block.alt}]`
        case 'exercise':
          return `? ${block.exercise.type}: ${block.exercise.prompt}`
      }
    })
    .join('\n\n')
}
