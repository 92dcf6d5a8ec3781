import type { Citation, CourseManifest, Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise } from '@/shared/manifest/walk'
import type { Grade, Marks } from './exercise-kind'
import { asLabels } from './answers'
import { labelChoices } from './choose'
import { gradeExercise, markExercise, solutionOf } from './registry'

/** What a learner is told after answering a practice exercise. It holds the key: never send it before an answer. */
export type Feedback = Grade & {
  rationale: string
  marks: Marks
  /** A fully right answer, in the form of an answer; `null` where only a person can tell. */
  solution: unknown
  /** What the author says about the options picked, or the choices made. */
  notes: string[]
  citations: Citation[]
}

/** `null` when no lesson of the course holds such a practice exercise. */
export function practiceFeedback({
  manifest,
  exerciseId,
  answer,
}: {
  manifest: Pick<CourseManifest, 'modules' | 'claims'>
  exerciseId: string
  answer: unknown
}): Feedback | null {
  const exercise = manifest.modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => lesson.blocks)
    .flatMap((block) => (block.type === 'exercise' ? [block.exercise] : []))
    .find((candidate) => candidate.id === exerciseId)
  if (!exercise) return null
  return {
    ...gradeExercise(exercise, answer),
    rationale: exercise.rationale,
    marks: markExercise(exercise, answer),
    solution: solutionOf(exercise),
    notes: notesOn(exercise, answer),
    citations: citationsOf(exercise, manifest.claims),
  }
}

/** Every passage that makes the key right, each once. */
export function citationsOf(exercise: Exercise, claims: CourseManifest['claims']): Citation[] {
  const citations = claimsOfExercise(exercise).flatMap((id) => claims[id]?.citations ?? [])
  const seen = new Set<string>()
  return citations.filter((citation) => {
    const key = `${citation.source} ${citation.segment} ${citation.start} ${citation.end}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

function notesOn(exercise: Exercise, answer: unknown): string[] {
  const notes =
    exercise.type === 'scenario'
      ? scenarioNotes(exercise, answer)
      : 'options' in exercise
        ? labelChoices(exercise.options)
            .filter(({ label }) => asLabels(answer).includes(label))
            .map(({ item }) => item.feedback ?? '')
        : []
  return notes.filter((note) => note.trim() !== '')
}

function scenarioNotes(exercise: Extract<Exercise, { type: 'scenario' }>, answer: unknown): string[] {
  const notes: string[] = []
  let scene = exercise.scenes.find(({ id }) => id === exercise.start)
  for (const label of Array.isArray(answer) ? answer : []) {
    const choice =
      scene && labelChoices(scene.choices.map((one) => ({ ...one, correct: false }))).find((one) => one.label === label)
    if (!choice) break
    notes.push(choice.item.feedback)
    scene = exercise.scenes.find(({ id }) => id === choice.item.to)
  }
  return notes
}
