import type { Context, Statement } from '@xapi/xapi'

const categories = 'https://w3id.org/xapi/cmi5/context/categories'
const masteryExtension = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore'
const defined = new Set(['initialized', 'completed', 'passed', 'failed', 'terminated'])

/** The last part of a verb's IRI: `passed`. */
export function verbOf({ verb }: Pick<Statement, 'verb'>): string {
  return verb.id.split('/').at(-1) ?? ''
}

/**
 * A statement as cmi5 wants it (9.6): the template of the LMS in every one, nothing of it changed, and its own marks on
 * the verbs that it defines.
 */
export function inSession<S extends Statement>(
  statement: S,
  { template, activityId, masteryScore }: { template: Context; activityId: string; masteryScore: number | undefined },
): S {
  const verb = verbOf(statement)
  const isDefined = defined.has(verb) && 'id' in statement.object && statement.object.id === activityId
  const judged = isDefined && (verb === 'passed' || verb === 'failed')
  const category = isDefined
    ? [`${categories}/cmi5`, ...(judged || verb === 'completed' ? [`${categories}/moveon`] : [])].map((id) => ({
        objectType: 'Activity' as const,
        id,
      }))
    : []
  const own = statement.context ?? {}
  const contextActivities = merged(
    { ...(own.contextActivities ?? {}), ...(category.length > 0 ? { category } : {}) },
    template.contextActivities ?? {},
  )
  const extensions = {
    ...own.extensions,
    ...(judged && masteryScore !== undefined ? { [masteryExtension]: masteryScore } : {}),
    ...template.extensions,
  }
  return { ...statement, context: { ...own, ...template, contextActivities, extensions } }
}

type Activities = NonNullable<Context['contextActivities']>

/** Both lists of each kind, none twice. */
function merged(own: Activities, template: Activities): Activities {
  const kinds = [...new Set([...Object.keys(own), ...Object.keys(template)])] as (keyof Activities)[]
  return Object.fromEntries(
    kinds.map((kind) => {
      const all = [...[template[kind] ?? []].flat(), ...[own[kind] ?? []].flat()]
      return [kind, all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at)]
    }),
  )
}
