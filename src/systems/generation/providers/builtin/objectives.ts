import type { Fact, Facts, PlannedObjective } from '../../model'
import type { Phrases } from '../../phrases'
import { stableId } from '../../stable-id'
import { hasMeasure } from './facts/segment-facts'
import { planCourse } from './plan/plan-course'

/** What a learner will be able to do: one or two objectives a lesson, each tied to the facts that make it up. */
export function planObjectives(facts: Facts, phrases: Phrases): PlannedObjective[] {
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const lessons = planCourse(facts, phrases).flatMap((module) => module.lessons)
  const objectives = lessons.flatMap((lesson) =>
    objectivesOf(
      lesson.title,
      lesson.facts.flatMap((id) => byId.get(id) ?? []),
      facts.language,
      phrases,
    ),
  )
  return objectives.map((objective) => ({ ...objective, id: stableId('o', objective.text, ...objective.facts) }))
}

type Draft = Omit<PlannedObjective, 'id'>

function objectivesOf(title: string, facts: readonly Fact[], language: string, phrases: Phrases): Draft[] {
  const ask = phrases.objectives
  const of = (...kinds: Fact['kind'][]) => facts.filter((fact) => kinds.includes(fact.kind))
  const ids = (list: readonly Fact[]) => list.map((fact) => fact.id)
  const drafts: Draft[] = []
  const add = (bloom: Draft['bloom'], text: string, list: readonly Fact[]) =>
    drafts.push({ text, bloom, facts: ids(list) })
  const [steps, warnings, problems] = [of('step', 'substep'), of('warning'), of('problem')]
  const [roles, terms, materials] = [of('role'), of('definition'), of('material')]
  const limits = facts.filter(
    (fact) => fact.kind !== 'step' && fact.kind !== 'substep' && hasMeasure(fact.text, language),
  )
  if (problems.length >= 2) add('analyse', ask.wrong(title), problems)
  if (steps.length >= 2) add('apply', ask.steps(title), steps)
  if (warnings.length >= 2 || (warnings.length === 1 && drafts.length === 0))
    add('understand', ask.cautions(title), warnings)
  if (roles.length >= 2) add('remember', ask.roles, roles)
  if (terms.length >= 1) add('understand', ask.terms(terms.slice(0, 4).flatMap((fact) => fact.term ?? [])), terms)
  if (materials.length >= 2) add('remember', ask.materials(title), materials)
  if (limits.length >= 2 && drafts.length < 2) add('remember', ask.limits(title), limits)
  if (drafts.length === 0) add('understand', ask.explain(title), facts)
  return drafts.slice(0, 2)
}
