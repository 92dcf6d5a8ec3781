import { z } from 'zod'
import type { Block } from '@/shared/manifest/schema'
import type { Verdict } from '@/shared/verify'
import type { Fact, LessonPlan, Lessons, Outline } from '../../model'
import { phrasesOf } from '../../phrases'
import { uniqueIds } from '../../stable-id'
import { inIdeas } from '../builtin/lessons/ideas'
import { claimsIn, type Draft } from '../builtin/lessons/shapes'
import { writeLesson as writeInWordsOfTheSop } from '../builtin/lessons/write-lesson'
import { eachOf, type Asking } from './asking'
import { citedSchema, factFrom, unknownSegments, verdictOn, type Cited } from './citing'
import { data, type Material } from './material'

/** Calls under way at one time. */
const AT_ONCE = 4

const levels = ['note', 'caution', 'warning', 'danger'] as const
export const blockSchema = z.object({
  type: z
    .enum(['text', 'steps', 'list', 'callout', 'terms'])
    .describe('steps: numbered, in order; list: bullets; callout: a warning or note; terms: words explained'),
  level: z.enum(levels).nullable().describe('of a callout, else null'),
  claims: z
    .array(citedSchema.extend({ term: z.string().nullable().describe('the word explained, in terms, else null') }))
    .min(1),
})
const lessonSchema = z.object({ blocks: z.array(blockSchema).min(1) })
export type WrittenBlock = z.infer<typeof blockSchema>

const repairSchema = z.object({ claims: z.array(citedSchema.extend({ number: z.number().int() })) })

/** The blocks of every lesson, a few lessons at a time. */
export async function writeLessons(ask: Asking, material: Material, outline: Outline): Promise<Lessons> {
  const plans = outline.modules.flatMap((module) => module.lessons)
  const written = await eachOf(plans, AT_ONCE, (plan) => writeOne(ask, material, plan))
  return {
    lessons: plans.map((plan, at) => ({ lesson: plan.id, blocks: written[at]?.blocks ?? [] })),
    composed: written.flatMap((each) => each.composed),
  }
}

type Item = { fact: Fact; block: WrittenBlock; number: number }

async function writeOne(
  ask: Asking,
  material: Material,
  plan: LessonPlan,
): Promise<{ blocks: Block[]; composed: Fact[] }> {
  const byId = new Map(material.facts.facts.map((fact) => [fact.id, fact]))
  const taught = plan.facts.flatMap((id) => byId.get(id) ?? [])
  const { blocks } = await ask({
    task: 'lesson',
    schema: lessonSchema,
    facts: taught,
    isLocal: true,
    instruction: [
      `Write the lesson ${data(plan.title)}. It teaches these facts, all of them: ${taught.map(({ id }) => material.aliasOf(id)).join(', ')}.`,
      'Open with the purpose where the SOP states one, then what is needed, the steps, and what to do when it goes wrong. Put each warning right behind the step it concerns.',
      'A block of text has two to four claims that read as a paragraph.',
    ].join(' '),
    ...readingOf(material),
  })
  const { said, drafts: own } = await draftsOf(ask, material, plan, blocks)
  const missing = taught.filter((fact) => !said.some((other) => other.id === fact.id || other.parts?.includes(fact.id)))
  const filled = writeInWordsOfTheSop(
    { ...plan, facts: missing.map(({ id }) => id) },
    byId,
    new Map(material.facts.sections.map((section) => [section.id, section])),
    { language: material.facts.language, phrases: phrasesOf(material.facts.language) },
  )
  const composed = said.filter((fact) => !byId.has(fact.id))
  const orderOf = new Map(
    [...material.facts.facts, ...composed, ...filled.composed].map((fact) => [fact.id, fact.order]),
  )
  const drafts = placed(
    own,
    filled.blocks.map(({ id: _id, ...draft }) => draft),
    orderOf,
  )
  const newId = uniqueIds()
  return {
    blocks: inIdeas(drafts).map((draft) => ({ ...draft, id: newId('b', plan.id, draft.type, ...claimsIn(draft)) })),
    composed: [...composed, ...filled.composed],
  }
}

/** How an answer in blocks is looked at before it counts. */
export const readingOf = (material: Material) => ({
  written: (object: { blocks: readonly WrittenBlock[] }) =>
    object.blocks.flatMap((block) => block.claims.map(({ claim }) => claim)),
  check: (object: { blocks: readonly WrittenBlock[] }) =>
    unknownSegments(
      object.blocks.flatMap((block) => block.claims),
      material,
    ),
})

