import { defineProvider, type LlmProvider, type StepContext } from '../../provider'
import type { Llm } from '../../llm/model'
import type { Facts } from '../../model'
import { builtin } from '../builtin'
import { askingAbout } from './asking'
import { writeExercises } from './exercises'
import { writeLessons } from './lessons'
import { materialOf } from './material'
import { writeObjectives } from './objectives'
import { writeOutline } from './outline'
import { promptVersion } from './policy'

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
}: Pick<LlmProvider, 'name' | 'title'> & { model: string; llm: () => Llm; missing?: string | null }): LlmProvider {
  let made: Llm | undefined
  const about = (context: StepContext, facts: Facts) => {
    const material = materialOf(context.request, facts)
    return { material, ask: askingAbout((made ??= llm()), context, material) }
  }
  return defineProvider({
    name,
    title,
    model,
    promptVersion,
    missing,
    facts: builtin.facts,
    async objectives(context, { facts }) {
      const { ask, material } = about(context, facts)
      return writeObjectives(ask, material)
    },
    async outline(context, { facts, objectives }) {
      const { ask, material } = about(context, facts)
      return writeOutline(ask, material, objectives, context.request.title)
    },
    async lessons(context, { facts, outline }) {
      const { ask, material } = about(context, facts)
      return writeLessons(ask, material, outline)
    },
    async exercises(context, { facts, outline, objectives }) {
      const { ask, material } = about(context, facts)
      return writeExercises(ask, material, { outline, objectives })
    },
  })
}
