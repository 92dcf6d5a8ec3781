import { isImperative, lexiconOf, quantities, words } from '@/shared/language'
import type { Block, Claim } from '@/shared/manifest/schema'
import { blockWithout, isByHand, type ClaimRecord } from '@/systems/courses/public'
import type { Fact, FactKind, SectionRole } from '../../../model'
import { isHeading, knownOf, statedBy } from '../../../rewriting/known'
import type { RewriteAsk } from '../../../rewriting/model'
import { leansOnContext } from '../../../reading/context'
import type { Ways } from '.'

/** Facts that tell people what to do, and what they must know to do it. */
const needed: ReadonlySet<FactKind> = new Set<FactKind>([
  'step',
  'substep',
  'material',
  'warning',
  'limit',
  'condition',
  'definition',
  'role',
  'row',
  'problem',
])

/** Sections in which a plain sentence may be what somebody has to do, whatever its form. */
const binding: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'procedure',
  'safety',
  'trouble',
  'materials',
  'records',
  'quality',
  'roles',
])

/** The part without the sentences that explain. Every step, warning and limit stays, and whatever people wrote by hand. */
export function shorter(ask: RewriteAsk): Ways {
  const { part, claims, content } = ask
  if (part.kind === 'exercise' || part.blocks.every(({ type }) => type === 'exercise'))
    return 'The built-in provider cannot shorten a question: its words are those of the SOP. Ask for another question instead.'
  const known = knownOf(ask)
  const inText = new Set(
    statedBy(part.blocks.filter((block) => (block.type === 'text' && !isHeading(block)) || isNote(block))),
  )
  const elsewhere = new Set(statedBy(part.blocks.filter((block) => block.type !== 'text' && !isNote(block))))
  const gone = new Set(
    [...inText].filter((key, at, all) => {
      const row = known.rowOf(key)
      const next = known.rowOf(all[at + 1] ?? '')
      if (!row || elsewhere.has(key) || (next && pointsBack(next.text))) return false
      return explains(row, known.factsOf(key), ask)
    }),
  )
  const said: Record<string, Claim> = Object.fromEntries(
    claims.map(({ key, text, citations, support }) => [key, { text, citations, support }]),
  )
  const dropped = new Set<string>()
  const blocks = part.blocks.flatMap((block): Block[] => {
    if (block.type === 'exercise' || isHeading(block)) return [block]
    const going = block.claims.filter((key) => gone.has(key))
    if (going.length === 0) return [block]
    const stuck: { block: string; claim: string }[] = []
    const left = blockWithout({ block, gone: going, claims: said, language: content.language, stuck })
    // Words that cannot be told from the rest stay.
    if (stuck.length > 0) return [block]
    for (const key of going) dropped.add(key)
    return left ? [left] : []
  })
  if (dropped.size === 0)
    return 'There is nothing to leave out here: every sentence is a step, a warning, a limit or a definition, or was written by hand.'
  const kept = withoutIdleHeadings(blocks)
  if (kept.every((block) => block.type === 'exercise' || isHeading(block)))
    return 'This part explains and does nothing else, so nothing would be left of it. Take it out in the review instead.'
  const count = dropped.size
  return [
    {
      blocks: kept,
      append: [],
      facts: [],
      note: `Leaves out ${count === 1 ? 'one sentence that explains' : `${String(count)} sentences that explain`}. Every step, warning and limit stays.`,
    },
  ]
}

const isNote = (block: Block): boolean => block.type === 'callout' && block.level === 'note'

const FEWEST_WORDS = 6

/** Whether a sentence says "it" or "this" of something that the one before it named. */
const pointsBack = (text: string): boolean =>
  leansOnContext(text) ||
  /\b(?:it|its|they|them|their|this|these|those|such|het|deze|dit|dat|daarvan|hiervan|es|sie|diese[rsnm]?|dies|il|elle|ils|elles|cela|celui|ello|ellos|esto|estos|éste)\b/iu.test(
    text,
  )

function explains(row: ClaimRecord, facts: readonly Fact[], { facts: all, content }: RewriteAsk): boolean {
  const { language } = content
  if (isByHand(row) || row.state === 'rejected') return false
  if (facts.some(({ kind, severity }) => needed.has(kind) || severity !== undefined)) return false
  const sections = new Map(all.sections.map(({ id, role }) => [id, role]))
  const inBinding = facts.some(
    ({ kind, section }) => kind !== 'purpose' && kind !== 'scope' && binding.has(sections.get(section) ?? 'other'),
  )
  if (inBinding) return false
  const { text } = row
  // Labels, and what heads a list, hold together what follows them.
  if (!/[.!?]$/.test(text.trim()) || words(text).length < FEWEST_WORDS || isImperative(text, language)) return false
  if (facts.some((fact) => fact.choice !== undefined || all.facts.some(({ parent }) => parent === fact.id)))
    return false
  if (quantities(text, language).some(({ unit, reference }) => unit !== null && !reference)) return false
  const { negation, obligation, recommendation, condition } = lexiconOf(language)
  const telling = [negation, obligation, recommendation, condition]
  return !words(text).some((word) => telling.some((list) => list.has(word)))
}

function withoutIdleHeadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, at) => {
    const next = blocks[at + 1]
    return !isHeading(block) || (next !== undefined && !isHeading(next) && next.type !== 'exercise')
  })
}
