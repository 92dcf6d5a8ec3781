import type { ClaimRecord, DraftContent } from '../model'
import { findStatement } from '../rules/find-statement'
import { isLabel } from '../rules/labels'
import { rowOf } from '../rules/table-rows'

/** Where the statements of a text stand in it, in order; offsets in UTF-16 units. What lies between them states no fact. */
export type StatementSpan = { key: string; start: number; end: number }

/** By block id, for the blocks that are running text. A claim whose words are not found there has no span. */
export function statementSpans({
  content,
  claims,
}: {
  content: DraftContent
  claims: readonly ClaimRecord[]
}): Record<string, StatementSpan[]> {
  const words = new Map(claims.map((claim) => [claim.key, claim.text]))
  const blocks = content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks)
  const spans: Record<string, StatementSpan[]> = {}
  for (const block of blocks) {
    if ((block.type !== 'text' && block.type !== 'callout') || isLabel(block)) continue
    const found = block.claims.flatMap((key) => {
      const place = findStatement({ text: block.text, statement: words.get(key) ?? '', language: content.language })
      return place ? [{ key, ...place }] : []
    })
    found.sort((a, b) => a.start - b.start || a.end - b.end)
    // Two claims may say the same sentence; it is shown once, under the first.
    spans[block.id] = found.filter((span, index) => index === 0 || span.start >= (found[index - 1]?.end ?? 0))
  }
  return spans
}

/** By block id, for tables: the claim of each row, null for a row that none states. */
export function claimsOfRows({
  content,
  claims,
}: {
  content: DraftContent
  claims: readonly ClaimRecord[]
}): Record<string, (string | null)[]> {
  const words = new Map(claims.map((claim) => [claim.key, claim.text]))
  const blocks = content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks)
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'table') return []
      const rows = new Array<string | null>(block.rows.length).fill(null)
      for (const key of block.claims) {
        const rank = rowOf({ table: block, key, text: words.get(key) ?? '' })
        if (rank !== null) rows[rank] = key
      }
      return [[block.id, rows]]
    }),
  )
}
