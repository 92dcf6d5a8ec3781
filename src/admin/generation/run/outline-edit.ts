import type { OutlineEdit, OutlineFact, RunView } from '@/systems/generation/public'

type Shown = NonNullable<RunView['outline']>

export type DraftLesson = { key: string; title: string; facts: OutlineFact[]; isDropped: boolean }
export type DraftModule = { key: string; title: string; lessons: DraftLesson[] }
export type Place = { module: number; lesson: number }

export const draftOf = ({ modules }: Shown, facts: Record<string, OutlineFact[]>): DraftModule[] =>
  modules.map((module) => ({
    key: module.id,
    title: module.title,
    lessons: module.lessons.map(({ id, title }) => ({ key: id, title, facts: facts[id] ?? [], isDropped: false })),
  }))

export const retitled = (modules: readonly DraftModule[], at: Place | number, title: string): DraftModule[] =>
  modules.map((module, m) => {
    if (typeof at === 'number') return m === at ? { ...module, title } : module
    if (m !== at.module) return module
    return { ...module, lessons: module.lessons.map((lesson, l) => (l === at.lesson ? { ...lesson, title } : lesson)) }
  })

export const dropped = (modules: readonly DraftModule[], at: Place, isDropped: boolean): DraftModule[] =>
  changed(modules, at, (lesson) => [{ ...lesson, isDropped }])

/** One place up or down; over the edge of a module into the next. */
export function moved(modules: readonly DraftModule[], { module, lesson }: Place, by: -1 | 1): DraftModule[] {
  const next = modules.map((each) => ({ ...each, lessons: [...each.lessons] }))
  const [taken] = next[module]?.lessons.splice(lesson, 1) ?? []
  if (!taken) return next
  const own = next[module]
  const to = lesson + by
  if (own && to >= 0 && to <= own.lessons.length) own.lessons.splice(to, 0, taken)
  else if (by < 0 && module > 0) next[module - 1]?.lessons.push(taken)
  else if (by > 0 && module < next.length - 1) next[module + 1]?.lessons.unshift(taken)
  else own?.lessons.splice(lesson, 0, taken)
  return next.filter((each) => each.lessons.length > 0)
}

/** Puts a lesson's facts to the one before it in its module. */
export function merged(modules: readonly DraftModule[], { module, lesson }: Place): DraftModule[] {
  return modules.map((each, m) => {
    const own = each.lessons[lesson]
    if (m !== module || lesson === 0 || !own) return each
    return {
      ...each,
      lessons: each.lessons.flatMap((one, l) => {
        if (l === lesson) return []
        return l === lesson - 1 ? [{ ...one, facts: [...one.facts, ...own.facts] }] : [one]
      }),
    }
  })
}

function changed(
  modules: readonly DraftModule[],
  at: Place,
  change: (lesson: DraftLesson) => DraftLesson[],
): DraftModule[] {
  return modules.map((module, m) =>
    m === at.module
      ? { ...module, lessons: module.lessons.flatMap((lesson, l) => (l === at.lesson ? change(lesson) : [lesson])) }
      : module,
  )
}

/** As the server takes it: what is dropped is not there. */
export const editOf = (title: string, modules: readonly DraftModule[]): OutlineEdit => ({
  title,
  modules: modules.flatMap((module) => {
    const lessons = module.lessons.filter(({ isDropped }) => !isDropped)
    return lessons.length === 0
      ? []
      : [
          {
            title: module.title,
            lessons: lessons.map((lesson) => ({ title: lesson.title, facts: lesson.facts.map(({ id }) => id) })),
          },
        ]
  }),
})
