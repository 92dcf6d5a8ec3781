import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { endOfDay } from '../due-date'
import { standingsOf } from '../standing'
import type { ListLine } from './read-list'

/** What becomes of a line. `waits`: enrolled when the invited person has made their account. */
export type Fate = 'enrols' | 'has' | 'waived' | 'unknown-person' | 'waits' | 'bad'

/** A line as it was understood. Addresses of people who have accounts go when the import is done; `person` stays. */
export type ImportLine = {
  line: number
  email: string
  name: string
  course: number | null
  title: string
  /** Null: the released one. */
  version: number | null
  dueAt: string | null
  person: number | null
  fate: Fate
  /** What is wrong and what to do; null where nothing is. */
  problem: string | null
}

type Course = {
  id: number
  title: string
  released: number | null
  versions: { id: number; number: number; state: string }[]
}
type Found = { course: Course; version: number | null }

/**
 * Finds the person, the course and the day of every line, and says what is wrong with each that cannot be used.
 *
 * @param course for lines that name none.
 * @param timeZone IANA: where the days of the list end.
 */
export async function matchLines(
  req: PayloadRequest,
  {
    organisation,
    lines,
    course,
    timeZone,
    now,
  }: { organisation: number; lines: readonly ListLine[]; course: number | null; timeZone: string; now: Date },
): Promise<ImportLine[]> {
  const courses = await coursesOf(req, organisation)
  const people = await peopleOf(req, { organisation, emails: [...new Set(lines.map(({ email }) => email))] })
  const seen = new Map<string, number>()
  const matched = lines.map((line): ImportLine => {
    const person = people.get(line.email) ?? null
    const found = courseOf(line, { courses, course })
    const due = dueOf(line.due, { timeZone, now })
    const place = typeof found === 'string' ? '' : `${line.email} ${found.course.id}`
    const first = seen.get(place)
    if (place && first === undefined) seen.set(place, line.line)
    const problem =
      emailProblem(line.email) ??
      (typeof found === 'string' ? found : null) ??
      (typeof due === 'object' && due?.problem ? due.problem : null) ??
      (first === undefined ? null : `The same person and course as in line ${first}. Take one of the two out.`) ??
      (person && !working.has(person.state)
        ? `${line.email} ${person.state === 'left' ? 'has left' : 'is blocked'}. Take the line out.`
        : null)
    const good = typeof found === 'string' ? null : found
    return {
      line: line.line,
      email: line.email,
      name: line.name || (person?.name ?? ''),
      course: good?.course.id ?? null,
      title: good?.course.title ?? line.course,
      version: good?.version ?? null,
      dueAt: due?.dueAt ?? null,
      person: person?.id ?? null,
      fate: problem ? 'bad' : person ? 'enrols' : 'unknown-person',
      problem: problem ?? (person ? null : `${line.email} has no account here. Invite them, or correct the address.`),
    }
  })
  return withStandings(req, matched)
}

const working = new Set(['invited', 'active'])

/** Who is on the course already is no mistake: nothing happens to them. */
async function withStandings(req: PayloadRequest, lines: ImportLine[]): Promise<ImportLine[]> {
  const kinds = new Map<string, ImportLine[]>()
  for (const line of lines) {
    if (line.fate !== 'enrols') continue
    const key = `${line.course} ${line.version ?? ''}`
    kinds.set(key, [...(kinds.get(key) ?? []), line])
  }
  const fates = new Map<ImportLine, Fate>()
  for (const [first, ...rest] of kinds.values()) {
    if (!first?.course) continue
    const group = [first, ...rest]
    const people = group.flatMap(({ person }) => (person === null ? [] : [person]))
    const standings = await standingsOf(req, { course: first.course, version: first.version, people })
    const byPerson = new Map(standings.map((row) => [row.person, row.standing]))
    for (const line of group) {
      const standing = byPerson.get(line.person ?? 0)
      if (standing === 'open' || standing === 'done') fates.set(line, 'has')
      if (standing === 'waived') fates.set(line, 'waived')
    }
  }
  return lines.map((line) => ({ ...line, fate: fates.get(line) ?? line.fate }))
}

function emailProblem(email: string): string | null {
  if (email === '') return 'No email address. Fill it in; people are found by it.'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `"${email}" is no email address. Correct it.`
  return null
}

function courseOf(line: ListLine, { courses, course }: { courses: Course[]; course: number | null }): Found | string {
  const asked = line.course.toLowerCase()
  const fits = asked
    ? courses.filter(({ id, title }) => String(id) === asked || title.trim().toLowerCase() === asked)
    : courses.filter(({ id }) => id === course)
  const [found, another] = fits
  if (!found) {
    if (!asked) return 'No course. Fill in its title or number.'
    return `No course is called "${line.course}". Use the title as it stands in the list of courses, or its number.`
  }
  if (another)
    return `Two courses are called "${line.course}". Use the number of the one you mean: ${fits.map(({ id }) => id).join(' or ')}.`
  if (line.version) {
    const named = found.versions.find(({ number }) => String(number) === line.version.replace(/^v/i, ''))
    if (!named) return `"${found.title}" has no version ${line.version}. Leave it empty for the released one.`
    if (named.state !== 'released')
      return `Version ${named.number} of "${found.title}" is ${named.state}. Leave it empty for the released one.`
    return { course: found, version: named.id }
  }
  if (found.released === null) return `"${found.title}" has no released version. Publish it first.`
  return { course: found, version: null }
}

function dueOf(
  text: string,
  { timeZone, now }: { timeZone: string; now: Date },
): { dueAt: string | null; problem: string | null } {
  if (text === '') return { dueAt: null, problem: null }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const day = dotted ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}` : text
  const dueAt = /^\d{4}-\d{2}-\d{2}$/.test(day) ? endOfDay({ day, timeZone }) : null
  if (dueAt === null) {
    return { dueAt: null, problem: `"${text}" is not a day. Write it as 2027-01-31 or 31.1.2027.` }
  }
  if (new Date(dueAt) <= now) return { dueAt: null, problem: `The due date ${text} has passed. Choose a later one.` }
  return { dueAt, problem: null }
}

async function coursesOf(req: PayloadRequest, organisation: number): Promise<Course[]> {
  return rows<Course>(
    await sql(req).execute(query`
      select c.id, c.title,
        (select v.id from versions v where v.course_id = c.id and v.state = 'released' order by v.number desc limit 1) as released,
        (select coalesce(json_agg(json_build_object('id', v.id, 'number', v.number::int, 'state', v.state)), '[]'::json)
          from versions v where v.course_id = c.id) as versions
      from courses c where c.organisation_id = ${organisation} and c.state <> 'retired'`),
  )
}

async function peopleOf(
  req: PayloadRequest,
  { organisation, emails }: { organisation: number; emails: string[] },
): Promise<Map<string, { id: number; name: string; state: string }>> {
  if (emails.length === 0) return new Map()
  const found = rows<{ id: number; email: string; name: string; state: string }>(
    await sql(req).execute(query`
      select id, lower(email) as email, name, state from users
      where organisation_id = ${organisation} and lower(email) in ${emails}`),
  )
  return new Map(found.map(({ email, ...person }) => [email, person]))
}
