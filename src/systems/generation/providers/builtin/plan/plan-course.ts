import type { Facts, LessonPlan } from '../../../model'
import type { Phrases } from '../../../phrases'
import { stableId } from '../../../stable-id'
import { runsOf } from '../lessons/fact-tree'
import { distinctTitles, isJoinable, lessonTitle, saysLittle, sectionNames, type SectionNames } from './lesson-title'
import { readingMinutes } from './minutes'
import { decisionsOf } from './decisions'
import { joinShort, packChapter, type Pack } from './pack-lessons'
import { stages, stagesOf, type Stage } from './stages'
import { readChapters, type Chapter } from './units'

export type PlannedLesson = Omit<LessonPlan, 'objectives'> & { stage: Stage }
export type PlannedModule = { id: string; title: string; lessons: PlannedLesson[] }

const LESSONS_A_MODULE = 10

/** Modules and lessons: sections in their order, grouped by what they are for, sized to be taken in one sitting. */
export function planCourse(facts: Facts, phrases: Phrases): PlannedModule[] {
  const chapters = readChapters(facts)
  const stage = stagesOf(chapters)
  const names = sectionNames(facts.sections, chapters)
  const modules = stages.flatMap((name) => {
    const own = joinTinyChapters(chapters.filter((chapter) => stage.get(chapter.section.id) === name))
    const packs = joinShort(own.flatMap((chapter) => packChapter(chapter)))
    const packed = own.flatMap((chapter) => {
      const lessons = packs
        .filter((pack) => chapter.units.some((unit) => unit.section.id === pack.units[0]?.section.id))
        .map((pack) => toLesson(pack, name, names, phrases))
      return lessons.length === 0 ? [] : [{ chapter, lessons }]
    })
    return toModules(name, packed, phrases)
  })
  const only = modules.length === 1 ? modules[0] : undefined
  if (only && only.title === phrases.modules.procedure) only.title = facts.title
  const decisions = decisionLesson(facts, phrases)
  if (decisions) addLast(modules, decisions, phrases)
  distinctTitles(modules.flatMap((module) => module.lessons))
  return modules
}

/** The cases an SOP provides for, gathered from everywhere in it. */
function decisionLesson(facts: Facts, phrases: Phrases): PlannedLesson | null {
  const decisions = decisionsOf(facts)
  return decisions.length === 0
    ? null
    : {
        id: stableId('l', 'decisions', ...decisions.map((fact) => fact.id)),
        title: phrases.headings.decisions,
        facts: decisions.map((fact) => fact.id),
        sections: [...new Set(decisions.map((fact) => fact.section))],
        stage: 'trouble',
        recap: 'decisions',
      }
}

/** In a course of one module at its end, else in a module of its own before the records. */
function addLast(modules: PlannedModule[], lesson: PlannedLesson, phrases: Phrases): void {
  const [only] = modules
  if (modules.length === 1 && only) {
    only.lessons.push(lesson)
    return
  }
  const records = modules.findIndex((module) => module.lessons.every((each) => each.stage === 'records'))
  const module = { id: stableId('m', lesson.id), title: phrases.modules.decisions, lessons: [lesson] }
  modules.splice(records < 0 ? modules.length : records, 0, module)
}

/** Chapters of a few sentences each become one. */
function joinTinyChapters(chapters: readonly Chapter[]): Chapter[] {
  const result: Chapter[] = []
  for (const chapter of chapters) {
    const last = result.at(-1)
    const minutes = (each: Chapter) => readingMinutes(each.units.flatMap((unit) => unit.facts))
    const shorter = last ? Math.min(minutes(last), minutes(chapter)) : 0
    const together = last ? minutes(last) + minutes(chapter) : 0
    const fitting = isJoinable(chapter.section.title) && last?.units.every((unit) => isJoinable(unit.chapter.title))
    if (last && together <= (shorter < 0.7 ? 3.8 : 3) && shorter < (fitting ? 1 : 0.5))
      last.units.push(...chapter.units)
    else result.push({ section: chapter.section, units: [...chapter.units] })
  }
  return result
}

function toLesson(pack: Pack, stage: Stage, names: SectionNames, phrases: Phrases): PlannedLesson {
  return {
    id: stableId('l', ...pack.facts.map((fact) => fact.id)),
    title: lessonTitle(pack, names, phrases),
    facts: pack.facts.map((fact) => fact.id),
    sections: pack.units.map((unit) => unit.section.id),
    stage,
  }
}

/** One module a stage; where a stage is large, one a chapter. */
function toModules(
  stage: Stage,
  packed: readonly { chapter: Chapter; lessons: PlannedLesson[] }[],
  phrases: Phrases,
): PlannedModule[] {
  const lessons = packed.flatMap((each) => each.lessons)
  if (lessons.length === 0) return []
  const make = (title: string, own: PlannedLesson[]): PlannedModule => ({
    id: stableId('m', title, ...own.map((lesson) => lesson.id)),
    title,
    lessons: own,
  })
  const only = packed.length === 1 ? packed[0] : undefined
  const named = (chapter: Chapter) =>
    saysLittle(chapter.section.title) ? phrases.modules[stage] : chapter.section.title
  if (only)
    return [
      make(
        lessons.length > 1 && only.chapter.units.every((unit) => unit.chapter === only.chapter.section)
          ? named(only.chapter)
          : phrases.modules[stage],
        lessons,
      ),
    ]
  if (lessons.length <= LESSONS_A_MODULE) return [make(phrases.modules[stage], lessons)]
  // Chapters of one lesson share a module with their neighbours of the same kind.
  const groups = runsOf(packed, (before, each) => before.lessons.length === 1 && each.lessons.length === 1)
  const modules = groups.map((group) => {
    const title =
      group.length === 1 && group[0]
        ? named(group[0].chapter)
        : phrases.joined(group.slice(0, 3).map((each) => each.chapter.section.title))
    return make(
      title,
      group.flatMap((each) => each.lessons),
    )
  })
  return modules
}
