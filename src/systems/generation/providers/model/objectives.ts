import { z } from 'zod'
import { bloomLevels } from '@/shared/manifest/schema'
import { eachOf } from '../../pipeline/each-of'
import type { Fact, PlannedObjective } from '../../model'
import { phrasesOf } from '../../phrases'
import { stableId } from '../../stable-id'
import { planObjectives } from '../builtin/objectives'
import type { Asking } from './asking'
import { partsOf, quotesOf, type Material } from './material'
import { soundHeading } from './plain-words'

const schema = z.object({
  objectives: z.array(
    z.object({
      text: z.string().describe('begins with a verb: "Defrost a freezer …"'),
      bloom: z.enum(bloomLevels),
      facts: z.array(z.string()).describe('ids of the facts it is made of'),
    }),
  ),
})

/** What learners will be able to do. Objectives that rest on nothing, or use other words than the SOP's, are left out. */
export async function writeObjectives(ask: Asking, material: Material): Promise<PlannedObjective[]> {
  const asked = await eachOf(partsOf(material), 4, (facts) => askFor(ask, material, facts))
  const objectives = asked.flat()
  const { language } = material.facts
  const teachable = new Set(material.teachable.map(({ id }) => id))
  const sound = objectives.flatMap(({ text, bloom, facts: aliases }) => {
    const facts = [...new Set(aliases)]
      .flatMap((alias) => material.factOf(alias) ?? [])
      .filter(({ id }) => teachable.has(id))
    const kept = soundHeading(text, { evidence: quotesOf(facts, material), language, share: 0.4, letters: 200 })
    return kept === null || facts.length === 0 ? [] : [{ text: kept, bloom, facts: facts.map(({ id }) => id) }]
  })
  if (sound.length === 0) return planObjectives(material.facts, phrasesOf(language))
  return sound.map((objective) => ({ ...objective, id: stableId('o', objective.text, ...objective.facts) }))
}

async function askFor(
  ask: Asking,
  material: Material,
  facts: readonly Fact[],
): Promise<z.infer<typeof schema>['objectives']> {
  const isAll = partsOf(material).length === 1
  const { objectives } = await ask({
    task: 'objectives',
    schema,
    facts,
    isLocal: true,
    instruction:
      (isAll
        ? 'Write the objectives of the course: what people can do after it, one for every part of the work (three to twelve). '
        : `Write the objectives of a part of the course, of these facts: ${facts.map(({ id }) => material.aliasOf(id)).join(', ')}. They say what people can do after it (one to five). `) +
      'Each begins with a verb that can be observed, names its subject in the words of the SOP, has the level of Bloom that the verb has, and lists the facts it is made of.',
    written: (object) => object.objectives.map(({ text }) => text),
    check: (object) =>
      object.objectives.some((objective) => objective.facts.some((alias) => material.factOf(alias)))
        ? null
        : { trouble: 'incomplete', remark: 'No objective lists facts of the SOP by their ids.' },
  })
  return objectives
}
