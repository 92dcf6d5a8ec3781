import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { latestReleased } from '../assignment-rows'
import { enrolsNow } from '../commands/apply-assignment'
import { checkWish, type AssignmentWish } from '../commands/assign-course'
import { notAllowed } from '../errors'
import { mayAssignTo, signedIn } from '../policies'
import { standingsOf, type Standing } from '../standing'

export type PreviewPerson = { id: number; name: string; email: string }
/** What would become of people. `more`: how many are not named. */
export type PreviewGroup = { total: number; people: PreviewPerson[]; more: number }

export type AssignmentPreview = {
  people: number
  enrols: PreviewGroup
  /** On the course already, or passed it. */
  has: PreviewGroup
  waived: PreviewGroup
  /** Their training on this very version ran out or was replaced. */
  lapsed: PreviewGroup
  /** A due date that is nearer than a day, a target that means nobody: said before it is done. */
  remarks: string[]
}

const NAMED = 20

/** Who would be enrolled, who has it already, who was excused. Changes nothing. @throws what `assignCourse` throws. */
export async function previewAssignment({
  req,
  now = new Date(),
  ...wish
}: AssignmentWish & { req: PayloadRequest; now?: Date }): Promise<AssignmentPreview> {
  const person = signedIn(req)
  const { organisation } = person
  if (!mayAssignTo(person, wish.target)) {
    throw notAllowed('Training managers assign courses; trainers assign them to the cohorts they lead.')
  }
  const people = await checkWish(req, { organisation, person, wish, now })
  const version = wish.version ?? (await latestReleased(req, { organisation, course: wish.course }))
  const standings = await standingsOf(req, { course: wish.course, version: wish.version ?? null, people })
  const kind = ({
    standing,
    version: on,
  }: (typeof standings)[number]): keyof Omit<AssignmentPreview, 'people' | 'remarks'> => {
    if (standing === 'lapsed' && on === version) return 'lapsed'
    if (enrolsNow[standing]) return 'enrols'
    return words[standing]
  }
  const sorted = { enrols: [] as number[], has: [] as number[], waived: [] as number[], lapsed: [] as number[] }
  for (const row of standings) sorted[kind(row)].push(row.person)
  const names = await namesOf(
    req,
    Object.values(sorted).flatMap((ids) => ids.slice(0, NAMED)),
  )
  const group = (ids: number[]): PreviewGroup => ({
    total: ids.length,
    people: ids.slice(0, NAMED).flatMap((id) => names.get(id) ?? []),
    more: Math.max(0, ids.length - NAMED),
  })
  return {
    people: people.length,
    enrols: group(sorted.enrols),
    has: group(sorted.has),
    waived: group(sorted.waived),
    lapsed: group(sorted.lapsed),
    remarks: remarksOn({ wish, people: people.length, now }),
  }
}

const words: Record<Standing, 'has' | 'waived' | 'lapsed'> = {
  new: 'has',
  open: 'has',
  done: 'has',
  waived: 'waived',
  withdrawn: 'has',
  dropped: 'has',
  lapsed: 'lapsed',
}

function remarksOn({ wish, people, now }: { wish: AssignmentWish; people: number; now: Date }): string[] {
  const remarks: string[] = []
  if (people === 0) {
    remarks.push('Nobody fits now. The assignment can be made all the same: people who fit later are enrolled then.')
  }
  const { dueAt } = wish.due
  if (dueAt && new Date(dueAt).getTime() - now.getTime() < 2 * 24 * 60 * 60 * 1000) {
    remarks.push('The due date is less than two days away.')
  }
  return remarks
}

async function namesOf(req: PayloadRequest, people: number[]): Promise<Map<number, PreviewPerson>> {
  if (people.length === 0) return new Map()
  const found = rows<PreviewPerson>(
    await sql(req).execute(query`select id, name, email from users where id in ${people}`),
  )
  return new Map(found.map((row) => [row.id, row]))
}
