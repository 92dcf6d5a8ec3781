import { z } from 'zod'
import { DomainError } from '@/shared/errors'
import type { CourseState, Fact, LeftOut, LessonPlan, Outline, PlannedObjective } from '../model'
import { phrasesOf } from '../phrases'
import { stableId } from '../stable-id'

const title = (what: string) =>
  z.string().trim().min(1, `Give every ${what} a title.`).max(160, `A title of a ${what} has at most 160 characters.`)

/** An outline as its author wants it: lessons with the facts they teach, by the facts' ids. What is named nowhere is dropped. */
export const outlineEditSchema = z.strictObject({
  title: title('course').optional(),
  modules: z
    .array(
      z.strictObject({
        title: title('module'),
        lessons: z
          .array(
            z.strictObject({
              title: title('lesson'),
              facts: z
                .array(z.string().max(80))
                .min(1, 'A lesson teaches at least one fact. Drop the lesson, or give it one.')
                .max(2000),
            }),
          )
          .min(1, 'A module has at least one lesson. Drop the module, or give it one.')
          .max(200),
      }),
    )
    .min(1, 'Keep at least one module.')
    .max(60),
})
export type OutlineEdit = z.infer<typeof outlineEditSchema>

/** Why a passage is not taught: the author took its lesson out of the outline. */
export const DROPPED_BY_AUTHOR = 'dropped-by-author'

const badOutline = (message: string) => new DomainError({ code: 'generation.bad-outline', message })

/**
 * The outline that an author settled on, with the objectives that follow from it. A lesson's facts stay in the order of the
 * SOP, whoever moved them.
 *
 * @throws DomainError `generation.bad-outline` (400) for facts that the outline did not have, or that two lessons teach
 */
export function settleOutline(
  { facts, objectives, outline }: Pick<CourseState, 'facts' | 'objectives' | 'outline'>,
  edit: OutlineEdit,
): Pick<CourseState, 'facts' | 'objectives' | 'outline'> {
  const before = new Set(outline.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.facts)))
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const home = new Map<string, string>()
  for (const { lessons } of edit.modules)
    for (const lesson of lessons)
      for (const id of lesson.facts) {
        if (!before.has(id))
          throw badOutline(`“${lesson.title}” has a fact that this outline does not know: ${id}. Load the page again.`)
        const other = home.get(id)
        if (other !== undefined)
          throw badOutline(`“${other}” and “${lesson.title}” teach the same fact. Keep it in one of them.`)
        home.set(id, lesson.title)
      }
  const modules = edit.modules.map((module) => {
    const lessons = module.lessons.map((lesson): LessonPlan & { taught: Fact[] } => {
      const own = new Set(lesson.facts)
      const taught = facts.facts.filter(({ id }) => own.has(id))
      return {
        id: stableId('l', ...taught.map(({ id }) => id)),
        title: lesson.title,
        facts: taught.map(({ id }) => id),
        sections: [...new Set(taught.map(({ section }) => section))],
        objectives: [],
        taught,
      }
    })
    return { id: stableId('m', module.title, ...lessons.map(({ id }) => id)), title: module.title, lessons }
  })
  const left = objectives.flatMap((objective): PlannedObjective[] => {
    const kept = objective.facts.filter((id) => home.has(id))
    return kept.length === 0 ? [] : [{ ...objective, facts: kept }]
  })
  const all = modules.flatMap(({ lessons }) => lessons)
  for (const objective of left) homeOf(objective, all)?.objectives.push(objective.id)

  const name = edit.title ?? outline.title
  const topics = all.length <= 9 ? all.map((lesson) => lesson.title) : modules.map((module) => module.title)
  const settled: Outline = {
    title: name,
    summary: phrasesOf(facts.language).summary({ title: name, lessons: all.length, topics }),
    modules: modules.map(({ lessons, ...module }) => ({
      ...module,
      lessons: lessons.map(({ taught: _taught, ...lesson }) => lesson),
    })),
  }
  const dropped = [...before].flatMap((id) => (home.has(id) ? [] : (byId.get(id) ?? [])))
  return {
    outline: settled,
    objectives: left,
    facts: { ...facts, leftOut: [...facts.leftOut, ...dropped.map(leftOut)] },
  }
}

const leftOut = ({ source, spans, text }: Fact): LeftOut => ({
  source,
  segment: spans[0]?.segment ?? '',
  reason: DROPPED_BY_AUTHOR,
  text,
})

/** The lesson that teaches most of an objective; the first of them where several do. */
function homeOf<Lesson extends LessonPlan>(
  objective: PlannedObjective,
  lessons: readonly Lesson[],
): Lesson | undefined {
  const shared = (lesson: Lesson) => lesson.facts.filter((id) => objective.facts.includes(id)).length
  return [...lessons].sort((a, b) => shared(b) - shared(a))[0]
}
