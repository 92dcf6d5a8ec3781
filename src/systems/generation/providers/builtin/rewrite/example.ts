import { bare, contentWords, lexiconOf, stem } from '@/shared/language'
import type { Block } from '@/shared/manifest/schema'
import type { Fact, FactKind, Section } from '../../../model'
import { ended } from '../../../reading/wording'
import { isHeading, knownOf, statedBy } from '../../../rewriting/known'
import type { RewriteAsk } from '../../../rewriting/model'
import { stableId } from '../../../stable-id'
import { leansOnContext } from '../../../reading/context'
import type { Ways } from '.'

const MOST_AT_ONCE = 2
const MOST_WAYS = 4

/** Kinds that show a rule at work, or add to it. Steps and items belong to their procedure and their list. */
const telling: ReadonlySet<FactKind> = new Set<FactKind>([
  'statement',
  'limit',
  'condition',
  'warning',
  'problem',
  'row',
  'definition',
])
const EXAMPLE =
  /\b(?:for example|for instance|such as|e\.g\.|bijvoorbeeld|zoals|zum beispiel|z\.\s?B\.|par exemple|por ejemplo)/i

/** The part with other passages of the SOP that concern the same thing, quoted under the heading they stand under. */
export function example(ask: RewriteAsk): Ways {
  const { part, facts } = ask
  if (part.kind === 'exercise') return 'A question takes no example. Add one to the passage it asks about.'
  const known = knownOf(ask)
  const here = statedBy(part.blocks)
  const own = new Set(here.flatMap((key) => known.factsOf(key)))
  if (own.size === 0) return 'Nothing here rests on a passage, so there is nothing to add an example to.'
  const lexicon = lexiconOf(facts.language)
  const stemsOf = (text: string) => new Set(contentWords(text, lexicon).map((word) => stem(word, lexicon)))
  const rarity = rarityOf(facts.facts, stemsOf)
  const said = [...own].map((fact) => stemsOf(`${fact.term ?? ''} ${fact.text}`))
  // The same sentence printed twice is no example of itself.
  const texts = [...own].map((fact) => bare(fact.text)).join('\n')
  const segments = new Set([...own].flatMap((fact) => fact.spans.map(({ segment }) => `${fact.source} ${segment}`)))
  const lesson = new Set(
    ask.content.modules
      .flatMap((module) => module.lessons)
      .filter(({ id }) => id === part.lesson?.id)
      .flatMap(({ blocks }) => statedBy(blocks))
      .flatMap((key) => known.factsOf(key)),
  )
  const ranked = facts.facts
    .filter(
      (fact) =>
        telling.has(fact.kind) &&
        !own.has(fact) &&
        !lesson.has(fact) &&
        !known.isRejected(fact.id) &&
        !fact.spans.some(({ segment }) => segments.has(`${fact.source} ${segment}`)) &&
        !leansOnContext(fact.text) &&
        !texts.includes(bare(fact.text)) &&
        !/:$/.test(fact.text.trim()),
    )
    .map((fact) => ({ fact, score: likeness({ fact, said, stemsOf, rarity }) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.fact.order - b.fact.order)
    .map(({ fact }) => fact)
  if (ranked.length === 0) return 'The SOP says nothing more about this elsewhere, so there is no example to quote.'
  const sections = new Map(facts.sections.map((section) => [section.id, section]))
  return ranked.slice(0, MOST_WAYS).map((fact) => {
    const beside = ranked.filter((other) => other !== fact && other.section === fact.section).slice(0, MOST_AT_ONCE - 1)
    const quoted = [fact, ...beside].sort((a, b) => a.order - b.order)
    const section = sections.get(fact.section)
    return {
      blocks: withQuotes(part.blocks, quoted, section, part.id, (key) => known.rowOf(key)?.text),
      append: [],
      facts: quoted,
      note: `Adds what the SOP says about this${section ? ` under “${section.title}”` : ' elsewhere'}.`,
    }
  })
}

type Rarity = { of: (word: string) => number; count: (word: string) => number }

function rarityOf(facts: readonly Fact[], stemsOf: (text: string) => Set<string>): Rarity {
  const counts = new Map<string, number>()
  for (const { text } of facts) for (const word of stemsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const count = (word: string) => counts.get(word) ?? 1
  return { count, of: (word) => Math.log((facts.length + 1) / count(word)) }
}

/** A word that few facts have names what they are about. */
const IN_FEW = 5

/** How much a fact says about the same as one of the statements; nothing where they share common words alone. */
function likeness({
  fact,
  said,
  stemsOf,
  rarity,
}: {
  fact: Fact
  said: readonly ReadonlySet<string>[]
  stemsOf: (text: string) => Set<string>
  rarity: Rarity
}): number {
  const weight = (list: readonly string[]) => list.reduce((sum, word) => sum + rarity.of(word), 0)
  // A word that is explained elsewhere, and used here.
  const term = [...stemsOf(fact.term ?? '')]
  if (fact.kind === 'definition')
    return term.length > 0 && said.some((words) => term.every((word) => words.has(word))) ? weight(term) * 2 : 0
  const words = [...stemsOf(fact.text)]
  const scores = said.map((own) => {
    const shared = words.filter((word) => own.has(word))
    const named = shared.filter((word) => rarity.count(word) <= IN_FEW)
    const share = weight(shared) / (weight(words) || 1)
    return shared.length < 2 || named.length === 0 || share < 0.35 ? 0 : weight(shared)
  })
  return Math.max(0, ...scores) * (EXAMPLE.test(fact.text) ? 1.5 : 1)
}

/** Behind what the part says, before its questions. */
function withQuotes(
  blocks: readonly Block[],
  quoted: readonly Fact[],
  section: Section | undefined,
  part: string,
  wordsOf: (key: string) => string | undefined,
): Block[] {
  const keys = quoted.map(({ id }) => id)
  const idea = stableId('i', part, ...keys)
  const said = (fact: Fact) =>
    wordsOf(fact.id) ?? (fact.term && fact.meaning ? `${fact.term}: ${fact.meaning}` : fact.text)
  const added: Block[] = [
    ...(section && section.path.length > 0
      ? [
          {
            type: 'text' as const,
            id: stableId('b', part, 'heading', ...keys),
            idea,
            text: `**${section.title}**`,
            claims: keys.slice(0, 1),
          },
        ]
      : []),
    ...quoted.map((fact): Block => {
      const base = { id: stableId('b', part, 'quote', fact.id), idea, claims: [fact.id], text: ended(said(fact)) }
      return fact.severity === undefined
        ? { ...base, type: 'text' }
        : { ...base, type: 'callout', level: fact.severity }
    }),
  ]
  const at = blocks.findIndex(
    (block, index) => block.type === 'exercise' && blocks.slice(index).every(({ type }) => type === 'exercise'),
  )
  return at < 0 || isHeading(blocks[at])
    ? [...blocks, ...added]
    : [...blocks.slice(0, at), ...added, ...blocks.slice(at)]
}
