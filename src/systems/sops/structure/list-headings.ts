import type { Block, BlockOf, ListItem, Run } from '../parsers/blocks'
import { boldLead, isBold, plainText } from '../parsers/blocks'
import { pseudoLevel } from './headings'
import type { Outline, Place } from './outline'

type Section = { level: number; text: string; rest: Block[] }

/** `1. **Purpose:** To structure …  3. **Procedure:**` — a numbered list whose items are the document's sections. */
export function numberedSections(
  outline: Outline,
  list: BlockOf<'list'>,
  items: ListItem[],
  place: Place,
): Section[] | null {
  if (!list.ordered || place.parent || place.depth > 0) return null
  const leads = items.map((item) => (item.blocks[0]?.type === 'paragraph' ? boldLead(item.blocks[0].runs) : ''))
  const bare = items.filter(
    (item) => item.blocks[0]?.type === 'paragraph' && isBold(item.blocks[0].runs) && item.blocks.length === 1,
  )
  const single = items.length === 1 && bare.length === 1 && !/[.!?]$/.test((leads[0] ?? '').replace(/\.$/, ''))
  if (!single && !(bare.length > 0 && leads.every((lead) => lead.endsWith(':')))) return null
  return items.map((item, index) => {
    const [first, ...rest] = item.blocks
    const lead = leads[index] ?? ''
    const runs = first?.type === 'paragraph' ? withoutLead(first.runs) : []
    const text = single ? lead : lead.replace(/\s*:$/, '')
    return {
      level: single ? Math.ceil(pseudoLevel(outline, 'Appendix')) : 1,
      text,
      rest: [...(!single && plainText(runs) ? [{ type: 'paragraph' as const, runs }] : []), ...rest],
    }
  })
}

function withoutLead(runs: Run[]): Run[] {
  const at = runs.findIndex((run) => !run.bold && run.text.trim() !== '')
  return at < 0 ? [] : runs.slice(at)
}

/** Word numbers headings by nested lists: a lone short item, deep inside empty ones, right before a paragraph. */
export function strayHeading(items: ListItem[], depth: number): { level: number; text: string } | null {
  const [item, ...others] = items
  const [first, ...rest] = item?.blocks ?? []
  if (!item || others.length > 0 || rest.length > 0) return null
  if (first?.type === 'list') return strayHeading(first.items, depth + 1)
  if (first?.type !== 'paragraph' || depth < 2) return null
  const text = plainText(first.runs)
  return text.split(/\s+/).length <= 10 && !/[.;:,]$/.test(text) && /^\d/.test(item.marker)
    ? { level: depth, text }
    : null
}