/** Blocks as a model wrote them, as drafts of ours: every claim a fact, looked at by the verifier and mended once. */
export async function draftsOf(
  ask: Asking,
  material: Material,
  plan: { id: string; title: string; facts?: readonly string[] },
  blocks: readonly WrittenBlock[],
): Promise<{ said: Fact[]; drafts: Draft[] }> {
  let number = 0
  const items: Item[] = blocks.flatMap((block) =>
    block.claims.map((cited) => ({
      fact: factFrom({ ...cited, term: block.type === 'terms' ? cited.term : null }, material),
      block,
      number: ++number,
    })),
  )
  await repair(ask, material, plan, items)
  return {
    said: items.map(({ fact }) => fact),
    drafts: blocks.map((block) =>
      draftOf(
        block,
        items.filter((item) => item.block === block).map(({ fact }) => fact),
        plan,
      ),
    ),
  }
}

/** One try to mend what the verifier does not bear out; what is still wrong then is flagged by it, for the reviewer. */
async function repair(
  ask: Asking,
  material: Material,
  plan: { title: string; facts?: readonly string[] },
  items: Item[],
): Promise<void> {
  const bad = items.flatMap((item) => {
    const verdict: Verdict = verdictOn(item.fact, material)
    return verdict.support === 'unsupported' ? [{ item, verdict }] : []
  })
  if (bad.length === 0) return
  const { claims } = await ask({
    task: 'repair',
    schema: repairSchema,
    ...(plan.facts ? { facts: material.facts.facts.filter(({ id }) => plan.facts?.includes(id)), isLocal: true } : {}),
    instruction: [
      `These claims of the lesson ${data(plan.title)} are not borne out by the passages they cite. Write each again, with its number, so that the quote says all of it; leave out what the SOP does not say.`,
      data(
        bad.map(({ item, verdict }) => ({
          number: item.number,
          claim: item.fact.text,
          problems: verdict.problems.map(({ message }) => message),
        })),
      ),
    ].join(' '),
    written: (object) => object.claims.map(({ claim }) => claim),
    check: (object) => unknownSegments(object.claims, material),
  })
  for (const { item } of bad) {
    const again = claims.find((claim) => claim.number === item.number)
    if (again)
      item.fact = factFrom(
        { ...again, term: item.fact.term ?? null } satisfies Cited & { term: string | null },
        material,
      )
  }
}

function draftOf(block: WrittenBlock, facts: readonly Fact[], plan: Pick<LessonPlan, 'id'>): Draft {
  const newId = uniqueIds()
  const ids = facts.map(({ id }) => id)
  const paragraph = facts.map(({ text }) => (/[.!?:]$/.test(text) ? text : `${text}.`)).join(' ')
  switch (block.type) {
    case 'text':
      return { type: 'text', text: paragraph, claims: ids }
    case 'callout':
      // A danger of the SOP is not made a note.
      return { type: 'callout', level: gravest(block.level, facts), text: paragraph, claims: ids }
    case 'terms':
      return {
        type: 'definitions',
        claims: [],
        terms: facts.map((fact) => ({ term: fact.term ?? fact.text, text: fact.meaning ?? fact.text, claim: fact.id })),
      }
    case 'steps':
    case 'list': {
      const inOrder = [...facts].sort((a, b) => a.order - b.order)
      const [first] = inOrder
      const isSequence =
        first?.sequence !== undefined && inOrder.every((fact) => fact.sequence?.id === first.sequence?.id)
      return {
        type: 'steps',
        // Numbered by the SOP, not by the model; and in the SOP's order, which no single claim could show to be wrong.
        ordered: block.type === 'steps' && isSequence,
        claims: [],
        steps: inOrder.map((fact) => ({
          id: newId('s', plan.id, fact.id),
          text: fact.text,
          claim: fact.id,
          ...(fact.severity === undefined ? {} : { critical: true }),
          ...(fact.choice === undefined ? {} : { choice: fact.choice }),
        })),
      }
    }
  }
}

function gravest(level: WrittenBlock['level'], facts: readonly Fact[]): (typeof levels)[number] {
  const at = [level, ...facts.map(({ severity }) => severity)].map((each) => levels.indexOf(each ?? 'note'))
  return levels[Math.max(...at)] ?? 'caution'
}

/** What the model left out, each block behind those that come before it in the SOP. */
function placed(own: readonly Draft[], filled: readonly Draft[], orderOf: ReadonlyMap<string, number>): Draft[] {
  const first = (draft: Draft) => Math.min(...claimsIn(draft).map((id) => orderOf.get(id) ?? Infinity))
  const result = [...own]
  for (const draft of filled) {
    const at = result.findIndex((other) => first(other) > first(draft))
    result.splice(at < 0 ? result.length : at, 0, draft)
  }
  return result
}
