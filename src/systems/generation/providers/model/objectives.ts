import { z } from 'zod'
import { bloomLevels } from '@/shared/manifest/schema'
import { eachOf } from '../../pipeline/each-of'
import type { Fact, PlannedObjective } from '../../model'
import { phrasesOf } from '../../phrases'
import { stableId } from '../../stable-id'
import { planObjectives } from '../builtin/objectives'
import type { Asking } from './asking'
import { quotesOf, type Material } from './material'
import { soundHeading } from './plain-words'
import { stretches } from './stretch'

const schema = z.object({
  objectives: z.array(
    z.object({
      text: z.string().describe('begins with a verb: "Defrost a freezer …"'),
      bloom: z.enum(bloomLevels),
      facts: z.array(z.string()).describe(`the facts it is made of: ${stretches}`),
    }),
  ),
})

/** Objectives of one of several parts: as many as a course of that size would have. */
const MOST_OF_A_PART = 5
const FACTS_AN_OBJECTIVE = 25

/** What learners will be able to do. Objectives that rest on nothing, or use other words than the SOP's, are left out. */
export async function writeObjectives(ask: Asking, material: Material): Promise<PlannedObjective[]> {
  return (await eachOf(material.parts, 4, (part) => objectivesOfPart(ask, material, part))).flat()
}

/** Those of a part, of its own facts alone; our own planner's where the model has none that holds. */
export async function objectivesOfPart(
  ask: Asking,
  material: Material,
  part: readonly Fact[],
): Promise<PlannedObjective[]> {
  const { language } = material.facts
  const own = new Set(part.map(({ id }) => id))
  const sound = (await askFor(ask, material, part)).flatMap(({ text, bloom, facts: entries }) => {
    const named = new Map(entries.flatMap((entry) => material.factsOf(entry).map((fact) => [fact.id, fact] as const)))
    const facts = [...named.values()].filter(({ id }) => own.has(id))
    const kept = soundHeading(text, { evidence: quotesOf(facts, material), language, share: 0.4, letters: 200 })
    return kept === null || facts.length === 0 ? [] : [{ text: kept, bloom, facts: facts.map(({ id }) => id) }]
  })
  if (sound.length === 0)
    return planObjectives(material.facts, phrasesOf(language)).filter(
      ({ facts }) => material.parts.length === 1 || facts.every((id) => own.has(id)),
    )
  return sound.map((objective) => ({ ...objective, id: stableId('o', objective.text, ...objective.facts) }))
}

async function askFor(
  ask: Asking,
  material: Material,
  facts: readonly Fact[],
): Promise<z.infer<typeof schema>['objectives']> {
  const isAll = material.parts.length === 1
  const most = Math.min(MOST_OF_A_PART, Math.ceil(facts.length / FACTS_AN_OBJECTIVE))
  const { objectives } = await ask({
    task: 'objectives',
    schema,
    facts,
    isLocal: true,
    instruction:
      (isAll
        ? 'Write the objectives of the course: what people can do after it, one for every part of the work (three to twelve). '
        : `Write the objectives of a part of the course, of these facts: ${facts.map(({ id }) => material.aliasOf(id)).join(', ')}. They say what people can do after it (${most === 1 ? 'one' : `one to ${String(most)}`}). `) +
      'Each begins with a verb that can be observed, names its subject in the words of the SOP, has the level of Bloom that the verb has, and lists the facts it is made of.',
    written: (object) => object.objectives.map(({ text }) => text),
    check: (object) =>
      object.objectives.some((objective) => objective.facts.some((entry) => material.factsOf(entry).length > 0))
        ? null
        : { trouble: 'incomplete', remark: 'No objective lists facts of the SOP by their ids.' },
  })
  return objectives
}
