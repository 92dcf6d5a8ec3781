import { defineProvider, type LlmProvider, type StepContext } from '../../provider'
import type { Llm } from '../../llm/model'
import type { Prices } from '../../llm/prices'
import type { Facts } from '../../model'
import { builtin } from '../builtin'
import { askingAbout } from './asking'
import { writeExercises, writeFor } from './exercises'
import { writeLessons } from './lessons'
import { materialOf, type Material } from './material'
import { objectivesOfPart, writeObjectives } from './objectives'
import { modulesOfPart, outlineOf, writeOutline } from './outline'
import { promptVersion } from './policy'
import { withoutTooLong } from './too-long'
import { contextOf, lettersIn } from './window'
import { translateCourse } from './translate'
import { rewritePart } from './rewrite'

/**
 * A provider that has a model write. The facts are our own reader's; the model plans and words, and cites a passage for
 * everything it states; it has no tools, and nothing but words comes back from it.
 */
export function modelProvider({
  name,
  title,
  model,
  llm,
  missing = null,
  contextTokens,
  prices,
}: Pick<LlmProvider, 'name' | 'title'> & {
  model: string
  llm: () => Llm
  missing?: string | null
  /** That the model reads at once; by its name where nobody says. */
  contextTokens?: number | undefined
  prices?: Prices | null | undefined
}): LlmProvider {
  let made: Llm | undefined
  // Lessons are asked about side by side, and long SOPs take a moment to lay out.
  const known = new WeakMap<Facts, Material>()
  const about = (context: StepContext, facts: Facts) => {
    const material =
      known.get(facts) ?? materialOf(context.request, facts, lettersIn(contextTokens ?? contextOf(model)))
    known.set(facts, material)
    return { material, ask: askingAbout((made ??= llm()), context, material) }
  }
  return defineProvider({
    name,
    title,
    model,
    promptVersion,
    missing,
    ...(prices === undefined ? {} : { prices }),
    llm: () => (made ??= llm()),
    facts: builtin.facts,
    readable: (context, facts) => withoutTooLong(about(context, facts).material),
    async objectives(context, { facts }) {
      const { ask, material } = about(context, facts)
      return writeObjectives(ask, material)
    },
    async outline(context, { facts, objectives }) {
      const { ask, material } = about(context, facts)
      return writeOutline(ask, material, objectives, context.request.title)
    },
    parts: {
      count: (context, { facts }) => about(context, facts).material.parts.length,
      async plan(context, { facts }, at) {
        const { ask, material } = about(context, facts)
        const part = material.parts[at] ?? []
        const objectives = await objectivesOfPart(ask, material, part)
        const modules = await modulesOfPart(ask, material, part, objectives)
        return { objectives, outline: outlineOf(modules, material, context.request.title) }
      },
    },
    async lessons(context, { facts, outline }) {
      const { ask, material } = about(context, facts)
      return writeLessons(ask, material, outline)
    },
    async exercises(context, { facts, outline, objectives }) {
      const { ask, material } = about(context, facts)
      return writeExercises(ask, material, { outline, objectives, depth: context.request.wishes?.depth })
    },
    async rewrite(context, given) {
      const { ask, material } = about(context, given.facts)
      return rewritePart(ask, material, given)
    },
    async translate(context, content, language) {
      const facts = { language, title: '', sections: [], facts: [], leftOut: [] }
      return translateCourse(
        askingAbout((made ??= llm()), context, materialOf({ sources: [] }, facts)),
        content,
        language,
      )
    },
    async askExercises(context, { facts, objectives }, lesson) {
      const { ask, material } = about(context, facts)
      await writeFor(ask, material, lesson, { objectives, depth: context.request.wishes?.depth })
    },
  })
}
