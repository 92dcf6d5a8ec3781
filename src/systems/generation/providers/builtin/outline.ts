import type { Facts, LessonPlan, Outline, PlannedObjective } from '../../model'
import type { Phrases } from '../../phrases'
import { MINUTES_AN_EXERCISE } from './plan/minutes'
import { planCourse } from './plan/plan-course'

/** Modules and lessons with their objectives, and an honest summary of the whole. */
export function planOutline(
  facts: Facts,
  objectives: readonly PlannedObjective[],
  phrases: Phrases,
  title?: string,
): Outline {
  const planned = planCourse(facts, phrases)
  const recaps = new Set(
    planned.flatMap((module) => module.lessons.flatMap(({ recap, facts: own }) => (recap ? keyOf(own) : []))),
  )
  const modules = planned.map((module) => ({
    ...module,
    lessons: module.lessons.map(({ stage: _stage, ...lesson }) => {
      const taught = new Set(lesson.facts)
      // What a lesson gathers from others is an objective of its own, not of those others.
      const isOf = ({ facts: about }: PlannedObjective) =>
        recaps.has(keyOf(about))
          ? keyOf(about) === keyOf(lesson.facts)
          : !lesson.recap && about.some((id) => taught.has(id))
      return { ...lesson, objectives: objectives.filter(isOf).map((objective) => objective.id) }
    }),
  }))
  const lessons = modules.flatMap((module) => module.lessons)
  const name = title ?? facts.title
  return {
    title: name,
    summary: phrases.summary({ title: name, lessons: lessons.length, topics: topics(modules) }),
    modules,
  }
}

const keyOf = (facts: readonly string[]): string => [...facts].sort().join()

/** Whole minutes of a lesson, at least one. */
export function lessonMinutes(reading: number, exercises: number): number {
  return Math.max(1, Math.round(reading + exercises * MINUTES_AN_EXERCISE))
}

/** The lessons’ titles where there are few of them, else the modules’. */
function topics(
  modules: readonly { title: string; lessons: readonly Pick<LessonPlan, 'title' | 'recap'>[] }[],
): string[] {
  const lessons = modules.flatMap((module) => module.lessons.flatMap(({ title, recap }) => (recap ? [] : title)))
  return lessons.length <= 9 ? lessons : modules.map((module) => module.title)
}
