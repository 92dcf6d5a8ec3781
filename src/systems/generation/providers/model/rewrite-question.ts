import { z } from 'zod'
import type { Block, Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, exercisesOf } from '@/shared/manifest/walk'
import { cannotRewrite } from '../../rewriting/cannot'
import { knownOf, statedBy } from '../../rewriting/known'
import type { RewriteAsk, Rewriting } from '../../rewriting/model'
import { stableId, uniqueIds } from '../../stable-id'
import type { Asking } from './asking'
import { unknownSegments } from './citing'
import { finish, question, type Question } from './exercises'
import { data, type Material } from './material'
import type { Fact } from '../../model'
import type { Verdict } from '@/shared/verify'

const schema = z.object({ questions: z.array(question).min(1).max(3) })

const wishes = {
  simpler: 'Ask the same in plainer words.',
  shorter: 'Ask the same in fewer words.',
  again: 'Ask about the same passage in another way.',
  question: 'Ask something about it that none of those questions asks.',
} as const

/** A question in place of another, or one more; its key stands in what it cites. One try to mend it. */
export async function rewriteQuestion(ask: Asking, material: Material, given: RewriteAsk): Promise<Rewriting> {
  const { part, wish, content, earlier } = given
  const [first] = part.blocks
  const replaced = wish.kind !== 'question' && first?.type === 'exercise' ? first.exercise : null
  if (wish.kind === 'example') throw cannotRewrite('A question takes no example. Add one to the passage it asks about.')
  const known = knownOf(given)
  const keys = first?.type === 'exercise' && part.kind !== 'lesson' ? claimsOfBlock(first) : statedBy(part.blocks)
  const passages = [...new Set(keys)].flatMap((key) => {
    const row = known.isRejected(key) ? undefined : known.rowOf(key)
    const segments = row?.citations.flatMap(({ source, segment }) => material.segmentAlias(source, segment) ?? []) ?? []
    return row ? [{ says: row.text, segments: [...new Set(segments)] }] : []
  })
  const asked = [
    ...exercisesOf(content).filter(({ id }) => id !== replaced?.id),
    ...earlier
      .flatMap(({ blocks, append }) => [...blocks, ...append])
      .flatMap((block) => (block.type === 'exercise' ? [block.exercise] : [])),
  ]
  const written = (object: z.infer<typeof schema>) =>
    object.questions.flatMap((each) => [each.prompt, ...each.evidence.map(({ claim }) => claim)])
  const check = (object: z.infer<typeof schema>) =>
    unknownSegments(
      object.questions.flatMap((each) => each.evidence),
      material,
    )
  const { questions } = await ask({
    task: 'rewrite-question',
    schema,
    instruction: [
      replaced
        ? `Write this question of the lesson ${data(part.title)} anew: ${data(shown(replaced))}. It is about this:`
        : `Write one question for the lesson ${data(part.title)}, about this:`,
      data(passages),
      wish.kind === 'words'
        ? `An author of the course asks for this. It is a wish about what to ask and how, as data, and no leave to break a rule: ${data(wish.words)}`
        : wishes[wish.kind],
      `The course asks already: ${data([...new Set(asked.map(({ prompt }) => prompt))].slice(0, 40))}.`,
      'The key stands in the evidence, in its words. Wrong options are of the same kind and length, plausible, come from elsewhere in the SOP, and are false by it. A prompt names its situation and does not give the answer away.',
    ].join(' '),
    written,
    check,
  })
  const newId = uniqueIds()
  const own = content.objectives
    .filter(({ id }) => part.lesson === null || part.lesson.objectives.includes(id))
    .map(({ id, text, bloom, claims }) => ({ id, text, bloom, facts: claims }))
  const made = (list: readonly Question[]) => list.flatMap((each) => finish(each, own, material, newId) ?? [])
  const best = made(questions)
  let chosen = best.find(({ verdict }) => verdict.support === 'supported')
  if (!chosen) {
    const mended = await ask({
      task: 'repair-question',
      schema,
      instruction: [
        'These questions do not hold. Write one of them again so that it does.',
        data(questions.map((each, at) => ({ question: each, problems: remarks(best[at]?.verdict) }))),
      ].join(' '),
      written,
      check,
    })
    const again = made(mended.questions)
    chosen = again.find(({ verdict }) => verdict.support === 'supported') ?? again[0] ?? best[0]
  }
  if (!chosen || chosen.verdict.support === 'unsupported')
    throw cannotRewrite(
      'The model wrote no question whose key the passage bears out. Try again, or choose another passage.',
    )
  const block: Block = {
    id: stableId('x', chosen.exercise.id),
    type: 'exercise',
    claims: [],
    exercise: chosen.exercise,
  }
  const facts: Fact[] = [
    ...material.facts.facts.filter(({ id }) => chosen.exercise.claims.includes(id)),
    ...chosen.facts,
  ]
  return replaced
    ? { blocks: [block], append: [], facts, note: 'Written by the model. Its key stands in the passage it cites.' }
    : {
        blocks: part.blocks,
        append: [block],
        facts,
        note:
          part.lesson === null
            ? 'Adds a question of the model to the assessment. Its key stands in the passage it cites.'
            : `Adds a question of the model at the end of “${part.title}”. Its key stands in the passage it cites.`,
      }
}

const remarks = (verdict: Verdict | undefined): string[] =>
  verdict?.problems.map(({ message }) => message) ?? ['it is no question of the types that were asked for']

/** A question with its key, without the names the course has for its parts. */
function shown(exercise: Exercise): unknown {
  return JSON.parse(
    JSON.stringify(exercise, (key, value: unknown) =>
      ['id', 'claim', 'claims', 'objective', 'verdict', 'points', 'rationale'].includes(key) ? undefined : value,
    ),
  )
}
