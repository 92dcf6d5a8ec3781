import { words } from '@/shared/language'
import type { Block, Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import { verifyExercise, type Sources } from '@/shared/verify'
import type { Fact } from '../../../model'
import { phrasesOf } from '../../../phrases'
import { claimsOf } from '../../../pipeline/claims'
import type { StepContext } from '../../../provider'
import { knownOf, statedBy, type Known } from '../../../rewriting/known'
import type { RewriteAsk } from '../../../rewriting/model'
import { stableId } from '../../../stable-id'
import { bankFor, type Candidate } from '../exercises/bank'
import { scatter } from '../exercises/distractors'
import { writers } from '../exercises/write-exercises'
import type { Ways } from '.'

const MOST_WAYS = 8

/** The part with one more question on what it says, of those the course does not ask yet. */
export function question(ask: RewriteAsk, context: StepContext): Ways {
  const { part } = ask
  const known = knownOf(ask)
  const keys = part.kind === 'exercise' ? part.blocks.flatMap(claimsOfBlock) : statedBy(part.blocks)
  const asked = exercisesOf(ask.content)
  const found = questionsOn({ ask, context, known, keys, besides: asked })
  if (found.length === 0)
    return 'The built-in provider finds no further question on this passage whose key the passage bears out. A provider with a model may.'
  return found.map(({ block, facts }) => ({
    blocks: part.blocks,
    append: [block],
    facts,
    note:
      part.lesson === null
        ? 'Adds a question to the assessment, whose key stands in the passage.'
        : `Adds a question at the end of “${part.title}”, whose key stands in the passage.`,
  }))
}

/** Questions on claims, best first, whose keys hold and that are not among those asked. */
export function questionsOn({
  ask: { part, content, facts },
  context,
  known,
  keys,
  besides,
}: {
  ask: RewriteAsk
  context: StepContext
  known: Known
  keys: readonly string[]
  besides: readonly Exercise[]
}): { block: Block; facts: Fact[] }[] {
  const own = [...new Set(keys.filter((key) => !known.isRejected(key)).flatMap((key) => known.factsOf(key)))]
  const wanted = new Set(own.map(({ id }) => id))
  // The rest of the lesson tells what comes next, and what is listed together; the question is about the passage.
  const lesson = content.modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === part.lesson?.id)
  const around = statedBy(lesson?.blocks ?? []).flatMap((key) => known.factsOf(key))
  const reach = [...new Set([...own, ...around])].sort((a, b) => a.order - b.order)
  const bank = bankFor(
    { id: part.id, title: part.title, facts: reach.map(({ id }) => id), sections: [], objectives: [] },
    facts,
    known.taught.some(({ id }) => wanted.has(id)) ? known.taught : [...reach, ...known.taught],
    phrasesOf(facts.language),
  )
  const claims = claimsOf(facts.facts, context.request.sources)
  const sources: Sources = new Map(context.request.sources.map((source) => [source.id, source]))
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const candidates = writers
    .flatMap((write) => write(bank))
    .filter(
      ({ asks, exercise, weight }) => isOn(asks, wanted) && isWorthIt(exercise, weight) && !isAsked(exercise, besides),
    )
    .filter(({ exercise }) => claimsOfExercise(exercise as Exercise).every((key) => !known.isRejected(key)))
    .sort((a, b) => b.weight - a.weight || scatter(a.exercise.prompt) - scatter(b.exercise.prompt))
  const chosen: Exercise[] = []
  for (const candidate of varied(candidates)) {
    if (chosen.length >= MOST_WAYS) break
    const exercise = finished(candidate, { part, content })
    if (!isAsked(exercise, chosen) && verifyExercise({ exercise, claims, sources }).support === 'supported')
      chosen.push(exercise)
  }
  return chosen.map((exercise) => ({
    block: { id: stableId('x', exercise.id), type: 'exercise', claims: [], exercise },
    facts: claimsOfExercise(exercise).flatMap((id) => byId.get(id) ?? []),
  }))
}

/** Mostly about the passage: the rest of the lesson may come up in a question, not be what it asks. */
const isOn = (asks: readonly string[], wanted: ReadonlySet<string>): boolean =>
  asks.filter((id) => wanted.has(id)).length * 2 >= asks.length

/** A sentence of the SOP with "true or false" before it asks nothing unless it could be false. */
const isWorthIt = (exercise: Candidate['exercise'], weight: number): boolean =>
  exercise.type !== 'true-false' || weight >= 2

/** The best of each kind first, then the rest. */
function varied(candidates: readonly Candidate[]): Candidate[] {
  const first = candidates.filter(
    (one, at) => candidates.findIndex(({ exercise }) => exercise.type === one.exercise.type) === at,
  )
  return [...first, ...candidates.filter((one) => !first.includes(one))]
}

function finished({ exercise }: Candidate, { part, content }: Pick<RewriteAsk, 'part' | 'content'>): Exercise {
  const own = content.objectives.filter(({ id }) => part.lesson === null || part.lesson.objectives.includes(id))
  const shared = (claims: readonly string[]) => exercise.claims.filter((key) => claims.includes(key)).length
  const [objective] = own.toSorted((a, b) => shared(b.claims) - shared(a.claims))
  return {
    ...exercise,
    id: stableId('e', exercise.type, exercise.prompt, ...exercise.claims, keyOf(exercise as Exercise)),
    points: exercise.type === 'ordering' || exercise.type === 'matching' ? 2 : 1,
    ...(objective && (part.lesson !== null || shared(objective.claims) > 0) ? { objective: objective.id } : {}),
  }
}

/** Whether the same is asked already: in the same way of the same claims, or in nearly the same words. */
function isAsked(exercise: Candidate['exercise'], besides: readonly Exercise[]): boolean {
  const claims = claimsOfExercise(exercise as Exercise)
  const said = wordsOf(exercise as Exercise)
  return besides.some((other) => {
    if (other.type !== exercise.type) return false
    const theirs = claimsOfExercise(other)
    const shared = claims.filter((key) => theirs.includes(key)).length
    const same = shared > 0 && shared * 2 >= Math.min(claims.length, theirs.length)
    // "True or false" and the like ask of one claim in one way only.
    return (
      (same && (claims.length > 1 || likeness(said, wordsOf(other)) >= 0.4)) || likeness(said, wordsOf(other)) >= 0.75
    )
  })
}

function keyOf(exercise: Exercise): string {
  if ('options' in exercise) return exercise.options.map(({ text }) => text).join(' ')
  if ('items' in exercise) return exercise.items.map(({ text }) => text).join(' ')
  if ('text' in exercise) return exercise.text
  return ''
}

const wordsOf = (exercise: Exercise): Set<string> => new Set(words(`${exercise.prompt} ${keyOf(exercise)}`))

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / (a.size + b.size - both || 1)
}
