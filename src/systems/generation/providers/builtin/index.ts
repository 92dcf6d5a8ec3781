import type { Sources } from '@/shared/verify'
import type { SourceDocument } from '@/systems/sops/model'
import { phrasesOf } from '../../phrases'
import { claimsOf } from '../../pipeline/claims'
import { defineProvider } from '../../provider'
import { writeExercises } from './exercises/write-exercises'
import { readFacts } from './facts/read-facts'
import { writeLesson } from './lessons/write-lesson'
import { planObjectives } from './objectives'
import { planOutline } from './outline'
import { rewrite } from './rewrite'

/** Drafts from the SOP's own words, without a model and without a key. The same file gives the same course. */
export const builtin = defineProvider({
  name: 'builtin',
  title: 'Built-in (no AI service)',
  model: null,
  promptVersion: 'builtin-2',
  facts: ({ request }) => Promise.resolve(request.knowledge?.found ?? readFacts(request.sources)),
  objectives: (_context, { facts }) => Promise.resolve(planObjectives(facts, phrasesOf(facts.language))),
  outline: ({ request }, { facts, objectives }) =>
    Promise.resolve(planOutline(facts, objectives, phrasesOf(facts.language), request.title)),
  lessons: (_context, { facts, outline }) => {
    const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
    const sections = new Map(facts.sections.map((section) => [section.id, section]))
    const wording = { language: facts.language, phrases: phrasesOf(facts.language) }
    const written = outline.modules
      .flatMap((module) => module.lessons)
      .map((lesson) => ({ lesson: lesson.id, ...writeLesson(lesson, byId, sections, wording) }))
    return Promise.resolve({
      lessons: written.map(({ lesson, blocks }) => ({ lesson, blocks })),
      composed: written.flatMap((each) => each.composed),
    })
  },
  rewrite,
  exercises: ({ request }, { facts, objectives, outline }) =>
    Promise.resolve(
      writeExercises({
        facts,
        outline,
        objectives,
        claims: claimsOf(facts.facts, request.sources),
        sources: sourcesById(request.sources),
        phrases: phrasesOf(facts.language),
        depth: request.wishes?.depth,
      }),
    ),
})

const sourcesById = (sources: readonly SourceDocument[]): Sources =>
  new Map(sources.map((source) => [source.id, source]))
