import { isImperative, words } from '@/shared/language'
import type { Block } from '@/shared/manifest/schema'
import { claimsOfBlock, exercisesOf } from '@/shared/manifest/walk'
import type { Fact } from '../../../model'
import { phrasesOf } from '../../../phrases'
import type { StepContext } from '../../../provider'
import { isHeading, knownOf, statedBy, type Known } from '../../../rewriting/known'
import type { RewriteAsk, Rewriting } from '../../../rewriting/model'
import { stableId } from '../../../stable-id'
import { writeLesson } from '../lessons/write-lesson'
import { questionsOn } from './question'
import { asList, asText } from './regroup'
import { saysAll, statementsOf } from './simpler'
import type { Ways } from '.'

/** Another way to say the same in the words of the SOP: another grouping, or another question on the same fact. */
export function again(ask: RewriteAsk, context: StepContext): Ways {
  const { part } = ask
  const known = knownOf(ask)
  const [first] = part.blocks
  if (first?.type === 'exercise' && part.blocks.length === 1 && part.kind !== 'lesson')
    return anotherQuestion(first, ask, context, known)
  if (part.kind === 'lesson') return lessonAgain(ask, known)
  const regrouped = first ? regroup(first, known) : null
  return typeof regrouped === 'string'
    ? regrouped
    : regrouped === null
      ? 'The built-in provider knows no other way to lay this out in the words of the SOP. A provider with a model can word it anew.'
      : [
          {
            blocks: [regrouped],
            append: [],
            facts: [],
            note: 'Lays the same out in another way. The words stay those of the SOP.',
          },
        ]
}

function anotherQuestion(
  { exercise, ...block }: Extract<Block, { type: 'exercise' }>,
  ask: RewriteAsk,
  context: StepContext,
  known: Known,
): Ways {
  const keys = claimsOfBlock({ ...block, exercise })
  const found = questionsOn({ ask, context, known, keys, besides: exercisesOf(ask.content) })
  if (found.length === 0)
    return 'The built-in provider finds no other question on the same facts whose key the passage bears out. A provider with a model may.'
  return found.map(({ block: other, facts }) => ({
    blocks: [other],
    append: [],
    facts,
    note: 'Asks about the same passage in another way.',
  }))
}

/** Whether words can stand in a paragraph: items of a list often are no more than a name. */
const isSentence = (text: string, language: string): boolean =>
  words(text).length >= 4 && (isImperative(text, language) || /[.!?]$/.test(text.trim()))

/** A paragraph as a list, a list as a paragraph. What is counted, and what warns, is not laid out anew. */
function regroup(block: Block, known: Known): Block | string | null {
  const statements = statementsOf(block, known)
  if (isHeading(block) || statements.length < 2) return null
  switch (block.type) {
    case 'text':
      return saysAll(block.text, statements) ? asList(block, statements) : null
    case 'steps':
      if (block.ordered || block.steps.some(({ choice }) => choice !== undefined))
        return 'These steps stand in the order of the SOP, one by one. The built-in provider lays them out in no other way.'
      return statements.length <= 5 && statements.every(({ text }) => isSentence(text, known.language))
        ? asText(block, statements)
        : null
    case 'definitions':
    case 'table':
      return asList(block, statements)
    case 'callout':
    case 'figure':
    case 'exercise':
      return null
  }
}

/** The lesson as the SOP gives it, drafted afresh; and with what must be taken care of before all else. */
function lessonAgain(ask: RewriteAsk, known: Known): Ways {
  const { part } = ask
  const questions = part.blocks.filter((block) => block.type === 'exercise')
  const taught = part.blocks.filter((block) => block.type !== 'exercise')
  const careFirst = withCareFirst(taught, ask, known)
  const fresh = freshLesson(ask, known)
  const found: Rewriting[] = [
    ...(fresh ? [{ ...fresh, blocks: [...fresh.blocks, ...questions] }] : []),
    ...(careFirst
      ? [
          {
            blocks: [...careFirst, ...questions],
            append: [],
            facts: [],
            note: 'Puts what must be taken care of before everything else. The words stay those of the SOP.',
          },
        ]
      : []),
  ]
  return found.length > 0
    ? found
    : 'The built-in provider knows no other order for this lesson. A provider with a model can word it anew.'
}

function freshLesson(ask: RewriteAsk, known: Known): Rewriting | null {
  const { part, facts, content } = ask
  const keys = statedBy(part.blocks)
  const own: Fact[] = [
    ...new Set(keys.filter((key) => !known.isRejected(key)).flatMap((key) => known.factsOf(key))),
  ].sort((a, b) => a.order - b.order)
  if (own.length === 0) return null
  const sections = new Map(facts.sections.map((section) => [section.id, section]))
  const { blocks, composed } = writeLesson(
    {
      id: part.id,
      title: part.title,
      facts: own.map(({ id }) => id),
      sections: [...new Set(own.map(({ section }) => section))],
      objectives: [],
    },
    new Map(facts.facts.map((fact) => [fact.id, fact])),
    sections,
    { language: content.language, phrases: phrasesOf(content.language) },
  )
  return {
    blocks,
    append: [],
    facts: [...own, ...composed],
    note: 'Drafts the lesson afresh from what the SOP says about it.',
  }
}

/** Warnings that stand between the steps come first, under a heading; null where there are none, or they do already. */
function withCareFirst(blocks: readonly Block[], ask: RewriteAsk, known: Known): Block[] | null {
  const grave = blocks.filter((block) => block.type === 'callout' && block.level !== 'note')
  const rest = blocks.filter((block) => !grave.includes(block))
  const from = blocks.findIndex((block) => !isHeading(block))
  const already = blocks.slice(from, from + grave.length).every((block) => grave.includes(block))
  const { part, content } = ask
  const safety = phrasesOf(content.language).topics.safety
  const named = part.title.toLowerCase().includes(safety.toLowerCase())
  if (grave.length === 0 || rest.every(isHeading) || already || named) return null
  const [first] = grave.flatMap(claimsOfBlock).filter((key) => known.rowOf(key) !== undefined)
  const idea = stableId('i', part.id, 'care')
  const heading: Block = {
    id: stableId('b', part.id, 'care'),
    type: 'text',
    idea,
    text: `**${safety}**`,
    claims: first === undefined ? [] : [first],
  }
  const idle = rest.filter((block, at) => !isHeading(block) || (rest[at + 1] !== undefined && !isHeading(rest[at + 1])))
  return [heading, ...grave.map((block) => ({ ...block, idea })), ...idle]
}
