import type { Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise } from '@/shared/manifest/walk'
import { isDecided, type CommentRecord, type ReviewedExercise } from '@/systems/courses/model'
import type { Review, ReviewCitation, ReviewClaim } from '@/systems/courses/public'
import { riskOf, type Risk } from '@/systems/courses/rules/claim-risk'

/** What a reviewer decides on: a claim, or an exercise with its key. `id` is `claim:<key>` or `exercise:<id>`. */
export type Item = { id: string; group: string; risk: Risk; decided: boolean; comments: number } & (
  | { kind: 'claim'; claim: ReviewClaim }
  | { kind: 'exercise'; exercise: ReviewedExercise; remarks: { message: string }[]; goesWith: string | null }
)

/** The passages of an item: a claim's own, or those of the claims that make an exercise's key right. */
export function citationsOf(item: Item, items: readonly Item[]): ReviewCitation[] {
  if (item.kind === 'claim') return item.claim.citations
  const keys = claimsOfExercise(item.exercise)
  const all = items.flatMap((one) => (one.kind === 'claim' && keys.includes(one.claim.key) ? one.claim.citations : []))
  return all.filter((citation, at) => all.findIndex((other) => samePassage(other, citation)) === at)
}

/** One of each clause and step, so that four lines of one clause are one mark. */
export function marksOf(citations: readonly ReviewCitation[]): ReviewCitation[] {
  const place = ({ source, section, marker }: ReviewCitation) => `${source} ${section ?? ''} ${marker ?? ''}`
  return citations.filter((citation, at) => citations.findIndex((other) => place(other) === place(citation)) === at)
}

export function samePassage(a: ReviewCitation, b: ReviewCitation): boolean {
  return a.source === b.source && a.segment === b.segment && a.start === b.start
}

export const filters = ['look', 'undecided', 'comments', 'all'] as const
export type Filter = (typeof filters)[number]

export type Group = { id: string; title: string; items: Item[] }

/** Groups of the course besides its lessons. */
export const objectivesGroup = 'objectives'
export const unusedGroup = 'unused'

/** Every item once, in the order of the course, under the lesson that states it first. */
export function itemsOf(review: Review): Item[] {
  const claims = new Map(review.claims.map((claim) => [claim.key, claim]))
  const remarks = new Map(review.exercises.map((exercise) => [exercise.id, exercise.problems]))
  const open = openComments(review.comments)
  const seen = new Set<string>()
  const items: Item[] = []
  const addClaim = (key: string, group: string) => {
    const claim = claims.get(key)
    if (!claim || seen.has(key)) return
    seen.add(key)
    items.push({
      id: `claim:${key}`,
      kind: 'claim',
      group,
      claim,
      risk: riskOf(claim),
      decided: isDecided(claim),
      comments: open.get(key) ?? 0,
    })
  }
  const addExercise = (exercise: Exercise, group: string) => {
    const reviewed = exercise as ReviewedExercise
    const problems = remarks.get(exercise.id) ?? []
    const goesWith = claimsOfExercise(exercise).find((key) => claims.get(key)?.state === 'rejected') ?? null
    const decided = reviewed.verdict !== undefined || goesWith !== null
    items.push({
      id: `exercise:${exercise.id}`,
      kind: 'exercise',
      group,
      exercise: reviewed,
      remarks: problems,
      goesWith,
      decided,
      risk: decided ? 'none' : problems.length > 0 ? 'remarks' : 'undecided',
      comments: open.get(`exercise:${exercise.id}`) ?? 0,
    })
    for (const key of claimsOfExercise(exercise)) addClaim(key, group)
  }
  const lessons = review.content.modules.flatMap((module) => module.lessons)
  // What a lesson states comes before what only an exercise uses, wherever the exercise stands.
  const stated = statedInLessons(review)
  for (const lesson of lessons) {
    for (const block of lesson.blocks) {
      if (block.type !== 'exercise') for (const key of claimsOfBlock(block)) addClaim(key, lesson.id)
      else {
        for (const key of claimsOfExercise(block.exercise))
          if (stated.has(key)) addClaim(key, homeOf(review, key) ?? lesson.id)
        addExercise(block.exercise, lesson.id)
      }
    }
  }
  for (const exercise of review.content.assessment.exercises) addExercise(exercise, review.content.assessment.id)
  for (const objective of review.content.objectives) for (const key of objective.claims) addClaim(key, objectivesGroup)
  for (const claim of [...claims.values()].sort((a, b) => a.order - b.order)) addClaim(claim.key, unusedGroup)
  return items
}

