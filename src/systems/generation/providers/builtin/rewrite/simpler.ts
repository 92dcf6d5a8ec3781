import type { Block } from '@/shared/manifest/schema'
import type { Fact } from '../../../model'
import { isHeading, knownOf, type Known } from '../../../rewriting/known'
import type { RewriteAsk } from '../../../rewriting/model'
import { runsOf } from '../lessons/fact-tree'
import { asList, asText, ideasOf, type Statement } from './regroup'
import type { Ways } from '.'

type Made = { blocks: Block[]; facts: Fact[] }

/** One idea a block: paragraphs become lists or single sentences, and what one item says in one breath becomes a list. */
export function simpler(ask: RewriteAsk): Ways {
  const { part } = ask
  if (part.kind === 'exercise' || part.blocks.every(({ type }) => type === 'exercise'))
    return 'The built-in provider cannot make a question simpler. Ask for another question on the same passage instead.'
  const known = knownOf(ask)
  const made = part.blocks.map((block) => parted(block, known, ask) ?? { blocks: [block], facts: [] })
  const changed = made.filter(({ blocks }, at) => blocks[0] !== part.blocks[at]).length
  if (changed === 0)
    return part.kind === 'lesson'
      ? 'This lesson says one thing at a time already, in the words of the SOP. A provider with a model can choose plainer words.'
      : 'This says one thing at a time already, in the words of the SOP. A provider with a model can choose plainer words.'
  return [
    {
      blocks: made.flatMap(({ blocks }) => blocks),
      append: [],
      facts: made.flatMap(({ facts }) => facts),
      note:
        part.kind === 'lesson'
          ? `Says one thing at a time in ${changed === 1 ? 'one block' : `${String(changed)} blocks`}. The words stay those of the SOP.`
          : 'Says one thing at a time. The words stay those of the SOP.',
    },
  ]
}

/** A block in simpler blocks; null where it is as simple as it can be without other words. */
function parted(block: Block, known: Known, ask: RewriteAsk): Made | null {
  if (isHeading(block)) return null
  const statements = statementsOf(block, known)
  switch (block.type) {
    case 'text': {
      const [only] = statements
      if (only && statements.length === 1) return unfolded(block, only, known, ask)
      // Words of the block that no claim states would be lost.
      if (statements.length < 2 || !saysAll(block.text, statements)) return null
      const groups = ideasOf(statements)
      if (groups.length === 1) return null
      const plain = groups.length >= 3 && groups.every((group) => group.length === 1)
      return {
        facts: [],
        blocks: plain ? [asList(block, statements)] : groups.map((group, at) => asText(block, group, at)),
      }
    }
    case 'callout': {
      if (statements.length < 2 || !saysAll(block.text, statements)) return null
      const groups = ideasOf(statements)
      if (groups.length === 1) return null
      return {
        facts: [],
        blocks: groups.map((group, at) => {
          const { id, claims, ...text } = asText(block, group, at) as Extract<Block, { type: 'text' }>
          return { ...block, ...text, type: 'callout', level: block.level, id: `${id}c`, claims }
        }),
      }
    }
    case 'steps': {
      if (block.ordered || block.steps.some(({ choice }) => choice !== undefined)) return null
      const made = statements.map((one) => ({ one, parts: partsOf(one, known, ask) }))
      if (made.every(({ parts }) => parts.length === 0)) return null
      return {
        facts: made.flatMap(({ parts }) => parts),
        blocks: runsOf(made, (before, one) => before.parts.length === 0 && one.parts.length === 0).flatMap(
          (run, at) => {
            const [first] = run
            return first && first.parts.length > 0
              ? leadAndList(block, first.parts, at)
              : [
                  asList(
                    block,
                    run.map(({ one }) => one),
                    at,
                  ),
                ]
          },
        ),
      }
    }
    case 'definitions':
    case 'table':
    case 'figure':
    case 'exercise':
      return null
  }
}

function unfolded(block: Block, only: Statement, known: Known, ask: RewriteAsk): Made | null {
  const parts = partsOf(only, known, ask)
  return parts.length === 0 ? null : { facts: parts, blocks: leadAndList(block, parts, 0) }
}

function leadAndList(block: Block, [lead, ...rest]: readonly Fact[], at: number): Block[] {
  const said = ({ id, text }: Fact): Statement => ({ key: id, text })
  if (!lead) return []
  const head: Block = { ...asText(block, [said(lead)], at) }
  if (head.type === 'text' && /:$/.test(lead.text)) head.text = lead.text
  const list = asList(block, rest.map(said), at)
  return [head, head.idea === undefined ? list : { ...list, idea: head.idea }]
}

/** The facts that were put into one statement, where they are two or more and nobody changed its words. */
function partsOf({ key, text }: Statement, known: Known, { facts }: RewriteAsk): Fact[] {
  const row = known.rowOf(key)
  if (!row || row.editedBy !== null || row.citations.length < 2) return []
  if (facts.facts.some(({ id }) => id === key)) return []
  const parts = known
    .factsOf(key)
    .filter((fact) =>
      fact.spans.every(({ segment, start, end }) =>
        row.citations.some((one) => one.segment === segment && one.start === start && one.end === end),
      ),
    )
  const said = text.toLowerCase()
  const whole = parts.every((part) => said.includes(part.text.replace(/[.:;]+$/, '').toLowerCase()))
  return parts.length >= 3 && whole && !parts.some(({ id }) => known.isRejected(id)) ? parts : []
}

/** What a block states, in its order. */
export function statementsOf(block: Block, known: Known): Statement[] {
  const keys =
    block.type === 'steps'
      ? block.steps.map(({ claim }) => claim)
      : block.type === 'definitions'
        ? block.terms.map(({ claim }) => claim)
        : block.claims
  return [...new Set(keys)].flatMap((key) => {
    const row = known.rowOf(key)
    return row ? [{ key, text: row.text }] : []
  })
}

/** Whether statements are all that a text says. */
export function saysAll(text: string, statements: readonly Statement[]): boolean {
  const bare = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return bare(text) === bare(statements.map(({ text: said }) => said).join(''))
}
