import { z } from 'zod'
import { unitNamed } from '@/shared/language'
import type { Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise } from '@/shared/manifest/walk'
import { verifyExercise, type Verdict } from '@/shared/verify'
import type { Exercises, Fact, LessonPlan, Outline, PlannedObjective } from '../../model'
import { claimsOf } from '../../pipeline/claims'
import { phrasesOf } from '../../phrases'
import { uniqueIds } from '../../stable-id'
import type { Depth } from '../../wishes'
import { difficultyOf } from '../builtin/exercises/difficulty'
import { drawOf, questionsAsked } from '../builtin/exercises/select'
import { writeExercises as askInWordsOfTheSop } from '../builtin/exercises/write-exercises'
import { eachOf, type Asking } from './asking'
import { citedSchema, factFrom, unknownSegments, type Cited } from './citing'
import { data, type Material } from './material'
import { plainWords, strangeAddresses } from './plain-words'

const AT_ONCE = 4
const MOST_IN_PRACTICE = 3
const FROM_MODEL_IN_PRACTICE = 2

const evidence = z.array(citedSchema).min(1).describe('what makes the key right')
export const question = z.union([
  z.object({
    type: z.enum(['single-choice', 'multiple-choice']),
    prompt: z.string().min(1),
    options: z.array(z.object({ text: z.string().min(1), correct: z.boolean() })).min(2),
    evidence,
  }),
  z.object({ type: z.literal('true-false'), prompt: z.string().min(1), answer: z.boolean(), evidence }),
  z.object({
    type: z.literal('numeric'),
    prompt: z.string().min(1),
    value: z.number(),
    unit: z.string().nullable(),
    evidence,
  }),
  z.object({
    type: z.literal('ordering'),
    prompt: z.string().min(1),
    evidence: evidence.describe('the steps, in the order of the SOP; each is an item'),
  }),
])
export type Question = z.infer<typeof question>
const schema = z.object({ questions: z.array(question) })

type Written = { exercise: Exercise; facts: Fact[]; question: Question; verdict: Verdict }

/**
 * The model's questions whose keys the verifier bears out, with the built-in writer's where a lesson or the assessment
 * would have too few. One try to mend the others; those still wrong go to the verifier, which takes them out and says so.
 */
export async function writeExercises(
  ask: Asking,
  material: Material,
  {
    outline,
    objectives,
    depth,
  }: { outline: Outline; objectives: readonly PlannedObjective[]; depth?: Depth | undefined },
): Promise<Exercises> {
  const lessons = outline.modules.flatMap((module) => module.lessons)
  const byLesson = await eachOf(lessons, AT_ONCE, (lesson) => writeFor(ask, material, lesson, { objectives, depth }))
  const plain = askInWordsOfTheSop({
    facts: material.facts,
    outline,
    objectives,
    claims: claimsOf(material.facts.facts, material.documents),
    sources: material.sources,
    phrases: phrasesOf(material.facts.language),
    depth,
  })
  const good = byLesson.map((written) => written.filter(({ verdict }) => verdict.support === 'supported'))
  const doubtful = byLesson.flat().filter(({ verdict }) => verdict.support !== 'supported')
  const practice = lessons.map((lesson, at) => {
    const own = (good[at] ?? []).slice(0, FROM_MODEL_IN_PRACTICE).map(({ exercise }) => exercise)
    const more = plain.practice.find((each) => each.lesson === lesson.id)?.exercises ?? []
    return {
      lesson: lesson.id,
      exercises: distinct([...own, ...more]).slice(0, Math.max(MOST_IN_PRACTICE, own.length)),
    }
  })
  const practised = practice.flatMap((each) => each.exercises)
  const left = good.flatMap((written) => written.slice(FROM_MODEL_IN_PRACTICE)).map(({ exercise }) => exercise)
  const fresh = distinct([...practised, ...left, ...plain.assessment]).slice(distinct(practised).length)
  const asked = questionsAsked(lessons.length, depth)
  const fromModel = fresh.filter((exercise) => left.includes(exercise)).slice(0, asked * 2)
  const fromSop = fresh.filter((exercise) => !left.includes(exercise)).slice(0, asked * 2 - fromModel.length)
  const rest = fresh.filter((exercise) => !fromModel.includes(exercise) && !fromSop.includes(exercise))
  // Every objective is tested, if need be with questions beyond the number wanted.
  const tested = new Set([...practised, ...fromModel, ...fromSop].map(({ objective }) => objective))
  const needed = rest.filter(({ objective }) => objective !== undefined && !tested.has(objective))
  const bank = [...fromModel, ...fromSop, ...needed]
  return {
    practice,
    assessment: [...bank, ...doubtful.map(({ exercise }) => exercise)],
    draw: drawOf(bank.length, asked),
    composed: byLesson
      .flat()
      .flatMap(({ facts }) => facts)
      .filter((fact) => !material.facts.facts.includes(fact)),
  }
}

