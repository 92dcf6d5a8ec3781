import { beforeAll, describe, expect, it } from '@jest/globals'
import type { CourseContent, Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { builtin } from '@/systems/generation/providers/builtin'
import { modelProvider } from '@/systems/generation/providers/model'
import type { Depth } from '@/systems/generation/wishes'
import type { SourceDocument } from '@/systems/sops/model'
import { sourceFrom } from '../builders/draft-from-file'
import { pacedModel } from '../fakes/paced-model'

const writers = {
  'the built-in provider': () => builtin,
  'a model': () => {
    const llm = pacedModel()
    return modelProvider({ name: 'paced', title: 'Paced', model: llm.model, llm: () => llm })
  },
}
let sources: Record<string, SourceDocument>
beforeAll(async () => {
  sources = {
    freezer: await sourceFrom('freezer-defrosting-sop.md'),
    ransomware: await sourceFrom('irm-17-ransomware.pdf'),
  }
})

const sameAs = (exercise: Exercise) =>
  JSON.stringify([exercise.type, exercise.prompt, 'text' in exercise ? exercise.text : '', optionsOf(exercise)])
const optionsOf = (exercise: Exercise) => ('options' in exercise ? exercise.options.map(({ text }) => text).sort() : [])

describe.each(Object.entries(writers))('for a certification, %s', (_name, writer) => {
  it.each(['freezer', 'ransomware'])(
    'asks more and has more to draw from than for a standard course: %s',
    async (name) => {
      const source = sources[name] as SourceDocument
      const draft = async (depth: Depth) =>
        (await generateCourse({ sources: [source], provider: writer(), wishes: { depth } })).content
      const [standard, certified] = [await draft('standard'), await draft('certification')]
      expect(certified.assessment.exercises.length).toBeGreaterThan(standard.assessment.exercises.length)
      expect(drawOf(certified)).toBeGreaterThan(drawOf(standard))
      expect(certified.assessment.exercises.length).toBeGreaterThanOrEqual(drawOf(certified) * 2)

      const known = new Set(standard.assessment.exercises.map(sameAs))
      expect(certified.assessment.exercises.filter((each) => !known.has(sameAs(each))).length).toBeGreaterThan(3)
      const all = exercisesOf(certified)
      expect(new Set(all.map(sameAs)).size).toBe(all.length)
      const tested = new Set(all.flatMap(({ objective }) => objective ?? []))
      const asked = new Set(all.flatMap(claimsOfExercise))
      expect(
        certified.objectives.filter(({ id, claims }) => !tested.has(id) && !claims.some((claim) => asked.has(claim))),
      ).toEqual([])
      expect(certified.objectives.length).toBeGreaterThanOrEqual(standard.objectives.length)
    },
    240_000,
  )
})

const drawOf = ({ assessment }: CourseContent): number => assessment.draw ?? assessment.exercises.length