/** Keys of the claims that stand in a lesson outside of its exercises. */
export function statedInLessons(review: Review): Set<string> {
  const blocks = review.content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks)
  return new Set(blocks.flatMap((block) => (block.type === 'exercise' ? [] : claimsOfBlock(block))))
}

/** Keys of the claims whose own words stand in some block: as a sentence, a step, a term or a row. */
export function shownClaims(review: Review): Set<string> {
  const blocks = review.content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks)
  const own = blocks.flatMap((block) => {
    if (block.type === 'steps') return block.steps.map((step) => step.claim)
    return block.type === 'definitions' ? block.terms.map((term) => term.claim) : []
  })
  const spans = Object.values(review.spans).flatMap((list) => list.map((span) => span.key))
  return new Set([...own, ...spans, ...Object.values(review.rows).flatMap((keys) => keys.flatMap((key) => key ?? []))])
}

/** The queue under a filter, in the groups it is shown in. */
export function groupsOf({
  items,
  filter,
  review,
}: {
  items: readonly Item[]
  filter: Filter
  review: Review
}): Group[] {
  if (filter === 'look') return byReason(items)
  const wanted = items.filter(
    (item) => filter === 'all' || (filter === 'undecided' ? !item.decided : item.comments > 0),
  )
  return groupTitles(review)
    .map(([id, title]) => ({ id, title, items: wanted.filter((item) => item.group === id) }))
    .filter((group) => group.items.length > 0)
}

/** Lessons, then the assessment, then what no lesson holds, with their titles. */
export function groupTitles(review: Review): [string, string][] {
  const lessons = review.content.modules.flatMap((module) => module.lessons)
  return [
    ...lessons.map((lesson): [string, string] => [lesson.id, lesson.title]),
    [review.content.assessment.id, review.content.assessment.title],
    [objectivesGroup, 'Objectives'],
    [unusedGroup, 'Not used in the course'],
  ]
}

/** Ids of the items of a filter in the order they are shown: what J and K walk along. */
export function orderOf(groups: readonly Group[]): string[] {
  return groups.flatMap((group) => group.items.map((item) => item.id))
}

export function counts(items: readonly Item[]): Record<Filter, number> & { decided: number; rejected: number } {
  return {
    look: items.filter(needsLook).length,
    undecided: items.filter((item) => !item.decided).length,
    comments: items.reduce((sum, item) => sum + item.comments, 0),
    all: items.length,
    decided: items.filter((item) => item.decided).length,
    rejected: items.filter(isRejected).length,
  }
}

export function isRejected(item: Item): boolean {
  return item.kind === 'claim'
    ? item.decided && item.claim.state === 'rejected'
    : item.exercise.verdict?.decision === 'rejected' || item.goesWith !== null
}

function needsLook(item: Item): boolean {
  return item.risk !== 'none' && item.risk !== 'undecided'
}

const reasons: Record<Exclude<Risk, 'none' | 'undecided'>, string> = {
  unsupported: 'No support',
  partial: 'Partly supported',
  stale: 'Source changed',
  remarks: 'Remarks of the check',
  edited: 'Changed by an author',
}

function byReason(items: readonly Item[]): Group[] {
  const groups = Object.entries(reasons).map(([risk, title]) => ({
    id: risk,
    title,
    items: items.filter((item) => item.risk === risk && item.kind === 'claim'),
  }))
  const exercises = {
    id: 'exercises',
    title: 'Exercises with remarks',
    items: items.filter((item) => item.kind === 'exercise' && needsLook(item)),
  }
  return [...groups, exercises].filter((group) => group.items.length > 0)
}

function openComments(comments: readonly CommentRecord[]): Map<string, number> {
  const open = new Map<string, number>()
  for (const { claimKey, resolved } of comments) {
    if (!resolved && claimKey) open.set(claimKey, (open.get(claimKey) ?? 0) + 1)
  }
  return open
}

function homeOf(review: Review, key: string): string | null {
  for (const module of review.content.modules) {
    for (const lesson of module.lessons) {
      if (lesson.blocks.some((block) => block.type !== 'exercise' && claimsOfBlock(block).includes(key)))
        return lesson.id
    }
  }
  return null
}
