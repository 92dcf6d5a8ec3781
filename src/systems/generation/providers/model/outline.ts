import { z } from 'zod'
import type { Fact, LessonPlan, Outline, PlannedObjective } from '../../model'
import { phrasesOf } from '../../phrases'
import { stableId } from '../../stable-id'
import type { Asking } from './asking'
import { eachOf } from '../../pipeline/each-of'
import { data, quotesOf, type Material } from './material'
import { soundHeading } from './plain-words'
import { stretches } from './stretch'

const schema = z.object({
  modules: z
    .array(
      z.object({
        title: z.string(),
        lessons: z.array(z.object({ title: z.string(), facts: z.array(z.string()).describe(stretches) })).min(1),
      }),
    )
    .min(1),
})

/** Facts a lesson teaches at most before the model is told to part it: about ten minutes. */
const MOST_FACTS = 40
/** Share of the facts that the model has to place itself. */
const FEWEST_PLACED = 0.6

export async function writeOutline(
  ask: Asking,
  material: Material,
  objectives: readonly PlannedObjective[],
  title: string | undefined,
): Promise<Outline> {
  const parts = await eachOf(material.parts, 4, (part) => modulesOfPart(ask, material, part, objectives))
  return outlineOf(parts.flat(), material, title)
}

/** Modules as an outline, of the whole course or of a part of it. */
export function outlineOf(modules: Outline['modules'], { facts }: Material, title: string | undefined): Outline {
  const name = title ?? facts.title
  const all = modules.flatMap((module) => module.lessons)
  const topics = all.length <= 9 ? all.map((lesson) => lesson.title) : modules.map((module) => module.title)
  return {
    title: name,
    // Ours, not the model's: a summary cites nothing.
    summary: phrasesOf(facts.language).summary({ title: name, lessons: all.length, topics }),
    modules,
  }
}

/**
 * Modules and lessons as the model groups and names them. Every fact is taught once: what the model forgot goes where its
 * neighbours are, and what stands in a sequence keeps its order.
 */
export async function modulesOfPart(
  ask: Asking,
  material: Material,
  part: readonly Fact[],
  objectives: readonly PlannedObjective[],
): Promise<Outline['modules']> {
  const modules = await askFor(ask, material, part, objectives)
  const wanted = new Set(part.map(({ id }) => id))
  const groups = modules.map((module) => ({
    title: module.title,
    lessons: module.lessons.map((lesson) => ({ title: lesson.title, facts: [] as Fact[], asked: lesson.facts })),
  }))
  const lessons = groups.flatMap((group) => group.lessons)
  const home = new Map<string, (typeof lessons)[number]>()
  // What is named more closely comes first: a warning taken out of the middle of another lesson's stretch.
  const entries = lessons
    .flatMap((lesson) => lesson.asked.map((entry) => ({ lesson, named: material.factsOf(entry) })))
    .sort((a, b) => a.named.length - b.named.length)
  for (const { lesson, named } of entries) {
    for (const fact of named) if (wanted.has(fact.id) && !home.has(fact.id)) home.set(fact.id, lesson)
  }
  for (const [at, fact] of part.entries()) if (!home.has(fact.id)) adopt(fact, at)
  for (const fact of part) home.get(fact.id)?.facts.push(fact)

  /** A forgotten fact goes with the fact it belongs to, or else with the nearest before it, or after it. */
  function adopt(fact: Fact, at: number): void {
    const parent = fact.parent === undefined ? undefined : home.get(fact.parent)
    const before = part.slice(0, at).findLast((other) => home.has(other.id))
    const after = part.slice(at).find((other) => home.has(other.id))
    const near =
      before?.section === fact.section || !after || after.section !== fact.section ? (before ?? after) : after
    const lesson = parent ?? (near && home.get(near.id)) ?? lessons[0]
    if (lesson) home.set(fact.id, lesson)
  }

  return groups.flatMap((group) => {
    const own = group.lessons
      .filter((lesson) => lesson.facts.length > 0)
      .map((lesson) => planOf(lesson.title, lesson.facts, material, objectives))
    if (own.length === 0) return []
    const about = group.lessons.flatMap((lesson) => lesson.facts)
    return [
      { id: stableId('m', ...own.map(({ id }) => id)), title: titleOf(group.title, about, material), lessons: own },
    ]
  })
}

async function askFor(
  ask: Asking,
  material: Material,
  part: readonly Fact[],
  objectives: readonly PlannedObjective[],
): Promise<z.infer<typeof schema>['modules']> {
  const ids = new Set(part.map(({ id }) => id))
  const isAll = material.parts.length === 1
  const about = objectives.filter((objective) => objective.facts.some((id) => ids.has(id)))
  const { modules } = await ask({
    task: 'outline',
    schema,
    facts: part,
    isLocal: true,
    instruction: [
      `Plan the course${isAll ? '' : ', as far as these facts of it go'}: modules with lessons, in the order in which people do the work.`,
      `A lesson is one procedure or a part of one: five to nine steps with the warnings, limits and terms that belong to them, three to eight minutes, at most ${String(MOST_FACTS)} facts.`,
      isAll ? '' : `The facts: ${part.map(({ id }) => material.aliasOf(id)).join(', ')}.`,
      `Place every fact of ${isAll ? 'the list' : 'these'} in exactly one lesson, in stretches of the list. Titles name the subject in the words of the SOP.`,
      `The objectives: ${data(about.map(({ text, facts: own }) => ({ text, facts: own.map(material.aliasOf) })))}`,
    ].join(' '),
    written: (object) =>
      object.modules.flatMap((module) => [module.title, ...module.lessons.map((lesson) => lesson.title)]),
    check: (object) => {
      const placed = new Set(
        object.modules
          .flatMap((module) => module.lessons)
          .flatMap((lesson) => lesson.facts.flatMap((entry) => material.factsOf(entry).map(({ id }) => id))),
      )
      const missing = part.filter(({ id }) => !placed.has(id))
      return missing.length > part.length * (1 - FEWEST_PLACED)
        ? {
            trouble: 'incomplete',
            remark: `${String(missing.length)} of ${String(part.length)} facts are in no lesson, such as ${missing
              .slice(0, 20)
              .map(({ id }) => material.aliasOf(id))
              .join(', ')}.`,
          }
        : null
    },
  })
  return modules
}

function planOf(
  title: string,
  facts: readonly Fact[],
  material: Material,
  objectives: readonly PlannedObjective[],
): LessonPlan {
  const ids = new Set(facts.map(({ id }) => id))
  return {
    id: stableId('l', ...ids),
    title: titleOf(title, facts, material),
    facts: [...ids],
    sections: [...new Set(facts.map(({ section }) => section))],
    objectives: objectives
      .filter((objective) => objective.facts.filter((id) => ids.has(id)).length * 2 >= objective.facts.length)
      .map(({ id }) => id),
  }
}

/** The model's title where it is in the words of the SOP; else that of the section most of it comes from. */
function titleOf(title: string, facts: readonly Fact[], material: Material): string {
  const sections = new Map(material.facts.sections.map((section) => [section.id, section.title]))
  const evidence = [
    ...quotesOf(facts, material),
    ...facts.map((fact) => sections.get(fact.section) ?? ''),
    material.facts.title,
  ]
  const kept = soundHeading(title, { evidence, language: material.facts.language, share: 0.5 })
  if (kept !== null) return kept
  const counts = new Map<string, number>()
  for (const { section } of facts) counts.set(section, (counts.get(section) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['']
  return sections.get(most)?.trim() || material.facts.title
}
