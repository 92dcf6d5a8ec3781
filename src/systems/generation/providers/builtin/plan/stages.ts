import type { SectionRole } from '../../../model'
import { readingMinutes } from './minutes'
import type { Chapter } from './units'

/** Parts of a course, in the order they are taught. */
export const stages = ['background', 'prepare', 'procedure', 'trouble', 'records'] as const
export type Stage = (typeof stages)[number]

const STAGE: Partial<Record<SectionRole, Stage>> = {
  purpose: 'background',
  scope: 'background',
  roles: 'background',
  definitions: 'background',
  principle: 'background',
  materials: 'prepare',
  safety: 'prepare',
  trouble: 'trouble',
  records: 'records',
  quality: 'records',
  training: 'records',
  form: 'prepare',
}
const MAIN =
  /^(?:the )?(?:procedures?|methods?|process|instructions?|work instructions?|werkwijze|uitvoering|durchführung|verfahren|vorgehen|procédure|mode opératoire|procedimiento)$/i

/**
 * The stage of each chapter. Only where one chapter calls itself the procedure do the others find their place around
 * it; a document without one is taught in its own order, after what it says of itself first.
 */
export function stagesOf(chapters: readonly Chapter[]): Map<string, Stage> {
  const main = chapters.findIndex((chapter) => MAIN.test(chapter.section.title))
  const found = new Map<string, Stage>()
  const early = chapters.filter((chapter, index) =>
    chapters.slice(0, index + 1).every((each) => STAGE[each.section.role] === 'background'),
  )
  // A few words of introduction are no part of their own.
  let opening = readingMinutes(early.flatMap((chapter) => chapter.units.flatMap((unit) => unit.facts))) >= 1.5
  chapters.forEach((chapter, index) => {
    const stage =
      main >= 0
        ? around(chapter, index, main, found.get(chapters[index - 1]?.section.id ?? ''))
        : alone(chapter, opening)
    opening &&= stage === 'background'
    found.set(chapter.section.id, stage)
  })
  return found
}

function around(chapter: Chapter, index: number, main: number, before: Stage | undefined): Stage {
  const { role } = chapter.section
  if (role === 'training' && index < main) return 'prepare'
  const known = STAGE[role]
  if (known) return known
  if (index >= main) return 'procedure'
  const tiny = readingMinutes(chapter.units.flatMap((unit) => unit.facts)) < 0.5
  return tiny && before === 'background' ? 'background' : 'prepare'
}

function alone(chapter: Chapter, opening: boolean): Stage {
  const known = STAGE[chapter.section.role]
  return known === 'background' && opening ? 'background' : 'procedure'
}