/** What the model makes of one lesson: its questions, with the verifier's word on each. */
export async function writeFor(
  ask: Asking,
  material: Material,
  lesson: LessonPlan,
  { objectives, depth }: { objectives: readonly PlannedObjective[]; depth?: Depth | undefined },
): Promise<Written[]> {
  const own = objectives.filter(({ id }) => lesson.objectives.includes(id))
  const taught = material.facts.facts.filter(({ id }) => lesson.facts.includes(id))
  const check = (object: z.infer<typeof schema>) =>
    unknownSegments(
      object.questions.flatMap((each) => each.evidence),
      material,
    )
  const written = (object: z.infer<typeof schema>) =>
    object.questions.flatMap((each) => [each.prompt, ...each.evidence.map(({ claim }) => claim)])
  const { questions } = await ask({
    task: 'exercises',
    schema,
    facts: taught,
    isLocal: true,
    instruction: [
      `Write ${depth === 'certification' ? 'seven to nine' : 'four to six'} questions on the lesson ${data(lesson.title)}, about these facts: ${lesson.facts.map(material.aliasOf).join(', ')}.`,
      own.length === 0 ? '' : `They test: ${data(own.map(({ text }) => text))}.`,
      'The key stands in the evidence, in its words. Wrong options are of the same kind and length, plausible, come from elsewhere in the SOP, and are false by it. A prompt names its situation and does not give the answer away.',
      'Numeric questions ask for one number of the SOP with its unit. Ordering takes three to seven numbered steps that follow each other, never alternatives.',
    ].join(' '),
    written,
    check,
  })
  const newId = uniqueIds()
  const first = questions.flatMap((each) => finish(each, own, material, newId) ?? [])
  const bad = first.filter(({ verdict }) => verdict.support === 'unsupported')
  if (bad.length === 0) return first
  const again = await ask({
    task: 'repair-exercises',
    schema,
    facts: taught,
    isLocal: true,
    instruction: [
      'These questions do not hold. Write each again so that it does, in the same order, or leave it out.',
      data(
        bad.map(({ question: asked, verdict }) => ({
          question: asked,
          problems: verdict.problems.map(({ message }) => message),
        })),
      ),
    ].join(' '),
    written,
    check,
  })
  const mended = again.questions.flatMap((each) => finish(each, own, material, newId) ?? [])
  const held = first.filter((each) => !bad.includes(each))
  return [...held, ...(mended.length === 0 ? bad : mended)]
}

/** A question as an exercise, with the verifier's word on it; null where it is none, or leads out of the course. */
export function finish(
  asked: Question,
  objectives: readonly PlannedObjective[],
  material: Material,
  newId: ReturnType<typeof uniqueIds>,
): Written | null {
  const facts = inOrderOfTheSop(asked.evidence, material)
  const sops = facts.map(({ text }) => text).join('\n')
  const said = JSON.stringify(asked)
  const quoted = asked.evidence.map(({ quote }) => quote).join('\n')
  if (strangeAddresses(said, `${sops}\n${quoted}`).length > 0) return null
  const prompt = plainWords(asked.prompt)
  if (prompt === '') return null
  const [objective] = [...objectives].sort((a, b) => shared(b, facts) - shared(a, facts))
  const ids = [...new Set(facts.map(({ id }) => id))]
  const base = {
    id: newId('e', asked.type, prompt, ...ids),
    prompt,
    points: asked.type === 'ordering' ? 2 : 1,
    claims: ids,
    // The clause itself, not the model's reasons.
    rationale: facts.map(({ text }) => text).join(' '),
    ...(objective ? { objective: objective.id } : {}),
  }
  const made = exerciseOf(asked, base, facts)
  if (!made) return null
  const exercise = { ...made, difficulty: difficultyOf(made) }
  const claims = claimsOf(facts, material.documents)
  return { exercise, facts, question: asked, verdict: verifyExercise({ exercise, claims, sources: material.sources }) }
}

type Base = Pick<Exercise, 'id' | 'prompt' | 'points' | 'claims' | 'rationale'> & { objective?: string }

function exerciseOf(asked: Question, base: Base, facts: readonly Fact[]): Exercise | null {
  switch (asked.type) {
    case 'true-false':
      return { ...base, type: asked.type, answer: asked.answer }
    case 'numeric': {
      const unit = asked.unit === null ? undefined : (unitNamed(asked.unit)?.unit ?? asked.unit)
      return { ...base, type: asked.type, value: asked.value, tolerance: 0, ...(unit === undefined ? {} : { unit }) }
    }
    case 'ordering': {
      const [sequence, ...others] = new Set(facts.map((fact) => fact.sequence?.id))
      // Only what the SOP counts has an order.
      if (facts.length < 3 || sequence === undefined || others.length > 0) return null
      const items = facts.map((fact, at) => ({ id: `i${String(at + 1)}`, text: fact.text, claim: fact.id }))
      return { ...base, type: asked.type, items }
    }
    case 'single-choice':
    case 'multiple-choice': {
      const options = asked.options.map(({ text, correct }, at) => ({
        id: `o${String(at + 1)}`,
        text: plainWords(text),
        correct,
      }))
      const right = options.filter(({ correct }) => correct).length
      if (right === 0 || right === options.length || options.some(({ text }) => text === '')) return null
      return { ...base, type: right === 1 ? 'single-choice' : 'multiple-choice', options }
    }
  }
}

function inOrderOfTheSop(evidenceGiven: readonly Cited[], material: Material): Fact[] {
  const facts = evidenceGiven.map((cited) => factFrom(cited, material))
  const distinctFacts = facts.filter((fact, at) => facts.findIndex(({ id }) => id === fact.id) === at)
  return distinctFacts.sort((a, b) => a.order - b.order)
}

const shared = (objective: PlannedObjective, facts: readonly Fact[]): number =>
  facts.flatMap((fact) => [fact.id, ...(fact.parts ?? [])]).filter((id) => objective.facts.includes(id)).length

/** Without questions that ask the same of the same claims, or in the same words. */
function distinct(exercises: readonly Exercise[]): Exercise[] {
  const seen = new Set<string>()
  return exercises.filter((exercise) => {
    const keys = [
      `${exercise.type} ${claimsOfExercise(exercise).sort().join()}`,
      `${exercise.type} ${exercise.prompt} ${'text' in exercise ? exercise.text : ''}`,
    ]
    if (keys.some((key) => seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}
