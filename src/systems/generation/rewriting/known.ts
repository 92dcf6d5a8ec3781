import type { Block } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import type { ClaimRecord } from '@/systems/courses/public'
import type { Fact } from '../model'
import type { RewriteAsk } from './model'

/** What the claims of a course say in the SOP: the facts behind them, and all that its lessons teach. */
export type Known = {
  language: string
  rowOf: (key: string) => ClaimRecord | undefined
  /** The fact a claim was made of, or those whose passages it cites. */
  factsOf: (key: string) => Fact[]
  /** Of all lessons, in the order of the SOP. */
  taught: Fact[]
  isRejected: (key: string) => boolean
}

export function knownOf({ claims, facts, content }: Pick<RewriteAsk, 'claims' | 'facts' | 'content'>): Known {
  const rows = new Map(claims.map((claim) => [claim.key, claim]))
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const bySegment = new Map<string, Fact[]>()
  for (const fact of facts.facts) {
    for (const { segment } of fact.spans) {
      const place = `${fact.source} ${segment}`
      bySegment.set(place, [...(bySegment.get(place) ?? []), fact])
    }
  }
  const factsOf = (key: string): Fact[] => {
    const own = byId.get(key)
    if (own) return [own]
    const cited = (rows.get(key)?.citations ?? []).flatMap((citation) =>
      (bySegment.get(`${citation.source} ${citation.segment}`) ?? []).filter((fact) =>
        fact.spans.some(
          (span) => span.segment === citation.segment && span.start < citation.end && citation.start < span.end,
        ),
      ),
    )
    return [...new Set(cited)].sort((a, b) => a.order - b.order)
  }
  const stated = content.modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => lesson.blocks)
    .flatMap(claimsOfBlock)
  return {
    language: content.language,
    rowOf: (key) => rows.get(key),
    factsOf,
    taught: [...new Set([...new Set(stated)].flatMap(factsOf))].sort((a, b) => a.order - b.order),
    isRejected: (key) => rows.get(key)?.state === 'rejected',
  }
}

/** Keys of what blocks state themselves, exercises apart, in order. */
export function statedBy(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.flatMap((block) => (block.type === 'exercise' ? [] : claimsOfBlock(block))))]
}

/** A heading inside a lesson: bold words and nothing else. */
export function isHeading(block: Block | undefined): boolean {
  return block?.type === 'text' && /^\*\*[^*\n]+\*\*:?$/.test(block.text.trim())
}
