import { quantities, words } from '@/shared/language'
import type { Fact, Facts, PlannedObjective } from '../../model'
import type { Phrases } from '../../phrases'
import { withoutStop } from '../../reading/wording'
import { stableId } from '../../stable-id'
import { hasMeasure } from './facts/segment-facts'
import { decisionIn, decisionsOf } from './plan/decisions'
import { placeOf } from './exercises/bank'
import { saysLittle, sectionNames } from './plan/lesson-title'
import { planCourse } from './plan/plan-course'

/** What a learner will be able to do: one or two objectives a lesson, each tied to the facts that make it up. */
export function planObjectives(facts: Facts, phrases: Phrases): PlannedObjective[] {
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const lessons = planCourse(facts, phrases).flatMap((module) => module.lessons)
  const drafts = lessons.flatMap((lesson) =>
    objectivesOf(lesson.recap ? [] : lesson.facts.flatMap((id) => byId.get(id) ?? []), {
      language: facts.language,
      phrases,
      titleOf: subjectsOf(facts, lesson.title, phrases),
    }),
  )
  return merged([...drafts, ...decideObjective(facts, phrases)]).map((objective) => ({
    ...objective,
    id: stableId('o', objective.text, ...objective.facts),
  }))
}

/** A part of the SOP that takes several lessons is one thing to learn. */
function merged(drafts: readonly Draft[]): Draft[] {
  const found = new Map<string, Draft>()
  for (const draft of drafts) {
    const known = found.get(draft.text)
    if (known) known.facts.push(...draft.facts.filter((id) => !known.facts.includes(id)))
    else found.set(draft.text, { ...draft, facts: [...draft.facts] })
  }
  return [...found.values()]
}

type Draft = Omit<PlannedObjective, 'id'>

type Wording = { language: string; phrases: Phrases; titleOf: (facts: readonly Fact[]) => string }

/** The sections that facts stand in as one title; that of the lesson where they are many. */
function subjectsOf(facts: Facts, lesson: string, phrases: Phrases): Wording['titleOf'] {
  const names = sectionNames(facts.sections)
  return (about) => {
    const titles = [...new Set(about.map((fact) => placeOf(fact, names, phrases) ?? lesson))]
    const joined = phrases.joined(titles)
    const whole = lesson.replace(/\s\(\d+\/\d+\)$/, '')
    const [only = ''] = titles
    if (titles.length === 1 && lesson === phrases.stepByStep(only)) return only
    const naming =
      titles.length <= 2 && joined.length <= 60 && !titles.some((title) => saysLittle(title) || /^\d/.test(title))
    return naming ? joined : whole
  }
}

function objectivesOf(facts: readonly Fact[], { language, phrases, titleOf }: Wording): Draft[] {
  if (facts.length === 0) return []
  const ask = phrases.objectives
  const of = (...kinds: Fact['kind'][]) => facts.filter((fact) => kinds.includes(fact.kind))
  const drafts: Draft[] = []
  const add = (bloom: Draft['bloom'], text: string, list: readonly Fact[]) =>
    drafts.push({ text, bloom, facts: list.map((fact) => fact.id) })
  const [steps, warnings, problems] = [
    of('step', 'substep'),
    of('warning').filter((fact) => fact.severity !== 'note'),
    of('problem'),
  ]
  const [roles, terms, materials] = [of('role'), of('definition'), of('material')]
  const limits = facts.filter(
    (fact) => fact.kind !== 'step' && fact.kind !== 'substep' && hasMeasure(fact.text, language),
  )
  const problem = problems[0]?.cells?.[0]
  if (problems.length >= 2 && problem !== undefined) add('analyse', ask.wrong(withoutStop(problem)), problems)
  const ordered = longestSequence(steps)
  if (ordered.length >= 3) add('apply', ask.order(titleOf(ordered), endsOf(ordered)), steps)
  else if (steps.length >= 2) add('apply', ask.steps(titleOf(steps)), steps)
  if (warnings.length >= 2 || (warnings.length === 1 && drafts.length === 0))
    add('apply', ask.cautions(titleOf(warnings)), warnings)
  if (roles.length >= 2) add('remember', ask.roles(roles.slice(0, 4).flatMap((fact) => fact.term ?? [])), roles)
  if (terms.length >= 1) add('understand', ask.terms(terms.slice(0, 4).flatMap((fact) => fact.term ?? [])), terms)
  if (materials.length >= 2) add('remember', ask.materials(titleOf(materials)), materials)
  if (limits.length >= 3 && drafts.length < 2)
    add('remember', ask.limits(titleOf(limits), measuresIn(limits, language, phrases)), limits)
  if (drafts.length === 0) add('understand', ask.explain(titleOf(facts)), facts)
  return drafts.slice(0, 2)
}

/** Where the SOP has no part on trouble, its conditions are gathered in a lesson of their own: to decide in them. */
function decideObjective(facts: Facts, phrases: Phrases): Draft[] {
  const decisions = decisionsOf(facts)
  const first = decisions[0] && decisionIn(decisions[0], facts.language)
  return first
    ? [
        {
          text: phrases.objectives.decide(first.when),
          bloom: 'evaluate',
          facts: decisions.map((fact) => fact.id),
        },
      ]
    : []
}

function longestSequence(steps: readonly Fact[]): Fact[] {
  const runs = new Map<string, Fact[]>()
  for (const fact of steps) if (fact.sequence) runs.set(fact.sequence.id, [...(runs.get(fact.sequence.id) ?? []), fact])
  return [...runs.values()].sort((a, b) => b.length - a.length)[0] ?? []
}

/** The first and the last step, where both are short enough to be named in a sentence. */
function endsOf(steps: readonly Fact[]): [string, string] | null {
  const [first, last] = [steps[0], steps.at(-1)].map((fact) =>
    withoutStop(fact?.text ?? '').replace(/\s*\([^()]*\)$/, ''),
  )
  const short = (text: string | undefined): text is string => text !== undefined && words(text).length <= 6
  return short(first) && short(last) && !/[.:;]/.test(`${first}${last}`) ? [first, last] : null
}

/** The kinds of measures that most of the facts give, at most two: `times`, `temperatures`. */
function measuresIn(facts: readonly Fact[], language: string, phrases: Phrases): string[] {
  const counts = new Map<string, number>()
  for (const fact of facts) {
    const kinds = quantities(fact.text, language).flatMap((quantity) =>
      quantity.unit !== null && !quantity.reference ? (quantity.dimension ?? []) : [],
    )
    for (const kind of new Set(kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const names = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind]) => phrases.measures[kind] ?? phrases.measures.other ?? '')
  return [...new Set(names)].slice(0, 2)
}
