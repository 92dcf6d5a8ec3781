import type { CourseState } from '../model'
import type { LlmProvider, StepContext } from '../provider'
import { foreignLanguage } from '../wishes'

/**
 * A verified course in the language that is wished for. It is drafted and checked in the SOP's own, where every word can be
 * compared with its passage; then its words are translated, and its claims, citations and keys stay what they are.
 */
export async function inCourseLanguage({
  provider,
  context,
  state,
}: {
  provider: LlmProvider
  context: StepContext
  state: CourseState
}): Promise<CourseState> {
  const language = foreignLanguage(context.request.wishes, context.request.sources)
  if (language === null || !provider.translate) return state
  const { content, untranslated } = await provider.translate(context, state.verify.content, language)
  const left = new Set(untranslated)
  return {
    ...state,
    verify: {
      content,
      problems: [
        ...state.verify.problems,
        ...Object.keys(content.claims)
          .filter((id) => !left.has(id) && content.claims[id]?.text !== state.verify.content.claims[id]?.text)
          .map((id) => ({
            id,
            kind: 'claim' as const,
            support: content.claims[id]?.support ?? ('partial' as const),
            problems: [
              {
                code: 'translated',
                message: 'it was translated: numbers, units and “not” agree; compare the other words with the passage',
              },
            ],
          })),
        ...[...left].map((id) => ({
          id,
          kind: id in content.claims ? ('claim' as const) : ('exercise' as const),
          support: content.claims[id]?.support ?? ('partial' as const),
          problems: [
            {
              code: 'not-translated',
              message: 'its translation had other numbers or units, so it stands in the words of the SOP',
            },
          ],
        })),
      ],
    },
  }
}
