import { canonical } from '@/shared/manifest/hash'
import type { Block, Citation, Exercise, Lesson } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import type { ClaimRecord, DraftContent, ReviewedExercise } from '../model'
import { isIt, withoutVerdict } from './find-part'
import type { Part, PartChange } from './model'

/**
 * The draft with other blocks in place of a part. Pure. Exercises that stay as they were keep the decision on them;
 * objectives rest on the claims that took the place of theirs. `minutes`: of the lesson as it is then.
 */
export function putPart({
  content,
  part,
  change,
  before,
  minutes,
}: {
  content: DraftContent
  part: Part
  change: PartChange
  /** The claims of the draft as it is. */
  before: readonly Pick<ClaimRecord, 'key' | 'citations'>[]
  minutes: (lesson: Pick<Lesson, 'blocks' | 'minutes'>) => number
}): DraftContent {
  const decided = new Map(exercisesOf(content).map((exercise): [string, ReviewedExercise] => [exercise.id, exercise]))
  const taken = idsBesides(content, part)
  const own = (blocks: readonly Block[]) => blocks.map((block) => withDecision(withFreshId(block, taken), decided))
  const blocks = own(change.blocks)
  const append = own(change.append)
  const put = part.lesson
    ? {
        ...content,
        modules: content.modules.map((module) => ({
          ...module,
          lessons: module.lessons.map((lesson) => {
            if (lesson.id !== part.lesson?.id) return lesson
            const next = { ...lesson, blocks: [...within(lesson.blocks, part, blocks), ...append] }
            return { ...next, minutes: minutes(next) }
          }),
        })),
      }
    : {
        ...content,
        assessment: {
          ...content.assessment,
          exercises: content.assessment.exercises.flatMap((exercise) =>
            exercise.id === part.id ? exercisesIn([...blocks, ...append]) : [exercise],
          ),
        },
      }
  return { ...put, objectives: movedObjectives(put, before, change.claims) }
}

function within(blocks: readonly Block[], part: Part, next: readonly Block[]): Block[] {
  if (part.kind === 'lesson') return [...next]
  return blocks.flatMap((block) => (isIt(block, part) ? next : [block]))
}

const exercisesIn = (blocks: readonly Block[]): Exercise[] =>
  blocks.flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))

function withDecision(block: Block, decided: ReadonlyMap<string, ReviewedExercise>): Block {
  if (block.type !== 'exercise') return block
  const plain = withoutVerdict(block)
  const before = decided.get(block.exercise.id)
  if (!before?.verdict || plain.type !== 'exercise') return plain
  const { verdict: _verdict, ...rest } = before
  return canonical(rest) === canonical(plain.exercise) ? { ...plain, exercise: before } : plain
}

/** Ids of blocks and exercises that stay, which nothing new may have. */
function idsBesides(content: DraftContent, part: Part): Set<string> {
  const going = new Set(part.blocks.flatMap((block) => [block.id, ...exercisesIn([block]).map(({ id }) => id)]))
  const lessons = content.modules.flatMap((module) => module.lessons)
  const all = [
    ...lessons.flatMap((lesson) => lesson.blocks.map(({ id }) => id)),
    ...exercisesOf(content).map(({ id }) => id),
  ]
  return new Set(all.filter((id) => !going.has(id)))
}

function withFreshId(block: Block, taken: Set<string>): Block {
  const fresh = (id: string): string => {
    let next = id
    for (let count = 2; taken.has(next); count += 1) next = `${id}-${String(count)}`
    taken.add(next)
    return next
  }
  const id = fresh(block.id)
  if (block.type !== 'exercise') return { ...block, id }
  return { ...block, id, exercise: { ...block.exercise, id: fresh(block.exercise.id) } }
}

/** A claim that nothing states any more is replaced by those that cite its passages. */
function movedObjectives(
  put: DraftContent,
  before: readonly Pick<ClaimRecord, 'key' | 'citations'>[],
  claims: PartChange['claims'],
): DraftContent['objectives'] {
  const stated = statedIn(put)
  const gone = new Map(before.filter(({ key }) => !stated.has(key)).map(({ key, citations }) => [key, citations]))
  if (gone.size === 0) return put.objectives
  const insteadOf = (key: string) =>
    Object.entries(claims).flatMap(([other, { citations }]) =>
      stated.has(other) && citations.some((one) => gone.get(key)?.some((old) => overlaps(one, old))) ? [other] : [],
    )
  return put.objectives.map((objective) => ({
    ...objective,
    claims: [...new Set(objective.claims.flatMap((key) => (gone.has(key) ? insteadOf(key) : [key])))],
  }))
}

/** Keys of the claims that a draft states or asks about. */
export function statedIn(content: DraftContent): Set<string> {
  return new Set([
    ...content.modules.flatMap((module) => module.lessons).flatMap((lesson) => lesson.blocks.flatMap(claimsOfBlock)),
    ...content.assessment.exercises.flatMap(claimsOfExercise),
  ])
}

const overlaps = (a: Citation, b: Citation): boolean =>
  a.source === b.source && a.segment === b.segment && a.start < b.end && b.start < a.end
