import type { ExerciseOf, Marks, Response, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded } from '../answers'
import { labelled, numbered } from '../labels'

export type ScenarioStripped = StrippedBase<'scenario'> & {
  start: string
  /** `to: null` ends the story. */
  scenes: { id: string; text: string; choices: { id: string; text: string; to: string | null }[] }[]
}
/** Labels of the choices made, from the first scene on. */
export type ScenarioAnswer = string[]

type Scenario = ExerciseOf<'scenario'>
type Scene = Scenario['scenes'][number]
type Choice = Scene['choices'][number]

/** What the choices on the way earned, of what the best way earns. A story that is not played to its end earns nothing. */
export const scenario = defineExerciseKind<'scenario', ScenarioStripped, ScenarioAnswer>({
  type: 'scenario',
  gradedBy: 'machine',
  strip: (exercise, shuffle) => {
    const ids = sceneLabels(exercise)
    return {
      id: exercise.id,
      type: exercise.type,
      prompt: exercise.prompt,
      points: exercise.points,
      start: ids.get(exercise.start) ?? '',
      scenes: exercise.scenes.map((scene) => ({
        id: ids.get(scene.id) ?? '',
        text: scene.text,
        choices: shuffle(labelChoices(scene)).map(({ label, item }) => ({
          id: label,
          text: item.text,
          to: (item.to !== null && ids.get(item.to)) || null,
        })),
      })),
    }
  },
  solution: (exercise) => bestWay(exercise, exercise.start, new Set()).labels,
  grade: (exercise, answer) => {
    const { steps, ended } = walk(exercise, answer)
    const best = bestWay(exercise, exercise.start, new Set()).score
    if (!ended) return graded(0)
    const earned = steps.reduce((sum, { choice }) => sum + choice.score, 0)
    return graded(best > 0 ? earned / best : earned >= best ? 1 : 0)
  },
  mark: (exercise, answer) => {
    const marks: Marks = {}
    walk(exercise, answer).steps.forEach(({ scene, choice }, at) => {
      const top = Math.max(...scene.choices.map((other) => other.score))
      marks[String(at)] = choice.score >= top ? 'right' : 'wrong'
    })
    return marks
  },
  answered: (stripped, answer) => playScenario(stripped, answer).scene === null,
  describe: (stripped, answer) =>
    playScenario(stripped, answer)
      .taken.map(({ choice }) => choice.text)
      .join(' → '),
  interaction: (exercise) => ({
    type: 'other',
    correct: [tell(exercise, bestWay(exercise, exercise.start, new Set()).labels)],
  }),
  response: tell,
})

/** Where the choices made so far have led: the scene now on stage, `null` at the end, and the way there. */
export function playScenario({ start, scenes }: Pick<ScenarioStripped, 'start' | 'scenes'>, answer: unknown) {
  type Shown = ScenarioStripped['scenes'][number]
  const taken: { scene: Shown; choice: Shown['choices'][number] }[] = []
  let scene = scenes.find(({ id }) => id === start) ?? null
  for (const label of Array.isArray(answer) ? answer : []) {
    const choice = scene?.choices.find(({ id }) => id === label)
    if (!scene || !choice) break
    taken.push({ scene, choice })
    const next = choice.to
    scene = scenes.find(({ id }) => id === next) ?? null
  }
  return { scene: scene?.choices.length ? scene : null, taken }
}

function sceneLabels({ scenes }: Scenario): Map<string, string> {
  return new Map(numbered(scenes, (scene) => scene.text).map(({ label, item }) => [item.id, label]))
}

function labelChoices(scene: Scene) {
  return labelled(scene.choices, (choice) => choice.text)
}

function walk(exercise: Scenario, answer: unknown) {
  const steps: { scene: Scene; choice: Choice; label: string }[] = []
  let scene = exercise.scenes.find(({ id }) => id === exercise.start)
  for (const label of Array.isArray(answer) ? answer : []) {
    const choice: Choice | undefined = scene && labelChoices(scene).find((candidate) => candidate.label === label)?.item
    if (!scene || !choice) break
    steps.push({ scene, choice, label: String(label) })
    const next: string | null = choice.to
    scene = exercise.scenes.find(({ id }) => id === next)
  }
  return { steps, ended: steps.length > 0 && !scene?.choices.length }
}

/** The way as a sentence: labels of scenes would mean nothing to the reader of an LMS's report. */
function tell(exercise: Scenario, answer: unknown): Response {
  const { steps } = walk(exercise, answer)
  return { kind: 'prose', text: steps.map(({ choice }) => choice.text).join(' → ') }
}

/** The highest score on a way that meets no scene twice. */
function bestWay(exercise: Scenario, at: string | null, met: Set<string>): { score: number; labels: string[] } {
  const scene = exercise.scenes.find(({ id }) => id === at)
  if (!scene?.choices.length) return { score: 0, labels: [] }
  let best: { score: number; labels: string[] } | null = null
  for (const { label, item } of labelChoices(scene)) {
    if (item.to !== null && (met.has(item.to) || item.to === scene.id)) continue
    const rest = bestWay(exercise, item.to, new Set([...met, scene.id]))
    const score = item.score + rest.score
    if (!best || score > best.score) best = { score, labels: [label, ...rest.labels] }
  }
  return best ?? { score: 0, labels: [] }
}
